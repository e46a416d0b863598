import { isAbort } from '../../jobs.ts';

/** An error that nothing was ready for. */
export interface Unexpected {
  readonly error: unknown;
  readonly text: string;
}

/** Errors shown side by side; more say nothing new. */
const MAX_SHOWN = 3;

/** What event handlers threw and what promises nobody waited for, reported once each. */
class UnexpectedErrors {
  #list = $state.raw<readonly Unexpected[]>([]);
  /** Shown before, and dismissed perhaps: the same is not shown again. */
  readonly #shown = new Set<string>();

  readonly list = $derived(this.#list);

  /** From here on; once for a page. */
  listen(): void {
    addEventListener('error', ({ error }: ErrorEvent) => {
      // Without an error it is the browser that warns, or a script of an extension that failed.
      if (error !== null && error !== undefined) this.#take(error);
    });
    addEventListener('unhandledrejection', ({ reason }) => {
      this.#take(reason);
    });
  }

  dismiss(): void {
    this.#list = [];
  }

  #take(error: unknown): void {
    if (isAbort(error)) return;
    const text = String(error);
    if (this.#shown.has(text) || this.#list.length === MAX_SHOWN) return;
    this.#shown.add(text);
    this.#list = [...this.#list, { error, text }];
  }
}

export const unexpected = new UnexpectedErrors();
