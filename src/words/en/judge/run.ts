import type { JudgeCallFailure } from '../../../core/failure.ts';
import { agree, counted } from '../grammar.ts';

/** A range of ranks and its probability. */
export interface RankWords {
  readonly from: string;
  readonly to: string;
  readonly p: string;
}

/** How far a distance is off on average, by the plan. */
export interface Distances {
  readonly adaptive: string;
  readonly random: string;
}

/** A judging session and its results, in English. */
export const run = {
  models: 'Model judges',
  progressLabel: 'Judgments by models',
  progress: (done: string, total: string) => `${done} of ${counted(total, 'judgment')} by models`,
  left: (time: string) => `about ${time} left`,
  start: 'Start',
  resume: 'Resume',
  pause: 'Pause',
  stop: 'Stop',
  notBegun: 'Not running. Press Start to begin.',
  stages: {
    idle: 'Not running. Press Resume to continue; nothing is judged twice.',
    elsewhere:
      'This session is running in another tab. Continue there, or close that tab and try again here.',
    starting: 'Starting…',
    running: 'Running.',
    stopping: 'Stopping…',
    paused: 'Paused: no new calls are made. Calls in progress may still finish.',
  },
  rests: {
    done: 'All judges have answered.',
    doneAdaptive: 'Finished.',
    doneWithFailures: 'Done, except for the failed calls below. Press Resume to retry them.',
    'budget-spent':
      'Cap reached: the next call might exceed it. The verdicts so far are kept, and a new session with a higher cap does not ask for them again.',
    stopped: 'Stopped. Calls that were in progress are made again when you resume.',
  },
  goal: {
    best: (model: string, p: string) => `${model} is the best: ${p}.`,
    top: (model: string, k: string, is: boolean, p: string) =>
      `${model} is ${is ? '' : 'not '}in the top ${k}: ${p}.`,
    topSet: (k: string, models: string, p: string) =>
      `${agree(k, 'The best model is', `The top ${k} are`)} ${models}: ${p}.`,
    pair: (better: string, worse: string, p: string) => `${better} is better than ${worse}: ${p}.`,
    /** The range holds the wanted probability; `rank` is its middle, `near` 1 or 0. */
    place: (model: string, range: RankWords, rank: string, near: number, p: string) => {
      const ranks = range.from === range.to ? range.from : `${range.from} to ${range.to}`;
      const around = near === 0 ? `Exactly rank ${rank}` : `Within one place of rank ${rank}`;
      return `${model}: rank ${ranks}, ${range.p}. ${around}: ${p}.`;
    },
    /** `whole`: the probability of the whole order. */
    ranking: (ahead: string, behind: string, p: string, whole: string) =>
      `The whole order is right: ${whole}. Least certain pair in the ranking: ${ahead} ahead of ${behind}, ${p}.`,
    wanted: (p: string) => `The session continues until this is ${p}.`,
    open: (p: string) => `The goal of ${p} is not reached yet.`,
    limit: (questions: string, judgments: string, model: string, other: string) =>
      `${counted(questions, 'question')} ${agree(questions, 'allows', 'allow')} ${counted(judgments, 'judgment')} of ${model} against ${other}: ask more questions.`,
    checking: 'Waiting for the last calls.',
    stops: {
      reached: 'The goal is reached.',
      most: 'The goal was not reached within the maximum number of judgments.',
      exhausted: 'The goal was not reached, and there is nothing left to compare.',
      questions: 'The goal is out of reach with these questions.',
      budget: 'The goal was not reached before the spending cap.',
    },
  },
  halted: 'The session has stopped, because every further call would fail too.',
  tryAgain: 'Try again',
  money: (spent: string) => `$${spent} spent`,
  cap: (budget: string) => `cap $${budget}`,
  inFlight: (most: string) => `at most $${most} more for calls in progress`,
  lost: (most: string) => `up to $${most} for calls without a reply`,
  unmetered: (n: string) =>
    `${counted(n, 'reply', 'replies')} came without a plausible token count, so ${agree(n, 'its call counts at its', 'their calls count at their')} maximum cost.`,
  /** Of a call that is repeated by itself: nobody has to do anything. */
  retried: (failure: JudgeCallFailure): string | null => {
    const { reason, host, status, message } = failure;
    const answer = status === undefined ? '' : ` (status ${String(status)})`;
    const said = message ? ` It said: “${message}”` : '';
    switch (reason) {
      case 'too-many-requests':
        return `${host} received too many requests${answer}.${said}`;
      case 'server':
        return `${host} has a server problem${answer}.${said}`;
      case 'timeout':
        return `${host} did not answer in time.`;
      case 'broken-off':
        return `The connection to ${host} was interrupted during the reply.`;
      default:
        return null;
    }
  },
  waiting: (time: string) => `A judge will be called again at ${time}.`,
  refused: (judge: string, settings: string) =>
    `${judge} rejects ${settings}, so it is called without.`,
  keys: 'Keys',
  keysNote: 'Keys are not stored with sessions: enter them again after a reload.',
  failures: (n: string) => `${counted(n, 'call')} failed`,
  failuresLabel: 'Failed calls',
  failuresNote: 'The session continued without these. Press Resume to retry them.',
  yours: 'Your own verdicts',
  judge: 'Judge the pairs',
  judgeOn: 'Continue judging',
  look: 'Review your verdicts',
  ranking: 'The ranking so far',
  preview: (percent: string) =>
    `From the verdicts of this session alone, by Laplace approximation; the leaderboard counts all judgments of the project. ±: half the ${percent} interval, over these questions alone.`,
  distances: (close: Distances, wide: Distances) =>
    `This session compares mostly the pairs its question depends on, so trust its answer more than the distance between first and last. In our simulations of nine models, asked which is best, it came out ${close.adaptive} log-odds too large when the models were close (random pairs: ${close.random}) and ${wide.adaptive} too small when they were far apart (random pairs: ${wide.random}).`,
  noRanking: 'A ranking appears with the first verdict.',
  interval: (percent: string) => `${percent} interval`,
  newest: 'Newest verdicts',
  noVerdict: 'No verdicts yet.',
  verdict: {
    better: (better: string, worse: string) => `${better} beats ${worse}`,
    tie: (left: string, right: string) => `${left} and ${right}: tie`,
    unparsed: (left: string, right: string) => `${left} and ${right}: no readable verdict`,
  },
  question: (id: string) => `question ${id}`,
  show: 'To the leaderboard',
  showNote:
    'Verdicts count in the project’s ranking from the moment they are stored. On the Data page this session can be switched off.',
  download: 'Download as JSONL',
  working: 'Writing the file…',
};
