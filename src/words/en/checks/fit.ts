import type { LooVerdict } from '../../../core/posterior/loo/compare-loo.ts';

/** Parts of the Checks page about how well the model fits: predictions, and leave-one-out. */
export const predictive = {
  title: 'Does the model predict these judgments?',
  explain:
    'The fitted model makes up the same judgments many times over. Where the real ones lie outside 95% of the made-up ones, the model misses something (posterior predictive check).',
  running: 'Making up judgments',
  between: (lower: string, upper: string) => `${lower}–${upper}`,
  /** `isKnown`: whether the first was shown first, for which there may be no record. */
  against: (first: string, second: string, isKnown: boolean) =>
    isKnown ? `${first} (shown first) – ${second}` : `${first} – ${second}`,
  none: (looks: string, replicates: string) =>
    `No misfit: none of the ${looks} figures that were looked at lies clearly outside what ${replicates} made-up data sets show.`,
  some: (count: string, looks: string, replicates: string, level: string) =>
    `${count === '1' ? 'One figure lies' : `${count} figures lie`} clearly outside what ${replicates} made-up data sets show (of ${looks} looked at; about ${level} of those listed are chance).`,
  adjusted: (p: string) => `adjusted p ${p}`,
  lessThan: (p: string) => `below ${p}`,
  more: (count: string) => `Show ${count} more`,
  misfit: {
    pairScore: (
      first: string,
      second: string,
      observed: string,
      judgments: string,
      predicted: string,
      isKnown: boolean,
    ) =>
      `${isKnown ? `${first}, shown first against ${second},` : `${first} against ${second}`} scored ${observed} in ${judgments} judgments; predicted ${predicted}.`,
    pairTies: (
      first: string,
      second: string,
      observed: string,
      judgments: string,
      predicted: string,
      isKnown: boolean,
    ) =>
      `${isKnown ? `${first}, shown first against ${second},` : `${first} against ${second}`} tied in ${observed} of ${judgments} judgments; predicted ${predicted}.`,
    modelScore: (name: string, observed: string, judgments: string, predicted: string) =>
      `${name} scored ${observed} in all its ${judgments} judgments; predicted ${predicted}.`,
    modelTies: (name: string, observed: string, judgments: string, predicted: string) =>
      `${name} tied in ${observed} of its ${judgments} judgments; predicted ${predicted}.`,
    gapTies: (range: string, observed: string, judgments: string, predicted: string) =>
      `Models whose strengths differ by ${range} tied in ${observed} of ${judgments} judgments; predicted ${predicted}.`,
    intransitive: (observed: string, triples: string, predicted: string) =>
      `${observed} of ${triples} triples of models beat each other in a circle; predicted ${predicted}.`,
  },
  columns: {
    model: 'Model',
    pair: 'Pair',
    judgments: 'Judgments',
    observed: 'Observed',
    predicted: 'Predicted',
    interval: '95% of predictions',
  },
  models: {
    title: 'Score of each model',
    summary: (inside: string, all: string) =>
      `The score of ${inside} of ${all} models lies in its predicted 95% interval. Bars are predictions, dots the judgments; a diamond lies outside.`,
    axis: 'Wins and half the ties, per judgment',
  },
  pairs: {
    title: 'Score of each pair',
    summary: (outside: string, all: string, share: string, hasNumbers: boolean) =>
      `${outside} of ${all} ordered pairs (${share}) lie outside their own 95% interval; about 5% would by chance.${hasNumbers ? ' Numbers are those of the list above.' : ''}`,
    predicted: 'Predicted score of the pair’s first model',
    observed: 'Observed score',
  },
  ties: {
    title: 'Ties against the gap in strength',
    none: 'Under this model a tie is no outcome of its own, so ties are not predicted. Davidson or Rao–Kupper do predict them: choose one in the panel of the leaderboard.',
    summary: (outside: string, all: string) =>
      outside === '0'
        ? `In all ${all} groups of pairs, from near to far apart, ties are as frequent as predicted.`
        : `In ${outside} of ${all} groups of pairs, from near to far apart, ties are not as frequent as predicted.`,
    gap: 'Gap between the two models',
    share: 'Share of ties',
  },
  circles: {
    title: 'Circles of three',
    none: 'No three models have all met each other, so there are no circles to count.',
    summary: (
      observed: string,
      triples: string,
      predicted: string,
      finding: 'fewer' | 'more' | 'within',
      isSampled: boolean,
    ) =>
      `In ${observed} of ${triples} ${isSampled ? 'sampled ' : ''}triples A beats B, B beats C and C beats A; 95% of predictions are ${predicted}. ${{ fewer: 'That is fewer: the judgments are more of one mind than the model expects, as where ties are many and count half.', more: 'That is more than one strength per model explains.', within: 'One strength per model explains that.' }[finding]}`,
    axis: 'Triples that go in a circle',
    of: (triples: string) => `Of ${triples} triples`,
    observed: (count: string) => `observed: ${count}`,
  },
};

export const loo = {
  title: 'Which model predicts best?',
  explain:
    'Each judgment is predicted from all the others (PSIS leave-one-out). A model that describes more and predicts worse has learned noise.',
  running: 'Leaving judgments out',
  comparing: 'Fitting and comparing the models',
  fit: {
    title: 'Can the leave-one-out figures be trusted?',
    summary: (bad: string, all: string, threshold: string) =>
      bad === '0'
        ? `Yes: k-hat keeps below its limit of ${threshold} for all ${all} judgments.`
        : `Not quite: k-hat is above ${threshold} for ${bad} of ${all} judgments, whose predictions are unreliable.`,
    axis: 'k-hat (height: square root of the judgments)',
    threshold: (value: string) => `limit ${value}`,
    elpd: (elpd: string, se: string, p: string, count: string) =>
      `This model’s elpd is ${elpd} (standard error ${se}); it behaves as if it had ${p} free parameters (p_loo; it has ${count}).`,
    thinned: (used: string, of: string) => `Computed from ${used} of ${of} draws.`,
    range: 'k-hat',
    judgments: 'Judgments',
  },
  surprising: 'The least expected judgments',
  surprise: (winner: string, loser: string, p: string, count: string) =>
    `${winner} beat ${loser}: predicted with ${p}${count === '1' ? '' : `, ${count} times`}.`,
  surpriseTie: (first: string, second: string, p: string, count: string) =>
    `${first} and ${second} tied: predicted with ${p}${count === '1' ? '' : `, ${count} times`}.`,
  compare: {
    title: 'Tie models and order effect',
    explain:
      'Fits the four tie models with and without an order effect, and compares how well each predicts. Models of one group only are comparable: with half and drop a tie is not predicted, with Davidson and Rao–Kupper it is.',
    begin: 'Compare the models',
    current: (name: string) => `Now: ${name}`,
    ties: {
      half: 'Ties half',
      drop: 'Ties dropped',
      davidson: 'Davidson',
      'rao-kupper': 'Rao–Kupper',
    },
    name: (ties: string, hasOrder: boolean) =>
      `${ties} ${hasOrder ? 'with' : 'without'} order effect`,
    worse: (names: readonly string[]) => ` Clearly worse: ${names.join('; ')}.`,
    spaces: {
      decided: 'Who wins a decided judgment',
      'three-outcomes': 'Win, loss or tie',
    },
    best: (name: string) => `“${name}” is the only model of this kind.`,
    verdicts: {
      clear: (best: string, second: string, difference: string, se: string) =>
        `“${best}” predicts best: ${difference} elpd ahead of “${second}”, with a standard error of ${se}. The difference is clear.`,
      open: (best: string, second: string, difference: string, se: string) =>
        `“${best}” comes first, ${difference} elpd ahead of “${second}” with a standard error of ${se}: too little to tell them apart.`,
      small: (best: string, second: string, difference: string, se: string) =>
        `“${best}” comes first, ${difference} elpd ahead of “${second}” (standard error ${se}). A difference below 4 is small, whatever its standard error: they predict about equally well.`,
      few: (best: string, second: string, difference: string, se: string) =>
        `“${best}” comes first, ${difference} elpd ahead of “${second}” (standard error ${se}). Of fewer than 100 judgments a standard error is unreliable: take it as a hint.`,
    } satisfies Record<LooVerdict, unknown>,
    unsure: ' Some of these fits did not converge or have unreliable judgments: take it as a hint.',
    axis: 'elpd less than the best (dot), one and two standard errors',
    shown: 'shown now',
    unconverged: 'not converged',
    failed: (name: string, reason: string) => `${name} could not be fitted: ${reason}`,
    columns: {
      model: 'Model',
      elpd: 'elpd',
      difference: 'Difference',
      se: 'Standard error',
      p: 'p_loo',
      unreliable: 'k-hat too large',
    },
  },
};
