import type { LeftOut, LooVerdict } from '../../../core/posterior/loo/compare-loo.ts';

import { agree, counted, list, listed } from '../grammar.ts';

/** Parts of the Checks page about how well the model fits: predictions, and leave-one-out. */
export const predictive = {
  title: 'Does the model predict these judgments?',
  explain:
    'The fitted model simulates the same judgments many times over. Where the real ones lie outside 95% of the simulated ones, the model misses something (posterior predictive check).',
  running: 'Simulating judgments',
  between: (lower: string, upper: string) => `${lower}–${upper}`,
  /** `isKnown`: whether the first was shown first, for which there may be no record. */
  against: (first: string, second: string, isKnown: boolean) =>
    isKnown ? `${first} (shown first) – ${second}` : `${first} – ${second}`,
  none: (looks: string, replicates: string) =>
    `No misfit: of the ${counted(looks, 'statistic')} checked, none lies clearly outside its range in ${counted(replicates, 'simulated data set')}.`,
  some: (count: string, looks: string, replicates: string, level: string) =>
    `${counted(count, 'statistic')} ${agree(count, 'lies', 'lie')} clearly outside ${agree(count, 'its', 'their')} range in ${counted(replicates, 'simulated data set')} (of ${looks} checked; about ${level} of those listed are due to chance).`,
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
      `${isKnown ? `${first}, shown first against ${second},` : `${first} against ${second}`} scored ${observed} in ${counted(judgments, 'judgment')}; predicted ${predicted}.`,
    pairTies: (
      first: string,
      second: string,
      observed: string,
      judgments: string,
      predicted: string,
      isKnown: boolean,
    ) =>
      `${isKnown ? `${first}, shown first against ${second},` : `${first} against ${second}`} tied in ${observed} of ${counted(judgments, 'judgment')}; predicted ${predicted}.`,
    modelScore: (name: string, observed: string, judgments: string, predicted: string) =>
      `${name} scored ${observed} in all its ${counted(judgments, 'judgment')}; predicted ${predicted}.`,
    modelTies: (name: string, observed: string, judgments: string, predicted: string) =>
      `${name} tied in ${observed} of its ${counted(judgments, 'judgment')}; predicted ${predicted}.`,
    gapTies: (range: string, observed: string, judgments: string, predicted: string) =>
      `Models whose strengths differ by ${range} tied in ${observed} of ${counted(judgments, 'judgment')}; predicted ${predicted}.`,
    intransitive: (observed: string, triples: string, predicted: string) =>
      `${observed} of ${counted(triples, 'triple')} of models are non-transitive; predicted ${predicted}.`,
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
      `${inside} of ${counted(all, 'model')} ${agree(inside, 'has its score', 'have their scores')} inside the predicted 95% interval. Bars are predictions, dots are data; diamonds lie outside.`,
    axis: 'Wins plus half the ties, per judgment',
  },
  pairs: {
    title: 'Score of each pair',
    summary: (outside: string, all: string, share: string, hasNumbers: boolean) =>
      `${outside} of ${counted(all, 'ordered pair')} (${share}) ${agree(outside, 'lies outside its', 'lie outside their')} 95% interval; by chance at most about 5% would.${hasNumbers ? ' Numbers refer to the list above.' : ''}`,
    predicted: 'Predicted score of the pair’s first model',
    observed: 'Observed score',
  },
  ties: {
    title: 'Ties against the gap in strength',
    none: 'This model does not treat a tie as an outcome, so it predicts none. Davidson and Rao–Kupper do: choose one in the panel of the leaderboard.',
    summary: (outside: string, all: string) =>
      outside === '0'
        ? `Ties are as frequent as predicted in all ${counted(all, 'group')} of pairs, from close to far apart.`
        : `Ties are more or less frequent than predicted in ${outside} of ${counted(all, 'group')} of pairs, from close to far apart.`,
    gap: 'Gap between the two models',
    share: 'Share of ties',
  },
  circles: {
    title: 'Non-transitive triples',
    none: 'No three models have all met each other, so there are no triples to check.',
    summary: (
      observed: string,
      triples: string,
      predicted: string,
      finding: 'fewer' | 'more' | 'within',
      isSampled: boolean,
    ) =>
      `In ${observed} of ${counted(triples, isSampled ? 'sampled triple' : 'triple')}, A beats B, B beats C and C beats A; 95% of predictions are ${predicted}. ${{ fewer: 'That is fewer: the judgments are more consistent than the model expects, as happens where there are many ties that count half.', more: 'That is more than one strength per model can explain.', within: 'One strength per model explains that.' }[finding]}`,
    axis: 'Non-transitive triples',
    of: (triples: string) => `Out of ${counted(triples, 'triple')}`,
    observed: (count: string) => `observed: ${count}`,
  },
};

export const loo = {
  title: 'Which settings predict best?',
  explain:
    'What is left out of the data is predicted from all the rest (PSIS leave-one-out). A model that fits better but predicts worse has learned noise.',
  leftOut: {
    judgment: 'Left out: one judgment at a time.',
    question:
      'Left out: one question at a time, with all its judgments. The predictions are therefore for new questions, and standard errors are over questions.',
  } satisfies Record<LeftOut, string>,
  running: 'Leaving one out at a time',
  comparing: 'Fitting and comparing the models',
  fit: {
    title: 'Can the leave-one-out estimates be trusted?',
    summary: (bad: string, all: string, threshold: string, unit: LeftOut) =>
      bad === '0'
        ? `Yes: k-hat is below its limit of ${threshold} for all ${counted(all, unit)}.`
        : `Not quite: k-hat is above ${threshold} for ${bad} of ${counted(all, unit)}, whose ${agree(bad, 'prediction is', 'predictions are')} unreliable.`,
    uncompared: (bad: string, all: string, threshold: string, unit: LeftOut) =>
      `The settings are not compared yet; k-hat is ${bad === '0' ? `below its limit of ${threshold} for all` : `above ${threshold} for ${bad} of`} ${counted(all, unit)}.`,
    refitted: (count: string, left: string) =>
      `For ${counted(count, 'further question')} k-hat was above it, and the model was fitted anew without ${agree(count, 'that question', 'each of them')}${left === '0' ? '' : `; that is done for ${count} at most, so the other ${left} ${agree(left, 'remains', 'remain')}`}.`,
    axis: (unit: LeftOut) => `k-hat (height: square root of the ${unit}s)`,
    threshold: (value: string) => `limit ${value}`,
    elpd: (elpd: string, se: string, p: string, count: string) =>
      `This model’s elpd is ${elpd} (standard error ${se}); effectively it has ${p} parameters (p_loo; nominally ${count}).`,
    thinned: (used: string, of: string) => `Computed from ${used} of ${counted(of, 'draw')}.`,
    range: 'k-hat',
    units: { judgment: 'Judgments', question: 'Questions' } satisfies Record<LeftOut, string>,
  },
  surprising: 'Most surprising judgments',
  /** The name of a model whose answer came first. */
  shownFirst: (name: string) => `${name} (shown first)`,
  surprise: (winner: string, loser: string, p: string, count: string) =>
    `${winner} beat ${loser}: predicted probability ${p}${agree(count, '', `, ${count} times`)}.`,
  surpriseTie: (first: string, second: string, p: string, count: string) =>
    `${first} and ${second} tied: predicted probability ${p}${agree(count, '', `, ${count} times`)}.`,
  surpriseChoice: (winner: string, others: readonly string[], p: string, count: string) =>
    `${winner} was chosen over ${listed(others, 4)}: predicted probability ${p}${agree(count, '', `, ${count} times`)}.`,
  /** @param others of whom they were chosen; none of a last place */
  surpriseTogether: (
    together: readonly string[],
    others: readonly string[],
    p: string,
    count: string,
  ) =>
    `${listed(together, 4)} ${others.length === 0 ? 'shared a place' : `were chosen together over ${listed(others, 4)}`}: predicted probability ${p}${agree(count, '', `, ${count} times`)}.`,
  compare: {
    title: 'Tie models and order effect',
    explain:
      'Fits the four tie models with and without an order effect, and compares how well each predicts. Models are comparable only within a group: half and drop do not predict ties, Davidson and Rao–Kupper do.',
    begin: 'Compare models',
    current: (name: string) => `Now: ${name}`,
    ties: {
      half: 'Ties as half wins',
      drop: 'Ties dropped',
      davidson: 'Davidson',
      'rao-kupper': 'Rao–Kupper',
      adjacent: 'Grades, adjacent',
      cumulative: 'Grades, cumulative',
    },
    name: (ties: string, hasOrder: boolean) =>
      `${ties} ${hasOrder ? 'with' : 'without'} order effect`,
    worse: (names: readonly string[]) => ` Clearly worse: ${list(names)}.`,
    spaces: {
      decided: 'Who wins a decided judgment',
      'three-outcomes': 'Win, loss or tie',
      grades: 'How clear the win is: ≫, >, =, <, ≪',
    },
    best: (name: string) => `“${name}” is the only model in this group.`,
    verdicts: {
      clear: (best: string, second: string, difference: string, se: string) =>
        `“${best}” predicts best: ${difference} elpd ahead of “${second}”, with a standard error of ${se}. The difference is clear.`,
      open: (best: string, second: string, difference: string, se: string) =>
        `“${best}” comes first, ${difference} elpd ahead of “${second}” with a standard error of ${se}: too small a difference to tell them apart.`,
      small: (best: string, second: string, difference: string, se: string) =>
        `“${best}” comes first, ${difference} elpd ahead of “${second}” (standard error ${se}). A difference below 4 is small, whatever its standard error: they predict about equally well.`,
      few: (best: string, second: string, difference: string, se: string, unit: LeftOut) =>
        `“${best}” comes first, ${difference} elpd ahead of “${second}” (standard error ${se}). With fewer than 100 ${unit}s the standard error is unreliable, so treat this as a hint.`,
    } satisfies Record<LooVerdict, unknown>,
    unsure:
      ' Some of these fits did not converge or have unreliable predictions, so treat this as a hint.',
    axis: 'elpd minus best (dot), one and two standard errors',
    shown: 'shown now',
    unconverged: 'not converged',
    failed: (name: string, reason: string) => `${name} could not be fitted: ${reason}`,
    columns: {
      model: 'Model',
      elpd: 'elpd',
      difference: 'Difference',
      se: 'Standard error',
      p: 'p_loo',
      unreliable: 'k-hat too high',
    },
  },
};
