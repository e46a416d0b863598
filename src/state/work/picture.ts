/** Milliseconds between two pictures of something that is under way. */
const PACE = 250;

/** A picture of what changes often: it is drawn at once, or soon, for all changes until then. */
export class Picture {
  readonly #draw: () => void;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  now(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#draw();
  }

  soon(): void {
    this.#waiting ??= setTimeout(() => {
      this.now();
    }, PACE);
  }
}
