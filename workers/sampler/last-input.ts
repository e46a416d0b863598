import isEqual from 'fast-deep-equal/es6/index.js';

/**
 * An input that equals the last one is that one: what core remembers of counts and settings by
 * themselves, as likelihoods, serves all jobs about them, though each job brings copies of its own.
 * Held weakly, since memory is worth more than the milliseconds.
 */
export class LastInput<T extends object> {
  #last: WeakRef<T> | undefined;

  /** @returns the last input where this one equals it */
  of(input: T): T {
    const last = this.#last?.deref();
    if (last !== undefined && isEqual(last, input)) return last;
    this.#last = new WeakRef(input);
    return input;
  }
}
