import { shownName } from '../../core/names/shown-name.ts';
import type { SettingName } from '../../core/history/settings-change.ts';
import type { DataChange } from '../../core/history/data-change.ts';
import { clusterKindOf } from '../../core/model/settings.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { ComparedFits } from '../../state/history/compared-fits.svelte.ts';
import type { RunHead } from '../../state/runs/runs.svelte.ts';
import type { NumberWriter } from '../../ui/text/numbers.ts';
import { priorText } from '../../ui/text/settings-text.ts';
import type { Words } from '../../words/en/frame.ts';
import type { historyWords } from '../../words/history.ts';

/** What a text is written in. */
export interface Language {
  readonly words: ReturnType<typeof historyWords>;
  readonly frame: Pick<Words, 'settings' | 'settingsText'>;
  readonly write: NumberWriter;
}

/** So many names of judges or models stand in a line. */
export const MAX_NAMES = 8;

/** In what two fits differ besides their numbers, a line each. */
export function differences(found: ComparedFits, language: Language): string[] {
  const { before, after, data, settings } = found;
  const { words, write } = language;
  const say = words.differs;
  const areStan = before.stanFiles !== undefined || after.stanFiles !== undefined;
  const lines = settings.map((name) =>
    say.setting(
      words.settings[name],
      settingText(name, before, language),
      settingText(name, after, language),
    ),
  );
  const isKnown = before.madeWith !== undefined || after.madeWith !== undefined;
  const versionOf = ({ madeWith }: Pick<RunHead, 'madeWith'>): string =>
    madeWith === undefined ? say.unknownVersion : shownName(madeWith);
  const [old, now] = [versionOf(before), versionOf(after)];
  const version = old === now ? say.sameVersion(now) : say.version(old, now);
  return [
    ...(data === null ? [say.sameData(write.whole(after.judgments))] : dataLines(data, language)),
    ...(lines.length === 0 && !areStan ? [say.sameSettings] : lines),
    ...(areStan ? [say.stan] : []),
    ...(isKnown ? [version] : []),
  ];
}

function dataLines(data: DataChange, { words, write }: Language): string[] {
  const say = words.differs;
  const { before, after, added, removed, changed, same, rows } = data;
  const [old, now] = [write.whole(before), write.whole(after)];
  const parts = [added, removed, changed, same].map((n) => write.whole(n));
  const judges = (rows?.judges ?? []).map((own) =>
    say.count(shownName(own.name), write.whole(own.before), write.whole(own.after)),
  );
  const { addedQuestions = 0, removedQuestions = 0 } = rows ?? {};
  return [
    `${say.judgments(old, now)} ${say.parts(parts[0], parts[1], parts[2], parts[3])}`,
    ...(rows === null ? [say.byPair] : []),
    ...(judges.length === 0
      ? []
      : [say.judges(write.listed(judges, MAX_NAMES, words.compare.more))]),
    ...(addedQuestions + removedQuestions === 0
      ? []
      : [say.questions(write.whole(addedQuestions), write.whole(removedQuestions))]),
  ];
}

/** One setting of a fit in a few words. */
export function settingText(
  name: SettingName,
  { model, sampler }: Pick<RunHead, 'model' | 'sampler'>,
  { words, frame, write }: Language,
): string {
  const say = words.values;
  switch (name) {
    case 'strength':
      return priorText(model.strength, frame);
    case 'order':
      return model.order === null ? say.none : priorText(model.order, frame);
    case 'ties':
      return frame.settingsText.ties[model.ties];
    case 'tie':
      return say.normal(String(model.tie.mean), String(model.tie.scale));
    case 'informative': {
      const priors = model.informative.map(
        ({ model: own, mean, scale }) =>
          `${shownName(own)} ${say.normal(String(mean), String(scale))}`,
      );
      return priors.length === 0 ? say.none : write.listed(priors, MAX_NAMES, words.compare.more);
    }
    case 'questions':
      return questionsText(model, say);
    case 'sampler':
      return frame.settings.samplerNames[sampler.sampler];
    case 'bootstrap':
      return say.bootstrap[sampler.bootstrap ?? 'bca'];
    case 'seed':
      return String(sampler.seed);
    default:
      return write.whole(sampler[name]);
  }
}

function questionsText(model: ModelSettings, say: Language['words']['values']): string {
  const kind = clusterKindOf(model);
  if (kind === null) return say.these;
  return model.questions?.kind === 'random'
    ? say.random(String(model.questions.scale), model.questions.isConditional === true)
    : say.robust[kind];
}
