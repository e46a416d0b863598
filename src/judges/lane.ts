import PQueue from 'p-queue';

/** What waiting stands on. */
export interface LaneClock {
  /** Milliseconds since some moment; the time of day may be set, this never goes back. */
  readonly clock: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The calls to one provider: so many at once, and so many a minute. */
export class Lane {
  /** How many tasks were answered. */
  answered = 0;
  /** How many failed since one was answered last. */
  inARow = 0;
  readonly #tasks: PQueue;
  readonly #time: LaneClock;
  /** Milliseconds between two calls: spread over the minute, since some count by the second. */
  readonly #interval: number;
  /** When the next call may be made. */
  #next = -Infinity;
  /** Every call takes its turn, repeats too: the last that waits for one. */
  #last = Promise.resolve();
  #isPaused = false;
  #holds = 0;
  #wakers: (() => void)[] = [];

  /** @param onFree called when a task has ended, and another could start */
  constructor(
    concurrency: number,
    perMinute: number | null,
    time: LaneClock,
    onFree: () => void = () => undefined,
  ) {
    this.#tasks = new PQueue({ concurrency });
    this.#tasks.on('next', onFree);
    this.#time = time;
    this.#interval = perMinute === null ? 0 : 60_000 / perMinute;
  }

  /** Whether a task that is added now would start at once. */
  get isFree(): boolean {
    return !this.#isPaused && this.#tasks.size + this.#tasks.pending < this.#tasks.concurrency;
  }

  /** @param work never rejects */
  add(work: () => Promise<void>): void {
    void this.#tasks.add(work);
  }

  /** Waits until a call may be made; @throws what the signal is aborted with */
  turn(signal: AbortSignal): Promise<void> {
    const mine = this.#last.then(() => this.#pass(signal));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  /** No call is made as long as this lasts. */
  async hold(while_: Promise<void>): Promise<void> {
    this.#holds++;
    try {
      await while_;
    } finally {
      this.#holds--;
      this.#wake();
    }
  }

  pause(): void {
    this.#isPaused = true;
    this.#tasks.pause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#tasks.start();
    this.#wake();
  }

  /** Forgets the tasks that have not started. */
  drop(): void {
    this.#tasks.clear();
  }

  /** Waits for all tasks. */
  async idle(): Promise<void> {
    await this.#tasks.onIdle();
  }

  async #pass(signal: AbortSignal): Promise<void> {
    const { clock, wait } = this.#time;
    for (;;) {
      signal.throwIfAborted();
      const rest = this.#next - clock();
      if (this.#isPaused || this.#holds > 0) await this.#open(signal);
      else if (rest > 0) await wait(rest, signal);
      else break;
    }
    this.#next = clock() + this.#interval;
  }

  /** Until a pause or a hold may be over. */
  #open(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const stop = (): void => {
        resolve();
      };
      signal.addEventListener('abort', stop, { once: true });
      this.#wakers.push(resolve);
    });
  }

  #wake(): void {
    const wakers = this.#wakers;
    this.#wakers = [];
    for (const wake of wakers) wake();
  }
}
