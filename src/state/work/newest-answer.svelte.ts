import type { Failure } from '../../core/failure.ts';
import { isAbort } from '../../jobs.ts';
import { failureOf } from './failure.ts';

/** What came of a question; while a newer one is on its way, the last that was answered. */
export type Answer<Q, A> =
  | { readonly question: Q; readonly value: A; readonly failure?: never }
  | { readonly question: Q; readonly failure: Failure };

/**
 * A question that follows the screen. It is asked when it is looked at and differs from the one
 * before; of questions that wait only the newest is asked.
 */
export class NewestAnswer<Q, A> {
  #answer = $state.raw<Answer<Q, A> | null>(null);
  #asked: Q | null = null;
  readonly #ask: (question: Q) => Promise<A>;
  readonly #isSame: (a: Q, b: Q) => boolean;

  /** @param ask may reject with an AbortError where a newer question came in between */
  constructor(ask: (question: Q) => Promise<A>, isSame: (a: Q, b: Q) => boolean) {
    this.#ask = ask;
    this.#isSame = isSame;
  }

  /** The newest answer there is, which may still be that of an earlier question. */
  look(question: Q): Answer<Q, A> | null {
    // Not while the page is being drawn, which must change nothing.
    if (!this.#isAsked(question)) queueMicrotask(() => void this.#begin(question));
    return this.#answer;
  }

  #isAsked(question: Q): boolean {
    return this.#asked !== null && this.#isSame(this.#asked, question);
  }

  async #begin(question: Q): Promise<void> {
    if (this.#isAsked(question)) return;
    this.#asked = question;
    try {
      const value = await this.#ask(question);
      this.#answer = { question, value };
    } catch (error) {
      if (!isAbort(error)) this.#answer = { question, failure: failureOf(error) };
    }
  }
}
