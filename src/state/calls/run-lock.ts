/** Holds a run for this tab, so that no two tabs ever run one run at once. */
export class RunLock {
  readonly #name: string;
  /** Who hold it in this tab: the models at work, a human at the board. */
  #holders = 0;
  #taken: Promise<boolean> | null = null;
  /** Whether it was told that this tab has it. */
  #isTold = false;
  #release: (() => void) | null = null;
  /** Settles when it is free again: the browser takes a moment to give it back. */
  #over: Promise<unknown> = Promise.resolve();
  /** Called when the first has it, and when the last gave it back. */
  onChange: (isHeld: boolean) => void = () => undefined;

  /** @param kind what is run */
  constructor(kind: 'judging' | 'asking', id: string) {
    this.#name = `caravan-${kind}-${id}`;
  }

  get isHeld(): boolean {
    return this.#holders > 0;
  }

  /** False where another tab has it. Each that is given is to be freed. */
  async take(): Promise<boolean> {
    this.#holders++;
    this.#taken ??= this.#over.then(() => this.#ask());
    const isTaken = await this.#taken;
    if (!isTaken) this.#leave();
    else if (!this.#isTold) {
      this.#isTold = true;
      this.onChange(true);
    }
    return isTaken;
  }

  free(): void {
    this.#leave();
    if (this.#holders > 0 || !this.#isTold) return;
    this.#isTold = false;
    this.onChange(false);
  }

  #leave(): void {
    this.#holders--;
    if (this.#holders > 0) return;
    this.#release?.();
    this.#release = null;
    this.#taken = null;
  }

  #ask(): Promise<boolean> {
    return new Promise((resolve) => {
      // Where the browser has no locks to give, as for some pages from files and over plain http.
      this.#over = this.#hold(resolve).catch(() => {
        resolve(true);
      });
    });
  }

  async #hold(tell: (isMine: boolean) => void): Promise<void> {
    await navigator.locks.request(this.#name, { ifAvailable: true }, (lock) => {
      tell(lock !== null);
      if (lock === null) return undefined;
      return new Promise<void>((release) => (this.#release = release));
    });
  }
}
