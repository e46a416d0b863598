/** A run and what came of it, in English. */
export const run = {
  models: 'Models',
  progressLabel: 'Judgments of models',
  progress: (done: string, total: string) => `${done} of ${total} judgments of models`,
  left: (time: string) => `about ${time} left`,
  start: 'Start',
  resume: 'Resume',
  pause: 'Pause',
  stop: 'Stop',
  stages: {
    idle: 'Not running. Press Resume to go on; nothing that was judged is asked again.',
    elsewhere:
      'This run is open in another tab, which is at work on it. Go on there, or close that tab and try again here.',
    starting: 'Starting…',
    running: 'Running.',
    stopping: 'Stopping…',
    paused: 'Paused: no further call is made. Calls under way may still end.',
  },
  rests: {
    done: 'All judges have answered.',
    doneAdaptive: 'Finished.',
    doneWithFailures: 'Done, but for the calls below that failed. Resume asks them again.',
    'budget-spent': 'The cap is reached: the next call might go beyond it. What is judged stays.',
    stopped: 'Stopped. Calls that were under way are asked again on Resume.',
  },
  goal: {
    best: (model: string, p: string) => `${model} is the best: ${p}.`,
    top: (model: string, k: string, is: boolean, p: string) =>
      `${model} is ${is ? '' : 'not '}among the first ${k}: ${p}.`,
    ranking: (ahead: string, behind: string, p: string) =>
      `Least certain of the ranking, ${ahead} before ${behind}: ${p}.`,
    wanted: (p: string) => `The run asks until this is ${p}.`,
    open: (p: string) => `The goal, ${p}, is not reached yet.`,
    checking: 'The last calls are waited for.',
    stops: {
      reached: 'The goal is reached.',
      most: 'The goal is not reached: the run has made all judgments that it was allowed.',
      exhausted: 'The goal is not reached: there is nothing left to compare.',
      budget: 'The goal is not reached: the cap on money came first.',
    },
  },
  halted: 'The run has stopped, since every further call would fail too.',
  tryAgain: 'Try again',
  money: (spent: string) => `$${spent} spent`,
  cap: (budget: string) => `cap $${budget}`,
  inFlight: (most: string) => `at most $${most} more for calls under way`,
  lost: (most: string) => `up to $${most} for calls without a reply`,
  unmetered: (n: string) =>
    n === '1'
      ? '1 reply came without a plausible token count, so its call counts at its maximum cost.'
      : `${n} replies came without a plausible token count, so their calls count at their maximum cost.`,
  waiting: (time: string) => `A judge is asked again at ${time}.`,
  refused: (judge: string, settings: string) =>
    `${judge} does not take ${settings} and is asked without.`,
  keys: 'Keys',
  keysNote: 'Keys are not stored with runs: after a reload they have to be given again.',
  failures: (n: string) => (n === '1' ? '1 call failed' : `${n} calls failed`),
  failuresLabel: 'Calls that failed',
  failuresNote: 'The run went on without these. Resume asks them again.',
  yours: 'Your own verdicts',
  yoursNote: (done: string, total: string) => `${done} of ${total} pairs judged.`,
  judge: 'Judge the pairs',
  judgeOn: 'Go on judging',
  look: 'Look through them again',
  ranking: 'The ranking so far',
  preview: (percent: string) =>
    `A preview, by the Laplace approximation of all verdicts so far. ±: half of the ${percent} interval.`,
  noRanking: 'A ranking appears with the first verdict.',
  rank: 'Rank',
  model: 'Model',
  rating: 'Rating',
  interval: (percent: string) => `${percent} interval`,
  rowSummary: (name: string, rating: string, lower: string, upper: string, p: string) =>
    `${name}: ${rating}, ${p} interval ${lower} to ${upper}`,
  newest: 'Newest verdicts',
  noVerdict: 'Nothing has been judged yet.',
  verdict: {
    better: (better: string, worse: string) => `${better} beats ${worse}`,
    tie: (left: string, right: string) => `${left} and ${right}: tie`,
    unparsed: (left: string, right: string) => `${left} and ${right}: no readable verdict`,
  },
  question: (id: string) => `question ${id}`,
  show: 'Show on the leaderboard',
  showNote:
    'Opens the verdicts so far as a file: Leaderboard, Checks, Inspect and Data then are about them.',
  download: 'Download as JSONL',
  working: 'Writing the file…',
};
