import { agree, counted } from '../grammar.ts';

/** Of simulated runs in which strengths vary by question: how many reached their goal, and the share that is right. */
export interface SimulatedWords {
  readonly sd: string;
  readonly reached: string;
  readonly simulations: string;
  readonly right: string;
  readonly interval: string;
  /** How sure the plans were of a whole ranking; null of other answers. */
  readonly said: string | null;
}

/** What they were runs of, and how sure the answers were. */
export interface SimulatedDesign {
  readonly goal: 'best' | 'place' | 'ranking';
  /** Judgments of the other models that there were already. */
  readonly before: string;
  readonly models: string;
  readonly questions: string;
  readonly sure: string;
}

/** Which judgments are made, what they cost and what they are worth, in English. */
export const plan = {
  title: 'Judgment plan',
  kind: 'Plan',
  kinds: {
    all: 'All pairs',
    random: 'Random sample',
    baseline: 'One model against all others',
    adaptive: 'Adaptive (fewest judgments)',
  },
  meaning: {
    all: 'Every pair of models on every question: the most precise, and the most expensive.',
    random:
      'A balanced sample, for when judging everything is too much: even across pairs, questions and order.',
    baseline: 'Shows which models beat one that you know.',
    adaptive:
      'Answers one question with few judgments: the next pairs are those expected to be most informative about it.',
  },
  bothOrders: 'Each pair in both orders',
  bothOrdersNote: 'Twice the cost; shows whether the order decides.',
  judgments: 'Comparisons',
  judgmentsHint: (most: string) => `1 to ${most}`,
  baseline: 'Baseline model',
  goal: 'What do you want to know?',
  howItChooses: 'How this plan chooses',
  goals: {
    best: 'Which model is best',
    'top-set': 'Which models are the top k',
    ranking: 'The whole ranking',
    pair: 'Is one model better than another',
    place: 'Where one model ranks',
  },
  goalMeaning: {
    best: 'Until one model is ahead of all others.',
    'top-set': 'Until it is clear which models make up the top k, in whatever order.',
    ranking:
      'Until every adjacent pair is settled, each by itself; the whole order is less certain than that. Takes by far the most judgments.',
    pair: 'Until it is clear which of the two is stronger.',
    place: (models: string) =>
      `For adding a model to a ranking: until its rank is known to within one place (exactly, if there are fewer than ${models} models).`,
  },
  model: 'Model',
  other: 'Compared with',
  k: 'Top k',
  kHint: (most: string) => `1 to ${most}`,
  confidence: 'Required probability',
  most: 'Max comparisons',
  mostHint: (most: string) =>
    `1–${most}; the session ends there even if the question is still open`,
  more: 'More options',
  allow: (questions: string, judgments: string) =>
    `${counted(questions, 'question')} ${agree(questions, 'allows', 'allow')} at most ${counted(judgments, 'judgment')} of each pair. If that cannot settle it, the session ends and says so; only more questions help then.`,
  randomShare: 'Random pairs, in percent',
  randomShareHint:
    '0–100; 10 is a good choice. A few random pairs keep early results from misleading the rest.',
  needsModels:
    'This plan chooses the next pairs from the verdicts so far, which works only with models as judges. To judge yourself, choose another plan.',
  count: (n: string) => `${counted(n, 'judgment')} in total`,
  atMost: (n: string) => `At most ${counted(n, 'judgment')}`,
  perJudge: (n: string, judges: string) => `${n} for each of ${counted(judges, 'judge')}`,
  known: (n: string) =>
    `${counted(n, 'judgment')} by the same judges ${agree(n, 'is', 'are')} there already, and not asked for again.`,
  /** Of the project; `here` are on the questions that are chosen. */
  before: (n: string, here: string) =>
    n === here
      ? `The project’s ${counted(n, 'judgment')} ${agree(n, 'counts', 'count')} from the start, all on these questions.`
      : `The project’s ${counted(n, 'judgment')} ${agree(n, 'counts', 'count')} from the start, ${here} of them on these questions.`,
  together:
    'They are ranked with the new verdicts as if one judge had given them all: choose the judge that gave them, or look under Checks afterwards whether the judges agree.',
  elsewhere: (n: string) =>
    `${counted(n, 'judgment')} ${agree(n, 'is on a question of another name, and counts as on another question', 'are on questions of other names, and count as on other questions')}.`,
  unnamed: (n: string) =>
    `${counted(n, 'judgment')} ${agree(n, 'names no question and counts', 'name no question, and each counts')} as on a question of its own: if it is one of these, the plan becomes surer than it should be.`,
  counting: 'Counting…',
  missing: (n: string) => `${n} fewer than requested: there are no more.`,
  gaps: (n: string) =>
    `${counted(n, 'answer')} ${agree(n, 'is missing; pairs that need it', 'are missing; pairs that need them')} are left out.`,
  apart: (groups: string) =>
    `The models fall into ${counted(groups, 'group')} with no questions in common, so the groups can’t be compared. Add answers that connect them.`,
  group: (n: string) => `Group ${n}:`,
  moreModels: (n: string) => `${n} more`,

  comesTo: 'Estimated cost',
  calls: 'Calls',
  callsNote: 'to models',
  tokens: 'Tokens',
  tokensText: (input: string, output: string) => `about ${input} input, ${output} output`,
  reading: 'Reading the texts…',
  sampled: (n: string, all: string) => `Estimated from ${n} of ${counted(all, 'question')}.`,
  money: 'Money',
  dollars: (amount: string) => `about US$ ${amount}`,
  underCent: 'under US$ 0.01',
  unknownMoney: 'unknown until every price is filled in',
  free: 'none: no network calls',
  time: 'Time',
  timeText: (time: string, atOnce: string) =>
    `about ${time}, ${counted(atOnce, 'concurrent call')}`,
  onDevice: 'On this device',
  onDeviceText: (n: string, time: string) =>
    `${counted(n, 'judgment')} without network calls or cost: ${time}`,
  yourTime: 'Your time',
  yourTimeText: (time: string) => `about ${time}, at a minute per pair`,
  yourTimeNote: 'Stop and continue whenever you like.',
  underMinute: 'under a minute',
  spell: (hours: string, minutes: string) =>
    hours === '0' ? `${minutes} min` : `${hours} h ${minutes} min`,

  prices: 'Prices',
  pricesNote: (year: string, month: string) =>
    `US dollars per million tokens. The prices filled in are from ${year}-${month}, and providers change them: check before you spend.`,
  priceIn: (model: string) => `${model}, input`,
  priceOut: (model: string) => `${model}, output`,
  unknownPrice: 'not known',
  limits: 'Limits',
  concurrency: 'Concurrent calls',
  concurrencyHint: (most: string) => `1–${most}, per provider`,
  perMinute: 'Max calls per minute',
  perMinuteHint: 'Leave empty for no limit; your provider’s account page states yours',
  budget: 'Stop at US$',
  budgetHint: 'Leave empty for no cap',
  budgetNote:
    'Before each call, retries included, seven times the most one request can cost is reserved: a token for every byte sent plus the longest reply allowed, times seven because a browser may resend a request by itself on each of the six connections it keeps open to a server. If that would exceed the cap, no further call is made; the verdicts so far are kept. A call without a reply may still be charged, possibly several times, so it counts as three to seven requests.',
  unseen: (amount: string) =>
    `The cap can be exceeded only by resends that no page can see: when a server closes connections on some requests while it answers others, the browser may resend a request more often than is counted. Each uncounted request can cost up to about US$ ${amount}.`,
  within: (n: string, all: string) =>
    n === '0'
      ? 'The cap is below the amount reserved for a single call, so no call would be made. Raise it.'
      : `The cap is enough for about ${n} of ${counted(all, 'judgment')}.`,
  unsafe:
    'Calls without a price count as free, so the cap does not cover them. Fill in the prices.',

  forecast: 'Expected precision',
  forecastNote:
    'How wide the intervals will be, and whether your question will be answered. Strengths are drawn from what the project’s judgments say (from the prior, if it has none), and the plan is simulated with verdicts that follow from them.',
  overQuestions: (design: SimulatedDesign, found: readonly SimulatedWords[]) => {
    const { goal, models, questions, before, sure } = design;
    const asked = {
      best: `asked which is best, plans stopped at ${sure}`,
      place: `asked where one ranks, with ${before} judgments of the others on the same questions, plans stopped at ${sure}`,
      ranking: `asked for the whole ranking, plans stopped once each two neighbours were at ${sure}`,
    };
    const right =
      goal === 'ranking' ? 'rankings that are right from first to last' : 'right answers';
    const shares = found.map(
      ({ sd, reached, simulations, right: share, interval, said }) =>
        `${sd}: ${share}${said === null ? '' : `, where plans said ${said}`} (95% interval ${interval}) of the ${reached} of ${simulations} that reached it`,
    );
    return `Answers and widths are over questions like yours: a model may be stronger on some than on others. In simulations of ${models} models on ${questions} questions, ${asked[goal]}. The share of ${right}, by the standard deviation of strengths over questions in log-odds: ${shares.join('; ')}.`;
  },
  tooFew: (share: string, interval: string, questions: string) =>
    `In ${share} (95% interval ${interval}) of the simulations ${counted(questions, 'question')} cannot answer it: ask more questions.`,
  forecastTerms: { interval: 'intervals', prior: 'prior' },
  begin: 'Simulate',
  running: 'Simulating the plan…',
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
    `After ${counted(judgments, 'judgment')}, a model’s strength is known to about ${width}, and ${reached} of the simulations answer the question.`,
  made: (simulations: string) =>
    `${counted(simulations, 'simulation')}. The range covers two thirds of them.`,
};
