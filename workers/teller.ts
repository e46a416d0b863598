/** Milliseconds between two tellings: twenty a second are as many as anyone sees. */
const PAUSE = 50;

/** Passes on the newest of what it is told, seldom enough: messages take their time. */
export class Teller<P> {
  readonly #send: (progress: P) => void;
  #sent = -Infinity;
  #untold: { readonly progress: P } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (progress: P) => void) {
    this.#send = send;
  }

  readonly tell = (progress: P): void => {
    this.#untold = { progress };
    const wait = this.#sent + PAUSE - performance.now();
    if (wait <= 0) this.flush();
    else this.#timer ??= setTimeout(this.flush, wait);
  };

  /** Sends what is still untold: nothing more may come for long. */
  readonly flush = (): void => {
    const untold = this.#untold;
    this.drop();
    if (untold === null) return;
    this.#sent = performance.now();
    this.#send(untold.progress);
  };

  /** Forgets what is still untold. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#untold = null;
  }
}
