import { agree, counted } from '../grammar.ts';

/** The part of the Checks page about categories, languages, turns and other tags. */
export const slices = {
  title: 'Slice by slice',
  explain:
    'Which model is best may depend on the category, the language or the turn. All slices are fitted together (partial pooling): each slice has strengths of its own, drawn towards the overall ones as far as its judgments leave open. Order effect and ties are shared.',
  onlyCounts: 'Only counts are known here, and nothing about the single judgments.',
  looking: 'Looking for tags',
  none: 'Nothing tells these judgments apart: no category, language, turn or other tag is known for them.',
  by: {
    label: 'Slice by',
    /** Tags of these names are said in words. */
    names: { category: 'Category', language: 'Language', turn: 'Turn', file: 'File' },
    option: (name: string, slices: string) => `${name} (${slices})`,
    /** A slice by turn, of which the value alone is a bare number. */
    turn: (n: string) => `Turn ${n}`,
  },
  begin: 'Fit the slices',
  running: 'Fitting all slices together',
  few: 'Fewer than two slices have judgments here, so there is nothing to compare.',
  rest: (slices: string) => counted(slices, 'other slice'),
  verdict: {
    other: (others: string, slices: string, first: string) =>
      `In ${others} of ${counted(slices, 'slice')} the first ${first} come in another order than overall.`,
    same: (slices: string, first: string) =>
      `In ${slices === '2' ? 'both' : `all ${slices}`} slices the first ${first} come in the same order as overall.`,
    clear: (clear: string) =>
      `In ${clear} of them two models have changed places with a probability of at least 95%.`,
    unclear: 'None of these changes reaches a probability of 95%.',
    both: (first: string, second: string) => `${first} ${second}`,
  },
  notes: {
    used: (judgments: string) => `From ${counted(judgments, 'judgment')}.`,
    unknown: (judgments: string) =>
      `${counted(judgments, 'judgment')} without this tag ${agree(judgments, 'is', 'are')} left out.`,
    rest: (slices: string) =>
      `The ${counted(slices, 'slice')} with the fewest judgments count as one here.`,
    these: 'All intervals in this part hold for the questions that were judged.',
    alike:
      'All intervals in this part hold for questions like these: they are widened by the scatter of the questions.',
    unreachable:
      'All intervals in this part hold for the questions that were judged; those for questions like these cannot be had here.',
    notConverged: (rhat: string, ess: string) =>
      `Not converged: R-hat reaches ${rhat} and the smallest ESS is ${ess}. Treat these numbers as a hint at best.`,
  },
  figure: {
    title: 'Strengths in each slice',
    summary: (models: string, slices: string) =>
      `${counted(models, 'model')} in ${counted(slices, 'slice')}, in the overall order. Thick lines are the narrow intervals, thin lines the 95% intervals.`,
    rating: 'Rating',
    logOdds: 'Log-odds',
    overall: 'Overall',
    inSlice: 'In this slice',
    stronger: 'Clearly stronger than overall',
    weaker: 'Clearly weaker than overall',
    columns: {
      slice: 'Slice',
      model: 'Model',
      rank: 'Rank',
      ranks: 'Ranks (95%)',
      tier: 'Tier',
      strength: 'Strength',
      sd: 'SD',
      departure: 'Against overall',
      above: 'P(stronger than overall)',
      judgments: 'Judgments',
      won: 'Won',
    },
  },
  table: {
    title: 'Ranks in each slice',
    explain:
      'Ranks by median; in brackets the ranks between which all models of a slice lie at once, with a probability of 95%. “Overall” is what the slices have in common; from only a few slices it can be less certain than the ranks within each. The slice with the most judgments comes first.',
    model: 'Model',
    overall: 'Overall',
    share: (share: string) => `${share} of judgments`,
    ranks: (from: string, to: string) => (from === to ? from : `${from}–${to}`),
  },
  spread: {
    title: 'How far each slice departs',
    explain: (interval: string) =>
      `Spread: the standard deviation of the models’ departures from their overall strengths, with its ${interval} interval. Near zero, the slice says what all slices say.`,
    slice: 'Slice',
    judgments: 'Judgments',
    share: 'Share',
    spread: 'Spread (±)',
    first: 'First',
  },
  noted: {
    title: 'Clearly stronger or weaker than overall',
    none: (looked: string) =>
      `None of ${counted(looked, 'departure')} is clear: no model is stronger or weaker in a slice than overall with a probability of 95%.`,
    summary: (clear: string, looked: string, wrong: string) =>
      `${clear} of ${counted(looked, 'departure')} ${agree(clear, 'is', 'are')} clear (probability of at least 95%). About ${wrong} of them ${agree(clear, 'is', 'are')} expected to be wrong.`,
    columns: {
      model: 'Model',
      slice: 'Slice',
      departure: 'Against overall',
      probability: 'Probability',
      judgments: 'Judgments',
      won: 'Won',
    },
    stronger: 'stronger',
    weaker: 'weaker',
    more: (rest: string) => `${rest} more are in the table of the figure above.`,
  },
  within: (middle: string, lower: string, upper: string) => `${middle} (${lower} to ${upper})`,
};
