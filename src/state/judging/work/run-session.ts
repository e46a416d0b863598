import { CaravanError } from '../../../core/failure.ts';
import type { JudgeCallFailure } from '../../../core/failure.ts';
import { CallCosts } from '../../../core/judge/money/call-costs.ts';
import { fillPrompt } from '../../../core/judge/prompt/prompt.ts';
import type { JudgedQuestion, JudgeReply, JudgeTask } from '../../../core/judge/setup.ts';
import { readVerdict } from '../../../core/judge/reading/verdict.ts';
import type { ReadingRule } from '../../../core/judge/reading/verdict.ts';
import { Outcome } from '../../../core/table/judgments.ts';
import { createRandom } from '../../../core/numerics/random.ts';
import type { RefusableSetting } from '../../../judges/contract.ts';
import type {
  JudgingEvent,
  JudgingRest,
  JudgingWork,
  TaskFailure,
} from '../../../judges/judging-work.ts';
import { JudgingRunner } from '../../../judges/runner.ts';
import { waitFor } from '../../../judges/wait.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { endCall, noteCall } from '../../../storage/judging-calls.ts';
import { apiKeys } from '../../connections/keys.svelte.ts';
import { ask } from '../../connections/providers.ts';

/** What a session needs of its run. */
export interface SessionWork {
  readonly record: JudgingRecord;
  readonly tasks: AsyncIterable<JudgeTask>;
  readonly stored: readonly JudgeReply[];
  readonly unstored: readonly JudgeReply[];
  question(at: number): Promise<JudgedQuestion | null>;
  /** How the replies of a judge are read. */
  readingOf(judge: number): ReadingRule;
  /** Resolves once they are in the run's journal. */
  keep(replies: readonly JudgeReply[]): Promise<unknown>;
  /** It is not asked again in this session. */
  failed(task: JudgeTask): void;
  /** There is news to be shown. */
  changed(): void;
}

/** What is told of a session besides its verdicts. */
export interface SessionNews {
  /** The latest. */
  readonly failures: readonly TaskFailure[];
  readonly failureCount: number;
  /** A judge that is asked again later, and why; null where none waits. */
  readonly waiting: { readonly until: number; readonly failure: JudgeCallFailure } | null;
  /** Of each judge what its model refuses, by position. */
  readonly refused: readonly (readonly RefusableSetting[])[];
  /** In US dollars. */
  readonly money: { readonly spent: number; readonly lost: number; readonly inFlight: number };
  /** Milliseconds for one reply at the pace of this session; null before the first. */
  readonly perReply: number | null;
}

/** Failures that are listed; the others are counted. */
const MAX_LISTED_FAILURES = 100;

/** The judges of a run at work, from a start to where they come to rest. */
export class RunSession {
  readonly #work: SessionWork;
  readonly #runner: JudgingRunner;
  readonly #since = performance.now();
  #replies = 0;
  #failures: TaskFailure[] = [];
  #waiting: SessionNews['waiting'] = null;
  #refused: (readonly RefusableSetting[] | undefined)[] = [];
  #money: SessionNews['money'];

  constructor(work: SessionWork) {
    this.#work = work;
    const spent = work.stored.reduce((sum, { cost }) => sum + cost, 0);
    this.#money = { spent, lost: work.record.lost, inFlight: 0 };
    this.#runner = new JudgingRunner(this.#whole());
  }

  get news(): SessionNews {
    const elapsed = performance.now() - this.#since;
    return {
      failures: this.#failures.slice(-MAX_LISTED_FAILURES),
      failureCount: this.#failures.length,
      waiting: this.#waiting,
      refused: Array.from(this.#refused, (settings) => settings ?? []),
      money: this.#money,
      perReply: this.#replies === 0 ? null : elapsed / this.#replies,
    };
  }

  get unstored(): readonly JudgeReply[] {
    return this.#runner.unstored;
  }

  run(): Promise<JudgingRest> {
    return this.#runner.run();
  }

  pause(): void {
    this.#runner.pause();
  }

  resume(): void {
    this.#runner.resume();
  }

  stop(): void {
    this.#runner.stop();
  }

  #whole(): JudgingWork {
    const { record, tasks, stored, unstored } = this.#work;
    const { setup, id } = record;
    const [seed] = crypto.getRandomValues(new Uint32Array(1));
    const random = createRandom(seed);
    const costs = new CallCosts(setup);
    return {
      ...{ setup, tasks, stored, unstored, lost: record.lost, ask, wait: waitFor },
      prompt: async (task) => {
        const asked = await this.#work.question(task.question);
        if (asked === null) throw new CaravanError({ kind: 'run-gone' });
        return fillPrompt(setup.judges[task.judge].template, asked, task);
      },
      keyOf: (judge) => apiKeys.of(setup.judges[judge].baseUrl),
      outcomeOf: ({ judge }, { text, stop }) =>
        stop === 'refusal' ? Outcome.unparsed : readVerdict(text, this.#work.readingOf(judge)),
      most: ({ judge }, asked) => costs.most(judge, asked),
      settle: ({ judge }, asked, reported) => costs.settle(judge, asked, reported),
      noteCall: (task, most) => noteCall(id, task, most),
      endCall: (task, lost) => endCall(id, task, lost),
      store: (replies) => this.#work.keep(replies),
      now: () => Date.now(),
      clock: () => performance.now(),
      random: () => random.uniform(),
      tell: (event) => {
        this.#hear(event);
      },
    };
  }

  #hear(event: JudgingEvent): void {
    switch (event.kind) {
      case 'stored':
        this.#replies++;
        this.#waiting = null;
        break;
      case 'failed':
        this.#failures.push({ task: event.task, failure: event.failure });
        this.#work.failed(event.task);
        break;
      case 'waiting':
        this.#waiting = { until: event.until, failure: event.failure };
        break;
      case 'refused':
        this.#refused[event.judge] = event.settings;
        break;
      case 'money':
        this.#money = { spent: event.spent, lost: event.lost, inFlight: event.inFlight };
    }
    this.#work.changed();
  }
}
