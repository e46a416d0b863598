import { CaravanError } from '../core/failure.ts';
import type { Failure } from '../core/failure.ts';
import { MAX_REQUESTS } from '../core/judge/money/call-costs.ts';
import { isOneByOne, laneOf } from '../core/judge/kinds.ts';
import type { JudgeReply, JudgeTask } from '../core/judge/setup.ts';
import { JudgeCallError } from './contract.ts';
import type { JudgeQuestion } from './contract.ts';
import { isPermanentFailure } from './permanent-failure.ts';
import type { JudgingRest, JudgingWork, TaskFailure } from './judging-work.ts';
import { KeptConnections } from './kept-connections.ts';
import { Lane } from './lane.ts';
import { Money } from './money.ts';
import { repeated } from './repeats.ts';

/** Asks the judges of a run for all that is wanted, and stores what they say one by one. */
export class JudgingRunner {
  readonly #work: JudgingWork;
  /** By laneOf. */
  readonly #lanes: ReadonlyMap<string, Lane>;
  readonly #money: Money;
  readonly #connections = new KeptConnections();
  /** Tasks that are stored or were begun. */
  readonly #known: Set<string>;
  /** Ends waits and turns, but no call that is under way. */
  readonly #rest = new AbortController();
  /** Ends calls as well. */
  readonly #stop = new AbortController();
  readonly #failures: TaskFailure[] = [];
  /** Judges of which it was told what they refuse. */
  readonly #told = new Set<number>();
  #unstored: readonly JudgeReply[];
  #end: JudgingRest | null = null;
  #isPaused = false;
  #wakers: (() => void)[] = [];

  constructor(work: JudgingWork) {
    this.#work = work;
    const { judges, concurrency, perMinute, budget } = work.setup;
    const onFree = (): void => {
      this.#wake();
    };
    this.#lanes = new Map(
      judges.map((judge) => [
        laneOf(judge),
        isOneByOne(judge)
          ? new Lane(1, null, work, onFree)
          : new Lane(concurrency, perMinute, work, onFree),
      ]),
    );
    const replies = [...work.stored, ...work.unstored];
    const spent = replies.reduce((sum, { cost }) => sum + cost, 0);
    this.#money = new Money(budget, spent, work.lost);
    this.#known = new Set(replies.map(nameOf));
    this.#unstored = work.unstored;
  }

  /** Tasks that could not be judged, one of many each. */
  get failures(): readonly TaskFailure[] {
    return this.#failures;
  }

  /** Replies that are paid for and could not be stored; for the next runner of this run. */
  get unstored(): readonly JudgeReply[] {
    return this.#unstored;
  }

  /** Runs until nothing more is wanted, or nothing more can be done. Once for each runner. */
  async run(): Promise<JudgingRest> {
    try {
      const waiting = this.#unstored;
      this.#unstored = [];
      if (waiting.length > 0) await this.#store(waiting);
      await this.#takeAll();
    } catch (error) {
      this.#comeToRest({ kind: 'halted', failure: failureIn(error) });
    }
    await Promise.all(Array.from(this.#lanes.values(), (lane) => lane.idle()));
    return this.#end ?? { kind: 'done' };
  }

  /** No further call is made; those under way end as they will. */
  pause(): void {
    this.#isPaused = true;
    for (const lane of this.#lanes.values()) lane.pause();
  }

  resume(): void {
    this.#isPaused = false;
    for (const lane of this.#lanes.values()) lane.resume();
    this.#wake();
  }

  /** Breaks off the calls under way; their tasks stay open. */
  stop(): void {
    this.#comeToRest({ kind: 'stopped' });
    this.#stop.abort();
  }

  /** Takes tasks as long as there are some, each when a call is free. */
  async #takeAll(): Promise<void> {
    const tasks = this.#work.tasks[Symbol.asyncIterator]();
    const lanes = [...this.#lanes.values()];
    while (this.#end === null) {
      if (this.#isPaused || !lanes.some((lane) => lane.isFree)) {
        await this.#change();
        continue;
      }
      const next = await orAborted(tasks.next(), this.#rest.signal);
      if (next?.done) return;
      if (next !== null) this.#take(next.value);
    }
    // A source that is still thinking is not waited for.
    tasks.return?.().catch(() => undefined);
  }

  #take(task: JudgeTask): void {
    const name = nameOf(task);
    if (this.#known.has(name)) return;
    this.#known.add(name);
    const lane = this.#lanes.get(laneOf(this.#work.setup.judges[task.judge]));
    lane?.add(() => this.#judge(task, lane));
  }

  async #judge(task: JudgeTask, lane: Lane): Promise<void> {
    const { judged } = lane;
    try {
      const question = await this.#work.prompt(task);
      const reply = await this.#ask(task, question, lane);
      lane.judged++;
      lane.inARow = 0;
      await this.#store([reply]);
    } catch (error) {
      this.#failed(task, lane, lane.judged > judged, error);
    }
  }

  async #ask(task: JudgeTask, question: JudgeQuestion, lane: Lane): Promise<JudgeReply> {
    const { now, clock, random, tell, wait, outcomeOf } = this.#work;
    const { judge } = task;
    let begun = Infinity;
    const begin = (): void => {
      begun = Math.min(begun, clock());
    };
    const call = async () => ({
      ...(await this.#call(task, question, lane, begin)),
      at: now(),
      elapsed: clock() - begun,
    });
    const { answered, charge, at, elapsed } = await repeated(call, {
      now,
      random,
      wait: (milliseconds, { failure }, isAsked) => {
        tell({ kind: 'waiting', judge, until: now() + milliseconds, failure });
        const waiting = wait(milliseconds, this.#rest.signal);
        return isAsked ? lane.hold(waiting) : waiting;
      },
    });
    const { text, refused } = answered;
    if (refused.length > 0 && !this.#told.has(judge)) {
      this.#told.add(judge);
      tell({ kind: 'refused', judge, settings: refused });
    }
    const outcome = outcomeOf(task, answered);
    return { ...task, outcome, text, ...charge, at, elapsed };
  }

  /** One call, once there is money for it and its turn has come. */
  async #call(task: JudgeTask, question: JudgeQuestion, lane: Lane, begin: () => void) {
    const { setup, ask, keyOf, noteCall, endCall } = this.#work;
    const each = this.#work.most(task, question);
    const most = MAX_REQUESTS * each;
    await this.#moneyFor(most);
    const judge = setup.judges[task.judge];
    let money = { spent: 0, lost: 0 };
    let isAsked = false;
    // What costs nothing can't be lost.
    const isNoted = most > 0;
    try {
      await lane.turn(this.#rest.signal);
      if (isNoted) await noteCall(task, most);
      this.#rest.signal.throwIfAborted();
      begin();
      isAsked = true;
      const answered = await ask(judge, question, keyOf(task.judge).reveal(), this.#stop.signal);
      this.#connections.answered(judge.baseUrl);
      const charge = this.#work.settle(task, question, answered.usage);
      money = { spent: charge.cost, lost: 0 };
      return { answered, charge };
    } catch (error) {
      const told = error instanceof JudgeCallError ? error : null;
      if (isAsked) {
        const requests = this.#requestsOf(told, judge.baseUrl);
        money.lost = told?.usage
          ? this.#work.settle(task, question, told.usage).cost
          : requests * each;
      }
      if (isNoted) await endCall(task, money.lost);
      throw error;
    } finally {
      this.#money.end(most, money);
      this.#tellMoney();
      this.#wake();
    }
  }

  /** How many requests a call that failed may have to be paid for. */
  #requestsOf(error: JudgeCallError | null, baseUrl: string): number {
    const requests = error?.requests ?? null;
    if (requests === null) return this.#connections.unanswered(baseUrl);
    this.#connections.answered(baseUrl);
    return requests;
  }

  async #moneyFor(most: number): Promise<void> {
    while (!this.#money.fits(most)) {
      if (this.#money.isIdle) this.#comeToRest({ kind: 'budget-spent' });
      this.#rest.signal.throwIfAborted();
      await this.#change();
    }
    this.#rest.signal.throwIfAborted();
    this.#money.begin(most);
    this.#tellMoney();
  }

  async #store(replies: readonly JudgeReply[]): Promise<void> {
    try {
      await this.#work.store(replies);
    } catch (error) {
      this.#unstored = [...this.#unstored, ...replies];
      throw error;
    }
    for (const reply of replies) this.#work.tell({ kind: 'stored', reply });
  }

  #failed(task: JudgeTask, lane: Lane, othersWork: boolean, error: unknown): void {
    // Where the run is at rest already, the task stays open and this is no news.
    if (!(error instanceof JudgeCallError)) {
      this.#comeToRest({ kind: 'halted', failure: failureIn(error) });
      return;
    }
    const { failure } = error;
    const inARow = ++lane.inARow;
    if (isPermanentFailure(failure, othersWork, inARow))
      this.#comeToRest({ kind: 'halted', failure });
    this.#failures.push({ task, failure });
    this.#work.tell({ kind: 'failed', task, failure });
  }

  #comeToRest(end: JudgingRest): void {
    this.#end ??= end;
    for (const lane of this.#lanes.values()) lane.drop();
    this.#rest.abort();
    this.#wake();
  }

  #tellMoney(): void {
    const { spent, lost, inFlight } = this.#money;
    this.#work.tell({ kind: 'money', spent, lost, inFlight });
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#wakers.push(resolve));
  }

  #wake(): void {
    const wakers = this.#wakers;
    this.#wakers = [];
    for (const wake of wakers) wake();
  }
}

function nameOf({ judge, question, left, right }: JudgeTask): string {
  return [judge, question, left, right].join(' ');
}

function failureIn(error: unknown): Failure {
  return error instanceof CaravanError
    ? error.failure
    : { kind: 'unexpected', message: error instanceof Error ? error.message : String(error) };
}

/** What some work gives, or null once the signal is aborted. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      resolve(null);
    };
    signal.addEventListener('abort', stop);
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}
