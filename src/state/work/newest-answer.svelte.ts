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
  /** How often what was known was left; an answer from before counts no more. */
  #left = 0;
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

  /** What was looked at is left: nothing of it is shown to whoever looks next. */
  forget(): void {
    this.#asked = null;
    this.#answer = null;
    this.#left++;
  }

  #isAsked(question: Q): boolean {
    return this.#asked !== null && this.#isSame(this.#asked, question);
  }

  async #begin(question: Q): Promise<void> {
    if (this.#isAsked(question)) return;
    this.#asked = question;
    const left = this.#left;
    const answered = (answer: Answer<Q, A>) => {
      if (left === this.#left) this.#answer = answer;
    };
    try {
      const value = await this.#ask(question);
      answered({ question, value });
    } catch (error) {
      if (!isAbort(error)) answered({ question, failure: failureOf(error) });
    }
  }
}
