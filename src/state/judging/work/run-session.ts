import { CaravanError } from '../../../core/failure.ts';
import type { JudgeCallFailure } from '../../../core/judge/call-failure.ts';
import { CallCosts } from '../../../core/judge/call-costs.ts';
import { fillPrompt } from '../../../core/judge/prompt.ts';
import type { JudgedQuestion, JudgeReply, JudgeTask } from '../../../core/judge/setup.ts';
import { readVerdict } from '../../../core/judge/verdict.ts';
import type { ReadingRule } from '../../../core/judge/verdict.ts';
import { Outcome } from '../../../core/judgments.ts';
import { createRandom } from '../../../core/random.ts';
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
import { addReplies } from '../../../storage/judging.ts';
import { endCall, noteCall } from '../../../storage/judging-calls.ts';
import { judgingKeys } from './keys.svelte.ts';
import { ask } from './providers.ts';

/** What a sitting needs of its run. */
export interface SittingWork {
  readonly record: JudgingRecord;
  readonly tasks: AsyncIterable<JudgeTask>;
  readonly stored: readonly JudgeReply[];
  readonly unstored: readonly JudgeReply[];
  question(at: number): Promise<JudgedQuestion | null>;
  /** A reply is on the disk. */
  take(reply: JudgeReply): void;
  /** It is not asked again in this sitting. */
  failed(task: JudgeTask): void;
  /** How the replies of a judge are read. */
  readingOf(judge: number): ReadingRule;
  /** Something is to be shown. */
  changed(): void;
}

/** What is told of a sitting besides its replies. */
export interface SittingNews {
  /** The latest. */
  readonly failures: readonly TaskFailure[];
  readonly failureCount: number;
  /** A judge that is asked again later, and why; null where none waits. */
  readonly waiting: { readonly until: number; readonly failure: JudgeCallFailure } | null;
  /** Of each judge what its model refuses, by position. */
  readonly refused: readonly (readonly RefusableSetting[])[];
  /** In US dollars. */
  readonly money: { readonly spent: number; readonly lost: number; readonly inFlight: number };
}

/** Failures that are listed; the others are counted. */
const MOST_FAILURES = 100;

/** The judges of a run at work, from the start to where they come to rest. */
export class Sitting {
  readonly #work: SittingWork;
  readonly #runner: JudgingRunner;
  #failures: TaskFailure[] = [];
  #waiting: SittingNews['waiting'] = null;
  #refused: (readonly RefusableSetting[] | undefined)[] = [];
  #money: SittingNews['money'];

  constructor(work: SittingWork) {
    this.#work = work;
    const { lost } = work.record;
    const spent = work.stored.reduce((sum, { cost }) => sum + cost, 0);
    this.#money = { spent, lost, inFlight: 0 };
    this.#runner = new JudgingRunner(this.#whole());
  }

  get news(): SittingNews {
    return {
      failures: this.#failures.slice(-MOST_FAILURES),
      failureCount: this.#failures.length,
      waiting: this.#waiting,
      refused: Array.from(this.#refused, (settings) => settings ?? []),
      money: this.#money,
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
      keyOf: (judge) => judgingKeys.of(setup.judges[judge].baseUrl),
      outcomeOf: ({ judge }, { text, stop }) =>
        stop === 'refusal' ? Outcome.unparsed : readVerdict(text, this.#work.readingOf(judge)),
      most: ({ judge }, asked) => costs.most(judge, asked),
      settle: ({ judge }, asked, reported) => costs.settle(judge, asked, reported),
      noteCall: (task, most) => noteCall(id, task, most),
      endCall: (task, lost) => endCall(id, task, lost),
      store: (replies) => addReplies(id, replies),
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
        this.#waiting = null;
        this.#work.take(event.reply);
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
