import type { ModelSettings, StrengthPrior } from '../../core/model/settings.ts';
import type { Words } from '../../words/en/frame.ts';

/** A model and its priors in one line, e.g. "ties half · flat(±4) · order effect flat(±1)". */
export function settingsText(
  { ties, strength, order, informative }: ModelSettings,
  words: Pick<Words, 'settingsText'>,
): string {
  const say = words.settingsText;
  const prior = (p: StrengthPrior): string => {
    switch (p.family) {
      case 'normal':
        return say.normal(String(p.scale));
      case 'student-t':
        return say.studentT(String(p.df), String(p.scale));
      case 'laplace':
        return say.laplace(String(p.scale));
      case 'uniform':
        return say.uniform(String(p.bound));
      case 'hierarchical':
        return say.hierarchical(p.hyper, String(p.scale));
    }
  };
  const orderText = order ? say.order(prior(order)) : say.noOrder;
  const known = informative.length === 0 ? [] : [say.informative(informative.length)];
  return [prior(strength), ...known, orderText, say.ties[ties]].join(' · ');
}
