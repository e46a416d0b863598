import type { SettingsProblem } from '../../core/model/parse-settings.ts';
import { shownName } from '../../core/names/shown-name.ts';

/** Settings as a link and a file. */
export const share = {
  title: 'Share these settings',
  explain:
    'The model and its priors as a link or a small file. Your data stay here: whoever opens it applies the settings to their own data.',
  copy: 'Copy link',
  copied: 'Link copied.',
  byHand: 'The browser did not allow copying. Copy the link from here:',
  link: 'Link to these settings',
  save: 'Save JSON',
  open: 'Open JSON',
  paste: 'Paste JSON',
  pasted: 'Settings as JSON',
  apply: 'Apply',
  applied: 'The shared settings were applied to the current data.',
  strangers: (names: string) => `Priors of models not in these data were left out: ${names}.`,
  undo: 'Undo',
  dismiss: 'Dismiss',
  refused: 'These settings can’t be used, and nothing was changed.',
  refusedChange: 'This change can’t be used, so the settings stay as they were.',
  refusedStored: 'The settings stored with this run are invalid, so the defaults are used.',
};

/** What is wrong with shared settings. */
export function settingsProblem(
  problem: SettingsProblem | { readonly kind: 'damaged-link' },
): string {
  switch (problem.kind) {
    case 'damaged-link':
      return 'The link is damaged: part of it is missing or changed. Copy it again.';
    case 'too-long':
      return 'The text is far too long to be settings.';
    case 'not-json':
      return 'The text is not valid JSON, or part of it is missing.';
    case 'not-settings':
      return 'The text is JSON, but not Caravan settings.';
    case 'newer':
      return `The settings are of version ${shownName(problem.version)}, which this version of Caravan can’t read.`;
    case 'missing':
      return `The field “${shownName(problem.field)}” is missing.`;
    case 'unknown-field':
      return `The field “${shownName(problem.field)}” is not one of the settings.`;
    case 'bad-value':
      return `“${shownName(problem.value)}” can’t be the value of “${shownName(problem.field)}”.`;
    case 'repeated-belief':
      return `${shownName(problem.model)} has two priors of its own; keep one.`;
  }
}

/** What extreme settings mean. */
export const extremes = {
  title: 'What these settings mean',
  narrow: (points: string) =>
    `With a width of ${points} the prior holds all models together: the data can hardly separate them.`,
  wide: 'A prior this wide is almost flat over the range of the data: nothing limits the strength of models that never lost.',
  cauchy:
    'With one degree of freedom (the Cauchy distribution) or less, the tails are so long that the prior has no mean: an outlying model is hardly shrunk.',
  cut: (name: string, percent: string) =>
    `The limits contradict the data: ${percent} of the fit’s draws of ${name} lie outside. The fit presses against the limit.`,
  cutAll: 'The limits exclude every draw of the fit: prior and data contradict each other.',
  belief: (name: string) =>
    `The prior for ${name} and the data are far apart: the result lies where neither would put it.`,
};
