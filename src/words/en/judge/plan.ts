/** Which judgments are asked for, what they take and what they are worth, in English. */
export const plan = {
  title: 'How many judgments',
  kind: 'Plan',
  kinds: {
    all: 'Everything',
    random: 'A random part',
    baseline: 'Against one model',
    adaptive: 'Where it tells most',
  },
  meaning: {
    all: 'Every pair of models on every question: the surest, and the most work.',
    random:
      'A fair sample, where everything is too much: even over pairs, questions, and who is shown first.',
    baseline: 'One model against each of the others: to see who beats the one you know.',
    adaptive:
      'To answer one question with few judgments: the next pairs are those that should tell most about it.',
  },
  bothOrders: 'Each pair in both orders',
  bothOrdersNote: 'Twice the work; shows whether the order decides.',
  judgments: 'Comparisons',
  judgmentsHint: (most: string) => `1 to ${most}`,
  baseline: 'The model that all others meet',
  goal: 'What do you want to know?',
  howItChooses: 'How this plan chooses',
  goals: {
    best: 'Which model is best',
    top: 'Is one among the first',
    ranking: 'The whole ranking',
  },
  goalMeaning: {
    best: 'Until one model is ahead of all others.',
    top: 'Until it is clear whether a model belongs to the first few.',
    ranking: 'Until every two neighbours are in order; takes by far the most judgments.',
  },
  topModel: 'Which model',
  k: 'Among the first',
  kHint: (most: string) => `1 to ${most}`,
  confidence: 'Sure enough at',
  most: 'Comparisons at the most',
  mostHint: (most: string) => `1 to ${most}; the run ends there even if the question is open`,
  more: 'More choices',
  randomShare: 'Drawn at random, in percent',
  randomShareHint:
    '0 to 100; 10 is a good choice. A few random pairs keep a first impression from misleading the rest.',
  needsModels:
    'This plan chooses the next pairs by the verdicts so far, which only works with judges that are models. For judging by yourself choose another plan.',
  count: (n: string) => (n === '1' ? '1 judgment in all' : `${n} judgments in all`),
  atMost: (n: string) => (n === '1' ? 'At most 1 judgment' : `At most ${n} judgments`),
  perJudge: (n: string, judges: string) => `${n} for each of ${judges} judges`,
  counting: 'Counting…',
  missing: (n: string) => `${n} fewer than wanted: there are no more.`,
  gaps: (n: string) =>
    n === '1'
      ? '1 answer is missing; pairs that need it are left out.'
      : `${n} answers are missing; pairs that need them are left out.`,
  apart: (groups: string) =>
    `The answers link these models in ${groups} groups that never meet; between the groups nothing can be said.`,
  group: (n: string) => `Group ${n}:`,
  moreModels: (n: string) => `and ${n} more`,

  comesTo: 'What it comes to',
  calls: 'Calls',
  callsNote: 'to models',
  tokens: 'Tokens',
  tokensText: (input: string, output: string) => `about ${input} in, ${output} out`,
  reading: 'The texts are being looked at…',
  sampled: (n: string, all: string) => `Judged by ${n} of ${all} questions.`,
  money: 'Money',
  dollars: (amount: string) => `about US$ ${amount}`,
  underCent: 'under US$ 0.01',
  unknownMoney: 'unknown until every price is filled in',
  free: 'none: no network is used',
  time: 'Time',
  timeText: (time: string, atOnce: string) =>
    `about ${time}, ${atOnce} ${atOnce === '1' ? 'call' : 'calls'} at once`,
  onDevice: 'On this device',
  onDeviceText: (n: string, time: string) =>
    `${n} ${n === '1' ? 'judgment' : 'judgments'} without network or money: ${time}`,
  yourTime: 'Your time',
  yourTimeText: (time: string) => `about ${time}, at a minute a pair`,
  yourTimeNote: 'Stop and go on whenever you like.',
  underMinute: 'under a minute',
  spell: (hours: string, minutes: string) =>
    hours === '0' ? `${minutes} min` : `${hours} h ${minutes} min`,

  prices: 'Prices',
  pricesNote: (year: string, month: string) =>
    `US dollars for a million tokens. What is filled in was looked up in ${year}-${month}, and providers change their prices: check theirs before you spend.`,
  priceIn: (model: string) => `${model}, in`,
  priceOut: (model: string) => `${model}, out`,
  unknownPrice: 'not known',
  limits: 'Limits',
  concurrency: 'Calls at once',
  concurrencyHint: (most: string) => `1 to ${most}, to each provider`,
  perMinute: 'Calls a minute at the most',
  perMinuteHint: 'Empty for no limit; your provider’s account page says what it allows',
  budget: 'Stop at US$',
  budgetHint: 'Empty for no cap',
  budgetNote:
    'Before each call, retries included, seven times the most one request can cost is reserved: a token for every byte sent plus the longest reply allowed, times seven because a browser may resend a request by itself on each of the six connections it keeps open to a server. If that would exceed the cap, no further call is made; the verdicts so far are kept. A call without a reply may still be charged, possibly several times, so it counts as three to seven requests.',
  unseen: (amount: string) =>
    `Only what no page can see can exceed the cap: when a server closes connections on some requests while it answers others, the browser may resend a request more often than is counted. Each uncounted request can cost up to about US$ ${amount}.`,
  within: (n: string, all: string) =>
    n === '0'
      ? 'The cap is less than is reserved for a single call, so none would be made.'
      : `The cap is enough for about ${n} of ${all} judgments.`,
  unsafe: 'Calls without a price count as free, so the cap does not hold for them.',

  forecast: 'What it will tell',
  forecastNote:
    'How wide the intervals will be, and whether your question will be answered. Strengths that may be true are drawn from the prior, and the plan is played through with verdicts that would follow from them.',
  forecastTerms: { interval: 'intervals', prior: 'prior' },
  begin: 'Forecast',
  running: 'The plan is played through…',
  stop: 'Stop',
  stopped: 'Stopped.',
  result: 'Forecast',
  columns: {
    judgments: 'Judgments',
    width: '68% interval, ±',
    spread: 'range of the simulations',
    reached: 'answered',
  },
  points: (width: string) => `±${width} rating points`,
  logOdds: (width: string) => `±${width} log-odds`,
  now: 'before the first',
  range: (lower: string, upper: string) => `${lower} to ${upper}`,
  summary: (judgments: string, width: string, reached: string) =>
    `After ${judgments} judgments a model’s strength is known to about ${width}, and in ${reached} of the simulations the question is answered.`,
  made: (simulations: string) => `${simulations} simulations. The range holds two thirds of them.`,
};
