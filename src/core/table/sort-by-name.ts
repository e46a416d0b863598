import { sortRows } from '../numerics/sort-rows.ts';
import { UNKNOWN } from './judgments.ts';

/** UNKNOWN … 127, as turns are stored. */
export const TURNS = 129;

/** Rows by a column of indices into names, or UNKNOWN, which comes first; otherwise as `sortRows`. */
export function sortByName(
  rows: Uint32Array<ArrayBuffer>,
  column: Int32Array,
  names: readonly string[],
): Uint32Array<ArrayBuffer> {
  return sortRows(rows, column, UNKNOWN, names.length + 1);
}
