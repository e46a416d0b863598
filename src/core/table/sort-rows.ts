import { UNKNOWN } from './judgments.ts';

/** UNKNOWN … 127, as turns are stored. */
export const TURNS = 129;

/**
 * The rows in ascending order of a column, whose values are least … least + range − 1; equal ones
 * stay in their order. Sorting by one column after the other, the last part of a key first, groups
 * rows by the key in linear time whatever the values are (a radix sort), where a hash table can
 * be made to collide.
 */
export function sortRows(
  rows: Uint32Array<ArrayBuffer>,
  column: Uint32Array | Int32Array | Int8Array | Uint8Array,
  least: number,
  range: number,
): Uint32Array<ArrayBuffer> {
  if (range < 2) return rows;
  const next = new Uint32Array(range + 1);
  for (let at = 0; at < rows.length; at++) next[column[rows[at]] - least + 1]++;
  for (let value = 0; value < range; value++) next[value + 1] += next[value];
  const sorted = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) sorted[next[column[rows[at]] - least]++] = rows[at];
  return sorted;
}

/** The same for a column of indices into names, or UNKNOWN, which comes first. */
export function sortByName(
  rows: Uint32Array<ArrayBuffer>,
  column: Int32Array,
  names: readonly string[],
): Uint32Array<ArrayBuffer> {
  return sortRows(rows, column, UNKNOWN, names.length + 1);
}
