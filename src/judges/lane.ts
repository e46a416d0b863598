import PQueue from 'p-queue';

/** The calls to one provider: so many at once, and so many a minute. */
export class Lane {
  /** How many tasks were judged. */
  judged = 0;
  /** How many failed since one was judged last. */
  inARow = 0;
  readonly #tasks: PQueue;
  /** Every call takes its turn here, repeats too. */
  readonly #turns: PQueue;
  #isPaused = false;
  #holds = 0;

  /** @param onFree called when a task has ended, and another could start */
  constructor(concurrency: number, perMinute: number | null, onFree: () => void = () => undefined) {
    this.#tasks = new PQueue({ concurrency });
    this.#tasks.on('next', onFree);
    this.#turns =
      perMinute === null
        ? new PQueue()
        : // Spread over the minute, since some providers count by the second.
          new PQueue({ interval: 60_000 / perMinute, intervalCap: 1, strict: true });
  }

  /** Whether a task that is added now would start at once. */
  get isFree(): boolean {
    return !this.#isPaused && this.#tasks.size + this.#tasks.pending < this.#tasks.concurrency;
  }

  /** @param work never rejects */
  add(work: () => Promise<void>): void {
    void this.#tasks.add(work);
  }

  /** Waits until a call may be made. */
  async turn(signal: AbortSignal): Promise<void> {
    await this.#turns.add(() => undefined, { signal });
  }

  /** No call is made as long as this lasts. */
  async hold(while_: Promise<void>): Promise<void> {
    this.#holds++;
    this.#turns.pause();
    try {
      await while_;
    } finally {
      this.#holds--;
      this.#goOn();
    }
  }

  pause(): void {
    this.#isPaused = true;
    this.#tasks.pause();
    this.#turns.pause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#goOn();
  }

  /** Forgets the tasks that have not started. */
  drop(): void {
    this.#tasks.clear();
  }

  /** Waits for all tasks. */
  async idle(): Promise<void> {
    await this.#tasks.onIdle();
  }

  #goOn(): void {
    if (this.#isPaused) return;
    this.#tasks.start();
    if (this.#holds === 0) this.#turns.start();
  }
}
