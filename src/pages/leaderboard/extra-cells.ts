import { dollars } from '../../core/publish/dollars.ts';
import type { NumberWriter } from '../../ui/text/numbers.ts';
import type { ExtraColumn } from '../../state/board/board-query.ts';

/** A cell that a reader has added to a row. */
export interface ExtraCell {
  readonly column: ExtraColumn;
  readonly header: string;
  readonly text: string;
}

/** What a column says of one row, as it is written. */
export function extraText(column: ExtraColumn, value: number | null, write: NumberWriter): string {
  if (value === null) return '–';
  switch (column) {
    case 'judgments':
    case 'tier':
      return write.whole(value);
    case 'rate':
      return write.percent(value);
    case 'best':
      return write.probability(value);
    case 'price':
      return dollars(value, write);
    case 'seconds':
      return write.duration(value * 1000);
  }
}
