import { giveUp } from './freed-memory.ts';

/**
 * The rows in ascending order of a column, whose values are least … least + range − 1; equal ones
 * stay in their order. Sorting by one column after the other, the last part of a key first, groups
 * rows by the key in linear time whatever the values are (a radix sort), where a hash table can
 * be made to collide.
 * @param into where they go, which is as long as `rows` and another; absent: somewhere new
 * @returns `rows` itself where nothing changes places
 */
export function sortRows(
  rows: Uint32Array<ArrayBuffer>,
  column: Uint32Array | Int32Array | Int8Array | Uint8Array,
  least: number,
  range: number,
  into: Uint32Array<ArrayBuffer> | null = null,
): Uint32Array<ArrayBuffer> {
  if (range < 2 || rows.length === 0) return rows;
  const next = new Uint32Array(range + 1);
  for (let at = 0; at < rows.length; at++) next[column[rows[at]] - least + 1]++;
  // A column of one value, as turns and judges mostly are.
  if (next[column[rows[0]] - least + 1] === rows.length) return rows;
  for (let value = 0; value < range; value++) next[value + 1] += next[value];
  const sorted = into ?? new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) sorted[next[column[rows[at]] - least]++] = rows[at];
  return sorted;
}

/** A column that rows are sorted by, its least value, and how many values it may have from there. */
export type SortKey = readonly [
  column: Uint32Array | Int32Array | Int8Array | Uint8Array,
  least: number,
  range: number,
];

/**
 * The same by one column after the other, the last part of the key first. What is sorted goes to and
 * fro between the rows that came and one array more, however many columns there are: of ten million
 * rows every array takes 40 MB. The rows that came are given up.
 */
export function sortByKeys(
  rows: Uint32Array<ArrayBuffer>,
  keys: readonly SortKey[],
): Uint32Array<ArrayBuffer> {
  let [sorted, other] = [rows, new Uint32Array(rows.length)];
  for (const [column, least, range] of keys) {
    const next = sortRows(sorted, column, least, range, other);
    if (next === other) [sorted, other] = [other, sorted];
  }
  giveUp(other);
  return sorted;
}
