import type { JudgeCallFailure } from '../../core/failure.ts';
import { createRandom } from '../../core/numerics/random.ts';
import type { CallEvent, CallRest, CallWork, Paid, TaskFailure } from '../../judges/call-work.ts';
import type { RefusableSetting } from '../../judges/contract.ts';
import { CallRunner } from '../../judges/runner.ts';
import { waitFor } from '../../judges/wait.ts';
import { apiKeys } from '../connections/keys.svelte.ts';
import { ask } from '../connections/providers.ts';

/** What is told of a session besides its replies. */
export interface SessionNews<Task> {
  /** The latest. */
  readonly failures: readonly TaskFailure<Task>[];
  readonly failureCount: number;
  /** A model that is asked again later, and why; null where none waits. */
  readonly waiting: { readonly until: number; readonly failure: JudgeCallFailure } | null;
  /** Of each model what it refuses, by position. */
  readonly refused: readonly (readonly RefusableSetting[])[];
  /** In US dollars. */
  readonly money: { readonly spent: number; readonly lost: number; readonly inFlight: number };
  /** Milliseconds for one reply at the pace of this session; null before the first. */
  readonly perReply: number | null;
}

/** Failures that are listed; the others are counted. */
const MAX_LISTED_FAILURES = 100;

/** What a page gives to all calls: keys, clock, chance. */
type OfThePage = 'ask' | 'keyOf' | 'now' | 'clock' | 'random' | 'wait' | 'tell';

/** Who follows a session. */
export interface SessionListener<Task> {
  /** The task brought no reply and is not asked again in this session. */
  failed(task: Task): void;
  /** There is news to be shown. */
  changed(): void;
}

/** The models of a run at work, from a start to where they come to rest. */
export class CallSession<Task, Reply extends Paid<Task>> {
  readonly #listener: SessionListener<Task>;
  readonly #runner: CallRunner<Task, Reply>;
  readonly #since = performance.now();
  #replies = 0;
  #failures: TaskFailure<Task>[] = [];
  #waiting: SessionNews<Task>['waiting'] = null;
  #refused: (readonly RefusableSetting[] | undefined)[] = [];
  #money: SessionNews<Task>['money'];

  constructor(work: Omit<CallWork<Task, Reply>, OfThePage>, listener: SessionListener<Task>) {
    this.#listener = listener;
    this.#money = { spent: work.spent, lost: work.lost, inFlight: 0 };
    const [seed] = crypto.getRandomValues(new Uint32Array(1));
    const random = createRandom(seed);
    this.#runner = new CallRunner({
      ...work,
      ...{ ask, wait: waitFor },
      keyOf: (model) => apiKeys.of(work.models[model].baseUrl),
      now: () => Date.now(),
      clock: () => performance.now(),
      random: () => random.uniform(),
      tell: (event) => {
        this.#hear(event);
      },
    });
  }

  get news(): SessionNews<Task> {
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

  get unstored(): readonly Reply[] {
    return this.#runner.unstored;
  }

  run(): Promise<CallRest> {
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

  #hear(event: CallEvent<Task, Reply>): void {
    switch (event.kind) {
      case 'stored':
        this.#replies++;
        this.#waiting = null;
        break;
      case 'failed':
        this.#failures.push({ task: event.task, failure: event.failure });
        this.#listener.failed(event.task);
        break;
      case 'waiting':
        this.#waiting = { until: event.until, failure: event.failure };
        break;
      case 'refused':
        this.#refused[event.model] = event.settings;
        break;
      case 'money':
        this.#money = { spent: event.spent, lost: event.lost, inFlight: event.inFlight };
    }
    this.#listener.changed();
  }
}
