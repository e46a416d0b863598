import type { Correction } from '../../core/table/corrections/corrections.ts';

/** One correction that was made, changed or taken back. */
export interface CorrectionStep {
  readonly key: string;
  /** Null where the file's own verdict, or the question, counted. */
  readonly before: Correction | null;
  readonly after: Correction | null;
}

/** What was set right last, as long as it is said. */
class CorrectionNotice {
  #last = $state.raw<CorrectionStep | null>(null);

  readonly last = $derived(this.#last);

  say(step: CorrectionStep): void {
    this.#last = step;
  }

  dismiss(): void {
    this.#last = null;
  }
}

export const correctionNotice = new CorrectionNotice();
