import { clusterKindOf } from '../../core/model/settings.ts';
import type { ModelSettings, StrengthPrior } from '../../core/model/settings.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import { isUnusual } from '../../core/publish/unusual-model.ts';
import type { PairCounts } from '../../core/table/judgments.ts';
import type { Words } from '../../words/en/frame.ts';

/** A model and its priors in one line, e.g. "ties half · flat(±4) · order effect flat(±1)". */
export function settingsText(
  { ties, strength, order, informative }: ModelSettings,
  words: Pick<Words, 'settingsText'>,
): string {
  const say = words.settingsText;
  const orderText = order ? say.order(priorText(order, words)) : say.noOrder;
  const known = informative.length === 0 ? [] : [say.informative(informative.length)];
  return [priorText(strength, words), ...known, orderText, say.ties[ties]].join(' · ');
}

/** The same where readers of a table or figure must be told; else null. */
export function unusualText(
  { model, counts, summary }: { model: ModelSettings; counts: PairCounts; summary: FitSummary },
  words: Pick<Words, 'settingsText'>,
): string | null {
  return isUnusual(model, counts, summary) ? settingsText(model, words) : null;
}

/** The same and over what its intervals are, as fits in a list are told apart. */
export function fitText(
  model: ModelSettings,
  words: Pick<Words, 'settingsText' | 'questions'>,
): string {
  const over = words.questions.over[clusterKindOf(model) ?? 'alone'];
  return `${settingsText(model, words)} · ${over}`;
}

/** A prior in a few words, e.g. "normal(0, 1)". */
export function priorText(
  prior: StrengthPrior,
  { settingsText: say }: Pick<Words, 'settingsText'>,
): string {
  switch (prior.family) {
    case 'normal':
      return say.normal(String(prior.scale));
    case 'student-t':
      return say.studentT(String(prior.df), String(prior.scale));
    case 'laplace':
      return say.laplace(String(prior.scale));
    case 'uniform':
      return say.uniform(String(prior.bound));
    case 'hierarchical':
      return say.hierarchical(prior.hyper, String(prior.scale));
  }
}
