import { agree, counted } from '../grammar.ts';

/** Parts of the Checks page about the ranking: how little would change it, and how sure it is. */
export const fragility = {
  title: 'How fragile is the ranking?',
  explain:
    'The smallest number of judgments that, decided the other way, would change who is first; and single questions or judges that decide it. Computed from the most probable strengths, not by simulation.',
  set: 'Also check',
  begin: 'Find the smallest change',
  running: 'Flipping judgments',
  first: 'The first rank',
  firstK: (k: string) => `The top ${k} as a set`,
  overtaken: (enters: string, leaves: string, count: string, all: string, share: string) =>
    `If ${count} of ${counted(all, 'judgment')} (${share}) had gone the other way, ${enters} would be first instead of ${leaves}.`,
  replaced: (
    enters: string,
    leaves: string,
    k: string,
    count: string,
    all: string,
    share: string,
  ) =>
    `If ${count} of ${counted(all, 'judgment')} (${share}) had gone the other way, ${enters} would be in the top ${k} instead of ${leaves}.`,
  stands: (count: string, all: string) =>
    `Robust: flipping even ${count} of ${counted(all, 'judgment')} does not change it.`,
  flipped: 'judgments to flip',
  dot: (judgments: string, isOne: boolean) =>
    isOne ? 'each dot is one judgment' : `each dot is ${counted(judgments, 'judgment')}`,
  tie: 'a tie',
  wins: (name: string) => `${name} wins`,
  pair: (first: string, second: string, isKnown: boolean) =>
    isKnown ? `${first} (shown first) – ${second}` : `${first} – ${second}`,
  change: (pair: string, count: string, from: string, to: string) =>
    `${pair}: ${count} × “${from}” ${agree(count, 'becomes', 'become')} “${to}”.`,
  more: (count: string) => `and ${count} more, see the table`,
  countsOnly:
    'This data set holds only counts of judgments, without their questions and judges, so none can be left out. Open a file of single judgments to see this.',
  tried: (tried: string, of: string) => ` (Tried: the ${tried} with the most judgments, of ${of}.)`,
  dropped: {
    question: {
      title: 'Without one question',
      column: 'Question',
      unnamed: 'The judgments name fewer than two questions, so none can be left out.',
      some: (count: string, tried: string) =>
        `${count} of ${counted(tried, 'question')} ${agree(count, 'decides', 'decide')} the first rank: without that one question another model is first.`,
      none: (tried: string, leader: string) =>
        `Whichever of the ${counted(tried, 'question')} is left out, ${leader} stays first.`,
      nearest: (name: string, rival: string, gap: string) =>
        `It is closest without “${name}”, where ${rival} is only ${gap} behind in strength.`,
    },
    judge: {
      title: 'Without one judge',
      column: 'Judge',
      unnamed: 'The judgments name fewer than two judges, so none can be left out.',
      some: (count: string, tried: string) =>
        `${count} of ${counted(tried, 'judge')} ${agree(count, 'decides', 'decide')} the first rank: without that one judge another model is first.`,
      none: (tried: string, leader: string) =>
        `Whichever of the ${counted(tried, 'judge')} is left out, ${leader} stays first.`,
      nearest: (name: string, rival: string, gap: string) =>
        `It is closest without “${name}”, where ${rival} is only ${gap} behind in strength.`,
    },
  },
  columns: {
    pair: 'Pair',
    from: 'Verdict',
    to: 'Flipped to',
    count: 'Number',
    judgments: 'Judgments',
    first: 'First without it',
    lead: 'Ahead by',
  },
};

export const ranks = {
  title: 'How certain is each rank?',
  explain:
    'Every posterior draw is a complete ranking. These figures count how often each model has each rank, and how often it is ahead of each other model.',
  running: 'Comparing every pair',
  model: 'Model',
  rival: 'Against',
  against: 'Against the model with that number',
  hint: 'Point at a cell, or move between cells with the arrow keys.',
  between: (from: string, to: string) => `${from}–${to}`,
  part: (shown: string, all: string) => ` The figure shows the first ${shown} of ${all}.`,
  which: 'Matrix',
  byModel: 'One model against all others, as a table',
  heat: {
    title: 'Rank of each model',
    summary: (firm: string, all: string) =>
      firm === '0'
        ? 'No model has any one rank with 95% probability or more.'
        : `${firm} of ${counted(all, 'model')} ${agree(firm, 'has', 'have')} one rank with 95% probability or more.`,
    shading: ' The wider the shading of a row, the less certain its rank.',
    rank: 'Rank',
    never: 'below 0.5%',
    always: '100%',
    cell: (name: string, rank: string, p: string) =>
      `${name} has rank ${rank} with probability ${p}.`,
    first: 'P(first)',
    likely: 'Most probable rank',
    range: 'Ranks (95% for all at once)',
    probability: 'Probability',
    byModel: 'All ranks of one model, as a table',
  },
  stronger: {
    short: 'Stronger',
    title: 'Who is stronger?',
    summary: (separated: string, pairs: string) =>
      `${separated} of ${counted(pairs, 'pair')} of models ${agree(separated, 'is', 'are')} separated at 95%, each pair by itself. Each cell: the probability that the row’s model is stronger than the column’s.`,
    low: 'column stronger',
    high: 'row stronger',
    cell: (a: string, b: string, p: string) => `${a} is stronger than ${b} with probability ${p}.`,
  },
  score: {
    short: 'Expected score',
    title: 'Who would win?',
    summary: (most: string) =>
      `Each cell: the expected score of the row’s model against the column’s in one more judgment (a tie is half a win), with each shown first half of the time. The largest is ${most}.`,
    low: 'column wins',
    high: 'row wins',
    cell: (a: string, b: string, p: string) =>
      `${a} is expected to score ${p} in a judgment against ${b}.`,
  },
};

export const separation = {
  title: 'How many more judgments?',
  explain:
    'Further judgments are simulated from the posterior, again and again, and the model is refitted to all: in how many of these simulations are the two models separated at 95%?',
  first: 'Model',
  second: 'and model',
  design: 'Pairs to judge',
  designs: { pair: 'Only these two', all: 'All pairs equally' },
  begin: 'Simulate',
  running: 'Simulating further judgments',
  title2: (a: string, b: string) => `Until ${a} and ${b} are separated`,
  never: (a: string, b: string, now: string, level: string, most: string) =>
    `${a} is ahead of ${b} with probability ${now} now. Even ${counted(most, 'further judgment')} would separate them at ${level} in less than half of the simulations: they may be equally strong.`,
  already: (a: string, b: string, now: string, level: string) =>
    `They are already separated: ${a} is ahead of ${b} with probability ${now} (${level} needed).`,
  after: (a: string, b: string, now: string, level: string, half: string, range: string) =>
    `${a} is ahead of ${b} with probability ${now} now. About ${counted(half, 'further judgment')}${range} give a 50% chance of separating them at ${level}.`,
  range: (low: string, high: string) => ` (${low} to ${high}, allowing for simulation error)`,
  from: (low: string) => ` (${low} or more, allowing for simulation error)`,
  /** Where questions are known: over which questions the numbers above and below hold. */
  questions: {
    title: 'How many more questions?',
    alone: 'The curve above is over these questions alone.',
    alike: 'The curve above takes each further judgment to be on a question of its own.',
    already: (level: string) =>
      `Over questions like these the two are already separated at ${level}.`,
    never: (level: string, most: string) =>
      `Over questions like these, even ${counted(most, 'further question')} would give less than a 50% chance of separating them at ${level}.`,
    after: (half: string, range: string, each: string, level: string) =>
      `Over questions like these, about ${counted(half, 'further question')}${range}, each with about ${counted(each, 'judgment')} as now, give a 50% chance of separating them at ${level}.`,
    range: (low: string, high: string) =>
      ` (${low} to ${high}, as far as these questions show how much questions differ)`,
    from: (low: string) =>
      ` (${low} or more, as far as these questions show how much questions differ)`,
    halving: (more: string) =>
      `${counted(more, 'further question')} would halve the interval of their difference.`,
    limited: (questions: string, allowed: string, worth: string) =>
      `However many judgments these ${counted(questions, 'question')} get, they allow the precision of at most ${counted(allowed, 'judgment')} of this pair on questions of their own; so far they have that of ${worth}.`,
    unlimited: 'More judgments on these questions are worth as much as on others.',
    /** What is foreseen, and how far these questions go. */
    together: (foreseen: string, limit: string) => `${foreseen} ${limit}`,
    enough: (judgments: string) =>
      `Over questions like these, on these questions alone about ${counted(judgments, 'further judgment')} of the two ${agree(judgments, 'gives', 'give')} that chance.`,
    useless: (chance: string) =>
      `Over questions like these the chance is ${chance} at most, however many judgments these questions get: ask more questions.`,
  },
  between: (lower: string, upper: string) => `${lower}–${upper}`,
  axis: {
    pair: 'Further judgments of these two (doubling)',
    all: 'Further judgments over all pairs (doubling)',
  },
  share: (level: string) => `Simulations that separate them at ${level}`,
  reached: (count: string) => `50% chance at ${count}`,
  made: (simulations: string, seed: string) =>
    `${counted(simulations, 'simulation')} per step, seed ${seed}. The band is the simulation error (95%).`,
  columns: {
    judgments: 'Further judgments',
    share: 'Separated',
    interval: '95% interval',
    favour: 'In favour of the current leader',
  },
};

export const calibration = {
  title: 'Does the sampler work in this browser?',
  explain:
    'Strengths are drawn from the prior, judgments are simulated from them, and the sampler fits those; the true strengths must then be equally likely to have any rank among the draws (simulation-based calibration, Talts et al. 2018). It uses the model and prior of this fit on simulated data.',
  replications: 'Replications',
  times: (count: string) => counted(count, 'time'),
  begin: 'Check the sampler',
  running: 'Simulating and fitting data sets',
  figure: 'Ranks of the true values among the draws',
  partial: (count: string) => `After ${counted(count, 'data set')} so far.`,
  good: (sampler: string, count: string, p: string, threshold: string) =>
    `${sampler} is calibrated as far as ${counted(count, 'data set')} can show: no histogram departs from uniform (smallest p ${p}, limit ${threshold}).`,
  bad: (sampler: string, count: string, p: string, threshold: string) =>
    `${sampler} is not calibrated for this model: after ${counted(count, 'data set')} a histogram is clearly not uniform (smallest p ${p}, limit ${threshold}). Its intervals are too wide, too narrow or shifted.`,
  key: 'Band: 99% of bars if calibrated. Left: true value below the draws.',
  splitHmc: 'Split HMC',
  model: (number: string) => `Simulated model ${number}`,
  likelihood: 'Log-likelihood',
  bin: 'True value above this share of the draws',
  range: (from: string, to: string) => `${from}–${to}`,
};
