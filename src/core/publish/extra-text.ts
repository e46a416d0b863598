import { dollars } from './dollars.ts';
import type { ExtraColumn, ExtraValue } from './extra-value.ts';

/** How the numbers of such a column are written. */
interface ExtraNumbers {
  whole(value: number): string;
  fixed(value: number, decimals: number): string;
  percent(share: number): string;
  probability(p: number): string;
  duration(milliseconds: number): string;
}

/** What a column beside rank, name and strength says of one row. @param value as `extraValue` has it */
export function extraText(column: ExtraColumn, value: ExtraValue, write: ExtraNumbers): string {
  if (typeof value === 'object') {
    const [from, to] = [write.whole(value.from), write.whole(value.to)];
    return from === to ? from : `${from}–${to}`;
  }
  switch (column) {
    case 'rate':
      return write.percent(value);
    case 'best':
      return write.probability(value);
    case 'price':
      return dollars(value, write);
    case 'seconds':
      return write.duration(value * 1000);
    default:
      return write.whole(value);
  }
}
