import { CaravanError } from '../core/failure.ts';
import type { Failure } from '../core/failure.ts';
import { MAX_REQUESTS } from '../core/judge/money/call-costs.ts';
import { isOneByOne, laneOf } from '../core/judge/kinds.ts';
import type { Conversation } from '../core/judge/conversation.ts';
import type { CallRest, CallResult, CallWork, Paid, TaskFailure } from './call-work.ts';
import { JudgeCallError } from './contract.ts';
import { FailedCalls } from './failed-calls.ts';
import { KeptConnections } from './kept-connections.ts';
import { Lane } from './lane.ts';
import { Money } from './money.ts';
import { repeated } from './repeats.ts';
import { timed } from './timed.ts';
import { orAborted } from './wait.ts';

/** Asks the models of a run for all that is wanted, and stores what they say one by one. */
export class CallRunner<Task, Reply extends Paid<Task>> {
  readonly #work: CallWork<Task, Reply>;
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
  readonly #failed: FailedCalls<Task>;
  /** Models whose refused settings were reported. */
  readonly #reported = new Set<number>();
  #unstored: readonly Reply[];
  #end: CallRest | null = null;
  #isPaused = false;
  #wakers: (() => void)[] = [];

  constructor(work: CallWork<Task, Reply>) {
    this.#work = work;
    this.#failed = new FailedCalls(work);
    const { models, limits, unstored, nameOf } = work;
    const onFree = (): void => {
      this.#wake();
    };
    this.#lanes = new Map(
      models.map((model) => [
        laneOf(model),
        isOneByOne(model)
          ? new Lane(1, null, work, onFree)
          : new Lane(limits.concurrency, limits.perMinute, work, onFree),
      ]),
    );
    const spent = unstored.reduce((sum, { cost }) => sum + cost, work.spent);
    this.#money = new Money(limits.budget, spent, work.lost);
    this.#known = new Set([...work.done, ...unstored].map((task) => nameOf(task)));
    this.#unstored = unstored;
  }

  /** Tasks that brought no reply, one of many each. */
  get failures(): readonly TaskFailure<Task>[] {
    return this.#failed.list;
  }

  /** Replies that are paid for and could not be stored; for the next runner of this run. */
  get unstored(): readonly Reply[] {
    return this.#unstored;
  }

  /** Runs until nothing more is wanted, or nothing more can be done. Once for each runner. */
  async run(): Promise<CallRest> {
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

  #take(task: Task): void {
    const name = this.#work.nameOf(task);
    if (this.#known.has(name)) return;
    this.#known.add(name);
    if (this.#failed.passesOver(task)) return;
    const lane = this.#lanes.get(laneOf(this.#modelOf(task)));
    lane?.add(() => this.#bring(task, lane));
  }

  async #bring(task: Task, lane: Lane): Promise<void> {
    const { answered } = lane;
    try {
      const conversation = await this.#work.conversation(task);
      const reply = await this.#ask(task, conversation, lane);
      lane.answered++;
      lane.inARow = 0;
      await this.#store([reply]);
    } catch (error) {
      this.#fail(task, lane, lane.answered > answered, error);
    }
  }

  async #ask(task: Task, conversation: Conversation, lane: Lane): Promise<Reply> {
    const { now, clock, random, tell, wait, modelOf, replyOf } = this.#work;
    const model = modelOf(task);
    let begun = Infinity;
    const begin = (): void => {
      begun = Math.min(begun, clock());
    };
    const call = async () => ({
      ...(await this.#call(task, conversation, lane, begin)),
      at: now(),
      elapsed: clock() - begun,
    });
    const result = await repeated(call, {
      now,
      random,
      wait: (milliseconds, { failure }, isAsked) => {
        tell({ kind: 'waiting', model, until: now() + milliseconds, failure });
        const waiting = wait(milliseconds, this.#rest.signal);
        return isAsked ? lane.hold(waiting) : waiting;
      },
    });
    const { refused } = result.answered;
    if (refused.length > 0 && !this.#reported.has(model)) {
      this.#reported.add(model);
      tell({ kind: 'refused', model, settings: refused });
    }
    return replyOf(task, result);
  }

  /** One call, once there is money for it and its turn has come. */
  async #call(
    task: Task,
    conversation: Conversation,
    lane: Lane,
    begin: () => void,
  ): Promise<Omit<CallResult, 'at' | 'elapsed'>> {
    const { ask, keyOf, modelOf, clock, noteCall, endCall, settle } = this.#work;
    const each = this.#work.most(task, conversation);
    const most = MAX_REQUESTS * each;
    await this.#moneyFor(most);
    const model = this.#modelOf(task);
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
      const key = keyOf(modelOf(task)).reveal();
      const result = await timed(
        (heard) => ask(model, conversation, key, this.#stop.signal, heard),
        clock,
      );
      this.#connections.answered(model.baseUrl);
      const charge = settle(task, conversation, result.answered.usage);
      money = { spent: charge.cost, lost: 0 };
      return { ...result, charge };
    } catch (error) {
      const known = error instanceof JudgeCallError ? error : null;
      if (isAsked) {
        const requests = this.#requestsOf(known, model.baseUrl);
        money.lost = known?.usage ? settle(task, conversation, known.usage).cost : requests * each;
      }
      if (isNoted) await endCall(task, money.lost);
      throw error;
    } finally {
      this.#money.end(most, money);
      this.#tellMoney();
      this.#wake();
    }
  }

  #modelOf(task: Task) {
    return this.#work.models[this.#work.modelOf(task)];
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

  async #store(replies: readonly Reply[]): Promise<void> {
    try {
      await this.#work.store(replies);
    } catch (error) {
      this.#unstored = [...this.#unstored, ...replies];
      throw error;
    }
    for (const reply of replies) this.#work.tell({ kind: 'stored', reply });
  }

  #fail(task: Task, lane: Lane, othersWork: boolean, error: unknown): void {
    // Where the run is at rest already, the task stays open and this is no news.
    if (!(error instanceof JudgeCallError)) {
      this.#comeToRest({ kind: 'halted', failure: failureIn(error) });
      return;
    }
    const { failure } = error;
    if (this.#failed.add({ task, failure }, lane, othersWork))
      this.#comeToRest({ kind: 'halted', failure });
  }

  #comeToRest(end: CallRest): void {
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

function failureIn(error: unknown): Failure {
  return error instanceof CaravanError
    ? error.failure
    : { kind: 'unexpected', message: error instanceof Error ? error.message : String(error) };
}
