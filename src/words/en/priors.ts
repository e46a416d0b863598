import { agree, counted, list, whole } from './grammar.ts';

/** Words of the Priors page in English. */
export const lab = {
  purpose:
    'What did the prior do? Move a slider: every interval follows at once. The leaderboard stays as it is until you apply the settings.',
  waiting: 'You can try priors as soon as the fit is finished.',
  failedFit: 'The fit failed, so there is nothing to try priors on.',
  withoutPrior:
    'This is a maximum-likelihood fit, which uses no prior. Sample the posterior to see what a prior does.',
  sample: 'Sample with the prior',
  title: 'The ranking under this prior',
  explain: 'Grey band: the fit. Coloured line: under the prior set now.',
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
    before: (what: string) => `${what} (in the fit)`,
    now: (what: string) => `${what} (now)`,
    interval: (percent: string) => `${percent} interval`,
    stronger: 'Stronger than next',
  },
  was: (rank: string) => `was ${rank}`,
  figure: (models: string) =>
    `Medians and intervals of ${counted(models, 'model')}, in the fit and now`,
  scroll: 'The models, best first',
  summary: {
    same: 'The ranking is the same as in the fit.',
    unknown: 'What changes is not known yet.',
    unmoved: 'No rank changes.',
    /** How many models change rank, and whose median moves most, by how much. */
    moved: (models: number) => `${counted(models, 'model changes', 'models change')} rank.`,
    still: 'No strength moves visibly.',
    most: (name: string, change: string) => `${name} moves most: ${change}.`,
    widths: (percent: string) => `The intervals are ${percent} as wide as in the fit.`,
  },
  table: 'As a table',
  pages: {
    previous: 'Previous',
    next: 'Next',
    range: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
  },
  chooseRow: 'Select a row to look at its model closely and to draw a prior for it.',
};

/** How far the weighted draws can be trusted. */
export const weights = {
  label: 'k-hat',
  none: 'The draws of the fit, unweighted.',
  asked: 'Reweighting the draws…',
  good: (ess: string, draws: string) =>
    `The reweighted draws are reliable: effective sample size ${ess} of ${draws}.`,
  fair: (ess: string, draws: string) =>
    `The reweighted draws are still usable: effective sample size ${ess} of ${draws}.`,
  tooFar: (limit: string) =>
    `Too far for reweighting (k-hat above ${limit}): the model is refitted when the slider stops.`,
  impossible:
    'Reweighting can’t show this: the fit has no draws where these settings need them. You see an approximation; the model is refitted when the slider stops.',
  widened:
    'Intervals that are widened by how questions differ can’t be reweighted. You see an approximation; the model is refitted when the slider stops.',
  unlike:
    'Neither reweighting nor an approximation can show this: nothing but the limits of the flat prior bounds some strengths. The model is refitted when the slider stops.',
  fitting: 'Refitting…',
  refitted: 'Refitted under these settings.',
  failed: 'These settings could not be fitted.',
  meter: (k: string, limit: string) => `k-hat ${k}; the weights are reliable up to ${limit}`,
};

/** One parameter: prior, data and posterior. */
export const closely = {
  title: 'One parameter closely',
  explain: 'The prior, what the data alone say, and the posterior that combines the two.',
  which: 'Parameter',
  strengths: 'Strengths',
  others: 'Others',
  names: {
    order: 'Order effect',
    ...{ logNu: 'Ties (log ν)', logKappa: 'Ties (log κ)' },
    ...{ logNu1: 'Plain wins (log ν₁)', logGap: 'Gap between thresholds, log' },
    ...{ tau: 'Spread τ', omega: 'Spread between questions ω' },
  },
  curves: {
    prior: 'Prior',
    data: 'Data alone',
    posterior: 'Posterior',
    fit: 'Posterior in the fit',
  },
  region: (name: string) => `Prior, data and posterior of ${name}`,
  hint: 'Point at the figure, or use the arrow keys, to read probabilities off the curves.',
  below: (value: string) => `Below ${value}:`,
  share: (curve: string, percent: string) => `${curve} ${percent}`,
  known: (middle: string, ends: string) => `${middle} (${ends})`,
  summary: (name: string, known: Partial<Record<'prior' | 'data' | 'posterior', string>>) => {
    const said = [
      ...(known.prior === undefined ? [] : [`prior ${known.prior}`]),
      ...(known.data === undefined ? [] : [`data alone ${known.data}`]),
      ...(known.posterior === undefined ? [] : [`posterior ${known.posterior}`]),
    ];
    return said.length === 0 ? '' : `${name}: ${list(said)}.`;
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
    learnedLittle: 'The data add little: the posterior is close to the prior.',
  },
  above: 'The data alone set no upper limit here: the curve stays high to the right.',
  beneath: 'The data alone set no lower limit here: the curve stays high to the left.',
  both: 'The data alone say nothing about this parameter: the curve is flat.',
  noData: (name: 'τ' | 'ω') =>
    `The data say nothing directly about ${name}; the curve is the posterior divided by the prior.`,
  widened:
    'The posterior is widened by how questions differ. The data alone are shown for these questions, so the posterior can be the wider of the two.',
  waitingData: 'Looking at what the data alone say…',
};

/** Priors of single models, drawn on their rows. */
export const belief = {
  draw: 'Drag from the centre to set mean and width',
  none: (name: string) => `${name} uses the shared prior.`,
  add: (name: string) => `Set a prior for ${name}`,
  title: (name: string) => `Prior for ${name}`,
  middle: (name: string) => `Mean of the prior for ${name}`,
  width: (name: string) => `Standard deviation of the prior for ${name}`,
  middleField: 'Mean',
  widthField: 'Standard deviation',
  remove: (name: string) => `Remove the prior for ${name}`,
  value: (mean: string, sd: string) => `${mean} ± ${sd}`,
};

/** What the prior says before any data. */
export const before = {
  title: 'Before any data',
  explain: 'What this prior expects, next to what the data and the fit show.',
  waiting: 'Working out what the prior says…',
  excluded:
    'The limits and the priors for single models exclude each other: no strengths are left. Widen one of them.',
  win: {
    title: 'One random model against another',
    axis: 'share of decided matches that it wins',
    fit: 'in the fit',
    summary: (lopsided: string, level: string) =>
      `Before any data, one of two random models wins at least 95% of their matches with probability ${lopsided}; with probability ${level} they are about level.`,
    lopsided:
      'This prior expects one-sided matches: of two random models, one nearly always wins. It is wider than most rankings.',
    level:
      'This prior holds all models to be about equal before any data, and pulls them strongly together.',
  },
  spread: {
    title: 'Spread of the strengths',
    axis: 'standard deviation of the models, rating points',
    axisLogOdds: 'standard deviation of the models, log-odds',
    mark: (value: string) => `fit: ${value}`,
    summary: (lower: string, upper: string, fit: string) =>
      `The prior expects a standard deviation of ${lower} to ${upper} (95%); in the fit it is ${fit}.`,
    inside: 'The fit is in line with what this prior expects.',
    low: 'The fit has a smaller spread than this prior expects.',
    high: 'The fit has a larger spread than this prior expects: the prior pulls the models together.',
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
      `The prior expects ${lower} to ${upper} ties (95%); the data have ${data}.`,
    none: 'In this tie model ties have no probability, so the prior expects none.',
  },
  first: {
    title: 'Order',
    axis: 'share won by the answer shown first',
    mark: (value: string) => `data: ${value}`,
    summary: (lower: string, upper: string, data: string) =>
      `The prior expects the first answer to win ${lower} to ${upper} of decided matches (95%); in the data it won ${data}.`,
    none: 'The model has no order effect, so the prior says nothing about the order.',
  },
  columns: { from: 'From', to: 'To', share: 'Share before data', fit: 'Share in the fit' },
};

/** What depends on the prior. */
export const sensitive = {
  title: 'What depends on the prior',
  explain:
    'The prior is made slightly stronger and weaker, and so are the data: which results move with which?',
  waiting: 'Checking what moves with the prior…',
  failed: 'This could not be computed.',
  drivers: { data: 'data', prior: 'prior', conflict: 'conflict' },
  meaning: {
    data: 'The data decide; the prior hardly matters.',
    prior: 'The prior is strong here, or the data weak: a different prior would move this.',
    conflict: 'Prior and data disagree, and the result lies between the two.',
  },
  /** Of a flat prior the parameters besides strengths and leads alone. */
  steady: (of: string, isFlat: boolean) =>
    isFlat
      ? `Of the other parameters (${of}) none depends on its prior.`
      : `None of ${of} strengths, leads and parameters depends on the prior.`,
  count: (found: number, of: string, isFlat: boolean) =>
    `Of ${of} ${isFlat ? 'other parameters' : 'strengths, leads and parameters'}, ${whole(found)} ${agree(found, 'depends', 'depend')} on the prior:`,
  strength: (name: string) => `The strength of ${name}`,
  lead: (first: string, second: string) => `The lead of ${first} over ${second}`,
  ...{ order: 'The order effect', tie: 'The tie parameter', strong: 'What grades add to it' },
  ...{ tau: 'The spread τ', omega: 'The spread between questions ω' },
  becausePrior: ': the prior decides along with the data',
  becauseConflict: ': prior and data disagree',
  figures: (prior: string, likelihood: string) => `(prior ${prior}, data ${likelihood})`,
  threshold: (limit: string) => `Sensitive from ${limit}.`,
  flat: 'The prior of the strengths is flat. It has no strength to vary, so how far strengths and leads depend on it can’t be measured here; where a strength presses against its limits, the leaderboard says so. Try other limits, or another prior, to see what moves.',
  unsure: 'The weights behind these numbers are unreliable (k-hat too high).',
  table: 'All of them as a table',
  columns: { what: 'What', prior: 'Prior', data: 'Data', driver: 'Decided by' },
  line: {
    leads: (leads: string) => `Leads that are sensitive to the prior: ${leads}.`,
    lead: (first: string, second: string) => `${first} over ${second}`,
    strengths: (names: string) => `The strengths of ${names} are sensitive to the prior.`,
    steady: 'Neither strengths nor leads are sensitive to the prior.',
    flat: 'The prior of the strengths is flat: how far they depend on its limits can’t be measured. Try others to see.',
    more: (n: string) => `${n} more`,
    link: 'What did the prior do?',
  },
  outdated: 'These marks are about the fit, not about the settings you are trying.',
};
