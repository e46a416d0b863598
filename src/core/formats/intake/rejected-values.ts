import type { RowReason } from '../file/file-failure.ts';
import type { FileReport, RejectedValue } from '../file/report.ts';
import { MAX_REJECTED_SHARE } from '../../limits.ts';

/** Values that are listed; others are among the rejected rows. */
const MAX_TOLD = 10;
/** Different values that are counted; a column of texts has more. */
const MAX_COUNTED = 1000;

/** Whether so many rows of a file were rejected that nobody must overlook it. */
export function isMuchRejected(file: Pick<FileReport, 'rows' | 'rejected' | 'failure'>): boolean {
  const isOfRows = file.failure === null || file.failure.kind === 'no-usable-rows';
  return isOfRows && file.rejected > MAX_REJECTED_SHARE * file.rows;
}

/** Counts the values of rejected rows, however many rows there are. */
export class RejectedValues {
  readonly #counts = new Map<string, Map<string, number>>();
  #counted = 0;

  add(reason: RowReason): void {
    if (reason.kind !== 'bad-value') return;
    const ofField = this.#counts.get(reason.field) ?? new Map<string, number>();
    this.#counts.set(reason.field, ofField);
    const known = ofField.get(reason.value);
    if (known === undefined && this.#counted++ >= MAX_COUNTED) return;
    ofField.set(reason.value, (known ?? 0) + 1);
  }

  /**
   * Those that were met most often.
   * @param verdicts fields that say who won
   */
  most(verdicts: readonly string[] = []): RejectedValue[] {
    return [...this.#counts]
      .flatMap(([field, values]) => {
        const isVerdict = verdicts.includes(field) ? ({ isVerdict: true } as const) : {};
        return [...values].map(([value, rows]) => ({ field, value, rows, ...isVerdict }));
      })
      .sort((a, b) => b.rows - a.rows)
      .slice(0, MAX_TOLD);
  }
}
