import type { SettingsProblem } from '../../core/model/parse-settings.ts';
import { shownName } from '../../core/names/shown-name.ts';

/** Words of the Priors page in English. */
export const lab = {
  purpose:
    'What did the prior do? Move a slider: every interval follows at once. Nothing here changes the leaderboard until you say so.',
  waiting: 'The prior can be tried as soon as the fit is finished.',
  failedFit: 'The fit failed, so there is nothing to try priors on.',
  withoutPrior:
    'This fit is maximum likelihood, in which no prior takes part. Sample the posterior to see what a prior does.',
  sample: 'Sample with the prior',
  title: 'The ranking under this prior',
  explain: 'Grey band: the fit. Coloured line: the prior as it is set now.',
  key: (narrow: string, wide: string) =>
    `Thick ${narrow}, thin ${wide}, dot: median; ±: half of the ${narrow} interval.`,
  controls: 'Model and prior to try',
  terms: 'Terms:',
  tried: 'You are trying other settings. The leaderboard still shows the fit.',
  untried: 'These are the settings of the fit. Move a slider to try others.',
  keep: 'Use these settings',
  reset: 'Back to the fit',
  columns: {
    rank: 'Rank',
    model: 'Model',
    rating: 'Rating',
    logOdds: 'Log-odds',
    driver: 'Decided by',
    before: 'In the fit',
    now: 'Now',
    interval: (percent: string) => `${percent} interval`,
    stronger: 'Stronger than next',
  },
  was: (rank: string) => `was ${rank}`,
  figure: (models: string) => `Medians and intervals of ${models} models, in the fit and now`,
  scroll: 'The models, best first',
  summary: {
    same: 'The ranking is that of the fit.',
    unmoved: 'No rank changes.',
    /** How many models change rank, and whose median moves most, by how much. */
    moved: (models: number) =>
      models === 1 ? '1 model changes rank.' : `${models} models change rank.`,
    still: 'No strength moves by as much as can be shown.',
    most: (name: string, change: string) => `${name} moves most: ${change}.`,
    widths: (percent: string) => `The intervals are ${percent} as wide as in the fit.`,
  },
  table: 'As a table',
  pages: {
    previous: 'Previous',
    next: 'Next',
    range: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
  },
  chooseRow: 'Press a row to look at its model closely, and to draw what you believe of it.',
};

/** How far the weighted draws can be believed. */
export const weights = {
  label: 'k-hat',
  none: 'The draws of the fit, as they were drawn.',
  asked: 'Asking the draws…',
  good: (ess: string, draws: string) =>
    `The reweighted draws can be believed: they are worth ${ess} of ${draws}.`,
  fair: (ess: string, draws: string) =>
    `The reweighted draws can still be used: they are worth ${ess} of ${draws}.`,
  tooFar: (limit: string) =>
    `Too far for weights (k-hat above ${limit}): the model is fitted anew when the slider rests.`,
  impossible:
    'Weights can’t show this: the fit has no draws where these settings need them. The model is fitted anew.',
  fitting: 'Fitting anew…',
  refitted: 'Fitted anew under these settings.',
  failed: 'These settings could not be fitted.',
  meter: (k: string, limit: string) => `k-hat ${k}; up to ${limit} the weights can be believed`,
};

/** One parameter: prior, data and posterior. */
export const closely = {
  title: 'One parameter closely',
  explain: 'What was believed before, what the data alone say, and what comes of both together.',
  which: 'Parameter',
  strengths: 'Strengths',
  others: 'Others',
  names: {
    order: 'Order effect',
    logNu: 'Ties (log ν)',
    logKappa: 'Ties (log κ)',
    tau: 'Spread τ',
  },
  curves: {
    prior: 'Prior',
    data: 'Data alone',
    posterior: 'Posterior',
    fit: 'Posterior in the fit',
  },
  region: (name: string) => `Prior, data and posterior of ${name}`,
  hint: 'Point at the figure, or use the arrow keys, to read shares off the curves.',
  below: (value: string) => `Below ${value}:`,
  share: (curve: string, percent: string) => `${curve} ${percent}`,
  /** Of the curves that are known so far. */
  summary: (name: string, known: Partial<Record<'prior' | 'data' | 'posterior', string>>) => {
    const said = [
      ...(known.prior === undefined ? [] : [`prior ${known.prior}`]),
      ...(known.data === undefined ? [] : [`data alone ${known.data}`]),
      ...(known.posterior === undefined ? [] : [`posterior ${known.posterior}`]),
    ];
    return said.length === 0 ? '' : `${name}: ${said.join(', ')}.`;
  },
  columns: { curve: 'Curve', middle: 'Middle' },
  between: (lower: string, upper: string) => `${lower} to ${upper}`,
  from: (lower: string) => `from ${lower} up`,
  upTo: (upper: string) => `up to ${upper}`,
  anything: 'no limit',
  none: '–',
  overlap: {
    priorData: (percent: string) => `Prior and data overlap by ${percent}.`,
    little: 'They disagree: the posterior is a compromise between the two.',
    priorPosterior: (percent: string) => `Prior and posterior overlap by ${percent}.`,
    taught: 'The data dominate the prior.',
    learnedLittle: 'The data taught little: the posterior is nearly the prior.',
  },
  above: 'The data alone set no upper limit here: the curve stays high to the right.',
  beneath: 'The data alone set no lower limit here: the curve stays high to the left.',
  both: 'The data alone say nothing of this parameter: the curve is level.',
  noData: 'Of τ the data say nothing directly; the curve is the posterior over the prior.',
  waitingData: 'Looking at what the data alone say…',
};

/** What single models are believed to be, drawn on their rows. */
export const belief = {
  draw: 'Draw: press in the middle, pull to the width',
  none: (name: string) => `Nothing is believed of ${name} beforehand but the prior for all.`,
  add: (name: string) => `Believe something of ${name}`,
  title: (name: string) => `Belief about ${name}`,
  middle: (name: string) => `Middle of the belief about ${name}`,
  width: (name: string) => `Width of the belief about ${name}`,
  middleField: 'Middle',
  widthField: 'Give or take',
  remove: (name: string) => `Remove the belief about ${name}`,
  value: (mean: string, sd: string) => `${mean}, give or take ${sd}`,
};

/** What the prior says before any data. */
export const before = {
  title: 'Before any data',
  explain: 'What this prior expects, with what the data and the fit then showed.',
  waiting: 'Working out what the prior says…',
  excluded: 'Limits and beliefs exclude each other: no strengths are left. Widen one of them.',
  win: {
    title: 'A random model against another',
    axis: 'share of decided matches that it wins',
    fit: 'in the fit',
    summary: (lopsided: string, level: string) =>
      `Before any data, one of two random models wins at least 95% of their matches with probability ${lopsided}; with ${level} they are about level.`,
    lopsided:
      'This prior expects one-sided matches: of two random models one nearly always wins. It is wider than most rankings.',
    level:
      'This prior says that all models are about equal before any data, and pulls them together hard.',
  },
  spread: {
    title: 'Spread of the strengths',
    axis: 'standard deviation of the models, rating points',
    axisLogOdds: 'standard deviation of the models, log-odds',
    mark: (value: string) => `fit: ${value}`,
    summary: (lower: string, upper: string, fit: string) =>
      `The prior expects a standard deviation of ${lower} to ${upper} (95%); in the fit it is ${fit}.`,
    inside: 'What the fit shows is what this prior expects.',
    low: 'The fit spreads less than this prior expects.',
    high: 'The fit spreads more than this prior expects: the prior pulls the models together.',
  },
  range: {
    title: 'From the weakest to the strongest',
    axis: 'range of the models, rating points',
    axisLogOdds: 'range of the models, log-odds',
    mark: (value: string) => `fit: ${value}`,
    summary: (lower: string, upper: string, fit: string) =>
      `The prior expects ${lower} to ${upper} between the weakest and the strongest (95%); in the fit it is ${fit}.`,
  },
  ties: {
    title: 'Ties',
    axis: 'share of ties',
    mark: (value: string) => `data: ${value}`,
    summary: (lower: string, upper: string, data: string) =>
      `The prior expects ${lower} to ${upper} of ties (95%); in the data there are ${data}.`,
    none: 'In this tie model a tie has no probability of its own, so the prior expects none.',
  },
  first: {
    title: 'Order',
    axis: 'share won by the answer shown first',
    mark: (value: string) => `data: ${value}`,
    summary: (lower: string, upper: string, data: string) =>
      `The prior expects the first answer to win ${lower} to ${upper} of decided matches (95%); in the data it won ${data}.`,
    none: 'The order effect is not in the model: the prior says nothing of the order.',
  },
  columns: { from: 'From', to: 'To', share: 'Share before data', fit: 'Share in the fit' },
};

/** What depends on the prior. */
export const sensitive = {
  title: 'What depends on the prior',
  explain:
    'The prior is made a little stronger and weaker, and the data likewise; what moves with which?',
  waiting: 'Looking at what moves with the prior…',
  failed: 'This could not be worked out.',
  drivers: { data: 'data', prior: 'prior', conflict: 'conflict' },
  meaning: {
    data: 'The data decide; the prior hardly matters.',
    prior: 'The prior is strong here, or the data weak: another prior would move this.',
    conflict: 'Prior and data disagree, and the result lies between the two.',
  },
  steady: (claims: string) =>
    `None of the ${claims} claims about strengths and ranks depends on the prior.`,
  count: (found: number, claims: string) =>
    found === 1
      ? `One of ${claims} claims about strengths and ranks depends on the prior:`
      : `${found} of ${claims} claims about strengths and ranks depend on the prior:`,
  strength: (name: string) => `The strength of ${name}`,
  ahead: (first: string, second: string) => `${first} ahead of ${second}`,
  order: 'The order effect',
  tie: 'The parameter of ties',
  tau: 'The spread τ',
  becausePrior: 'the prior decides along with the data',
  becauseConflict: 'prior and data disagree',
  figures: (prior: string, likelihood: string) => `prior ${prior}, data ${likelihood}`,
  threshold: (limit: string) => `Sensitive from ${limit} on.`,
  flat: 'A flat prior has no strength to change, so nothing can be seen to depend on it; what its limits do is said where a strength leans on them.',
  unsure: 'The weights behind these figures are not to be trusted (k-hat too high).',
  table: 'All claims as a table',
  columns: { claim: 'Claim', prior: 'Prior', data: 'Data', driver: 'Decided by' },
  line: {
    ranks: (claims: string) => `The ranking is sensitive to the prior: ${claims}.`,
    strengths: (names: string) => `The strengths of ${names} are sensitive to the prior.`,
    steady: 'No claim of the ranking is sensitive to the prior.',
    more: (n: string) => `${n} more`,
    link: 'What did the prior do?',
  },
  outdated: 'These marks are about the fit, not about the settings you are trying.',
};

/** Settings as a link and a file. */
export const share = {
  title: 'Share these settings',
  explain:
    'Model, priors and beliefs as a link or a small file. The data stay here: whoever opens it sees what the settings do to their own.',
  copy: 'Copy link',
  copied: 'The link is copied.',
  byHand: 'The browser did not let the link be copied; here it is:',
  link: 'Link to these settings',
  save: 'Save JSON',
  open: 'Open JSON',
  paste: 'Paste JSON',
  pasted: 'Settings as JSON',
  apply: 'Apply',
  applied: 'Shared settings were applied to the present data.',
  strangers: (names: string) => `These data have no ${names}; what is believed of it is left out.`,
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
      return 'The link is damaged: a part of it is missing or changed. Copy it anew.';
    case 'too-long':
      return 'The text is far longer than any settings.';
    case 'not-json':
      return 'The text is no JSON, or only a part of it is there.';
    case 'not-settings':
      return 'The text is JSON, but not of Caravan’s settings.';
    case 'newer':
      return `The settings are of version ${shownName(problem.version)}, which this Caravan does not know.`;
    case 'missing':
      return `The field “${shownName(problem.field)}” is missing.`;
    case 'unknown-field':
      return `The field “${shownName(problem.field)}” is not one of the settings.`;
    case 'bad-value':
      return `“${shownName(problem.value)}” can’t be the value of “${shownName(problem.field)}”.`;
    case 'repeated-belief':
      return `${shownName(problem.model)} has two priors of its own; only one can hold.`;
  }
}

/** What extreme settings mean. */
export const extremes = {
  title: 'What these settings mean',
  narrow: (points: string) =>
    `With a width of ${points} the prior holds all models together: the data can hardly move them apart.`,
  wide: 'A prior this wide says next to nothing within the range of the data; models that never lost are left without a limit.',
  cauchy:
    'With one degree of freedom (the Cauchy distribution) or less the tails are so long that the prior has no mean: a model far out is hardly pulled in.',
  cut: (name: string, percent: string) =>
    `The limits exclude what the data say: ${percent} of the fit’s draws of ${name} lie outside. The fit presses against the limit.`,
  cutAll: 'The limits exclude every draw of the fit: prior and data contradict each other.',
  belief: (name: string) =>
    `The belief about ${name} and the data are far apart: the result lies where neither would put it.`,
};
