/** Milliseconds between two messages: twenty a second are as many as anyone sees. */
const PAUSE = 50;

/** Passes on the newest progress, seldom enough: messages take their time. */
export class ProgressThrottle<P> {
  readonly #send: (progress: P) => void;
  #sent = -Infinity;
  #pending: { readonly progress: P } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (progress: P) => void) {
    this.#send = send;
  }

  readonly notify = (progress: P): void => {
    this.#pending = { progress };
    const wait = this.#sent + PAUSE - performance.now();
    if (wait <= 0) this.flush();
    else this.#timer ??= setTimeout(this.flush, wait);
  };

  /** Sends what is still pending: nothing more may come for long. */
  readonly flush = (): void => {
    const pending = this.#pending;
    this.drop();
    if (pending === null) return;
    this.#sent = performance.now();
    this.#send(pending.progress);
  };

  /** Forgets what is still pending. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = null;
  }
}
