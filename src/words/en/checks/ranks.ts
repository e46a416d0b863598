/** Parts of the Checks page about the ranking: how little would change it, and how sure it is. */
export const fragility = {
  title: 'How little would change the ranking?',
  explain:
    'The fewest judgments that, decided the other way, would change who is first; and single questions or judges that decide it. By the likeliest strengths, not by simulation.',
  set: 'Also look at',
  begin: 'Look for the fewest judgments',
  running: 'Turning judgments round',
  first: 'The first rank',
  firstK: (k: string) => `The first ${k} as a set`,
  overtaken: (enters: string, leaves: string, count: string, all: string, share: string) =>
    `If ${count} of ${all} judgments (${share}) had gone the other way, ${enters} would be first instead of ${leaves}.`,
  replaced: (
    enters: string,
    leaves: string,
    k: string,
    count: string,
    all: string,
    share: string,
  ) =>
    `If ${count} of ${all} judgments (${share}) had gone the other way, ${enters} would be among the first ${k} instead of ${leaves}.`,
  stands: (count: string, all: string) =>
    `It stands: even ${count} of ${all} judgments turned round do not change it.`,
  flipped: 'judgments that would have to be otherwise',
  dot: (judgments: string, isOne: boolean) =>
    isOne ? 'each dot one judgment' : `each dot ${judgments} judgments`,
  tie: 'a tie',
  wins: (name: string) => `${name} wins`,
  pair: (first: string, second: string, isKnown: boolean) =>
    isKnown ? `${first} (shown first) – ${second}` : `${first} – ${second}`,
  change: (pair: string, count: string, from: string, to: string) =>
    `${pair}: ${count} × “${from}” become “${to}”.`,
  more: (count: string) => `and ${count} more, see the table`,
  countsOnly:
    'This data set holds counts of judgments only, not which question or judge each belongs to: nothing can be left out. Open a file of single judgments to see this.',
  tried: (tried: string, of: string) =>
    ` (The ${tried} with most judgments, of ${of}, were tried.)`,
  dropped: {
    question: {
      title: 'Without one question',
      column: 'Question',
      unnamed: 'The judgments name fewer than two questions, so that none can be left out.',
      some: (count: string, tried: string) =>
        `${count} of ${tried} questions decide the first rank: without that one question another model is first.`,
      none: (tried: string, leader: string) =>
        `Whichever of the ${tried} questions is left out, ${leader} stays first.`,
      nearest: (name: string, rival: string, gap: string) =>
        `It is closest without “${name}”, where ${rival} is ${gap} behind.`,
    },
    judge: {
      title: 'Without one judge',
      column: 'Judge',
      unnamed: 'The judgments name fewer than two judges, so that none can be left out.',
      some: (count: string, tried: string) =>
        `${count} of ${tried} judges decide the first rank: without that one judge another model is first.`,
      none: (tried: string, leader: string) =>
        `Whichever of the ${tried} judges is left out, ${leader} stays first.`,
      nearest: (name: string, rival: string, gap: string) =>
        `It is closest without “${name}”, where ${rival} is ${gap} behind.`,
    },
  },
  columns: {
    pair: 'Pair',
    from: 'Decided',
    to: 'Turned into',
    count: 'How many',
    judgments: 'Judgments',
    first: 'First without it',
    lead: 'Ahead by',
  },
};

export const ranks = {
  title: 'How sure is each rank?',
  explain:
    'Every draw of the posterior is a ranking of its own. These pictures count them: how often each model has each rank, and how often each is ahead of each other.',
  running: 'Comparing every pair',
  model: 'Model',
  rival: 'Against',
  against: 'Against the model of that number',
  hint: 'Point at a cell, or walk over the cells with the arrow keys.',
  between: (from: string, to: string) => `${from}–${to}`,
  part: (shown: string, all: string) => ` The picture shows the first ${shown} of ${all}.`,
  which: 'What the matrix shows',
  byModel: 'One model against all others, as a table',
  heat: {
    title: 'Rank of each model',
    summary: (firm: string, all: string) =>
      firm === '0'
        ? `No model holds one rank with 95% or more.`
        : `${firm} of ${all} models hold${firm === '1' ? 's' : ''} one rank with 95% or more; the wider a row is shaded, the less its rank is known.`,
    rank: 'Rank',
    never: 'below 0.5%',
    always: '100%',
    cell: (name: string, rank: string, p: string) =>
      `${name} has rank ${rank} with probability ${p}.`,
    first: 'First with',
    likely: 'Most probable rank',
    range: 'Rank with 95%',
    probability: 'Probability',
    byModel: 'All ranks of one model, as a table',
  },
  stronger: {
    short: 'Stronger',
    title: 'Who is stronger?',
    summary: (apart: string, pairs: string) =>
      `${apart} of ${pairs} pairs of models are told apart at 95%. Each cell: the probability that the row’s model is stronger than the column’s.`,
    low: 'column stronger',
    high: 'row stronger',
    cell: (a: string, b: string, p: string) => `${a} is stronger than ${b} with probability ${p}.`,
  },
  score: {
    short: 'Would win',
    title: 'Who would win?',
    summary: (most: string) =>
      `Each cell: the expected score of the row’s model against the column’s in one more judgment (a tie is half a win), each shown first half of the time. The largest is ${most}.`,
    low: 'column wins',
    high: 'row wins',
    cell: (a: string, b: string, p: string) =>
      `${a} is expected to score ${p} in a judgment against ${b}.`,
  },
};

export const separation = {
  title: 'How many more judgments?',
  explain:
    'Further judgments are simulated from the posterior, again and again, and the model is fitted to all: in how many of these futures are the two models told apart at 95%?',
  first: 'Model',
  second: 'and model',
  design: 'Where the further judgments go',
  designs: { pair: 'These two only', all: 'All pairs alike' },
  begin: 'Simulate',
  running: 'Simulating further judgments',
  title2: (a: string, b: string) => `Until ${a} and ${b} are told apart`,
  never: (a: string, b: string, now: string, level: string, most: string) =>
    `${a} is ahead of ${b} with ${now} now. Even ${most} further judgments tell them apart at ${level} in less than half of the simulations: they may be equally strong.`,
  already: (a: string, b: string, now: string, level: string) =>
    `They are told apart already: ${a} is ahead of ${b} with ${now} (${level} are needed).`,
  after: (a: string, b: string, now: string, level: string, half: string, range: string) =>
    `${a} is ahead of ${b} with ${now} now. About ${half} further judgments${range} give an even chance of telling them apart at ${level}.`,
  range: (low: string, high: string) => ` (${low} to ${high} by the error of simulation)`,
  from: (low: string) => ` (${low} or more by the error of simulation)`,
  between: (lower: string, upper: string) => `${lower}–${upper}`,
  axis: {
    pair: 'Further judgments of these two (each step doubles)',
    all: 'Further judgments of all pairs together (each step doubles)',
  },
  share: (level: string) => `Simulations that tell them apart at ${level}`,
  reached: (count: string) => `even chance at ${count}`,
  made: (simulations: string, seed: string) =>
    `${simulations} simulations per step, seed ${seed}. The band is the error of so few simulations (95%).`,
  columns: {
    judgments: 'Further judgments',
    share: 'Told apart',
    interval: '95% interval',
    favour: 'In favour of the one ahead now',
  },
};

export const calibration = {
  title: 'Does the sampler work in this browser?',
  explain:
    'Strengths are drawn from the prior, judgments from the strengths, and the sampler fits them; then the truth must fall anywhere among the draws, all places alike (simulation-based calibration, Talts et al. 2018). It uses the model and prior of this fit on made-up data.',
  replications: 'How often',
  times: (count: string) => `${count} times`,
  begin: 'Check the sampler',
  running: 'Drawing truths and fitting them',
  figure: 'Where the truths rank among the draws',
  partial: (count: string) => `After ${count} truths so far.`,
  good: (sampler: string, count: string, p: string, threshold: string) =>
    `${sampler} is calibrated as far as ${count} truths can tell: no histogram departs from even (least p ${p}, limit ${threshold}).`,
  bad: (sampler: string, count: string, p: string, threshold: string) =>
    `${sampler} is not calibrated for this model: after ${count} truths a histogram is clearly uneven (least p ${p}, limit ${threshold}). Its intervals are too wide, too narrow or shifted.`,
  key: 'Band: 99% of bars where all is well. Left: the truth below the draws.',
  splitHmc: 'Split HMC',
  model: (number: string) => `Made-up model ${number}`,
  likelihood: 'Log-likelihood',
  bin: 'Truth above this share of the draws',
  range: (from: string, to: string) => `${from}–${to}`,
};
