import { UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';
import { selectRows } from './merge-tables.ts';

/** Rows that repeat question, models in the same order, judge and turn of an earlier row. */
export interface Duplicates {
  /** Numbers of the rows that repeat another, in order. */
  readonly rows: Uint32Array;
  /** For each of them, the first row of its kind. */
  readonly first: Uint32Array;
  /** How many of them say the same as the first, and how many something else. */
  readonly agreeing: number;
  readonly contradicting: number;
}

/**
 * Finds repeated rows. Rows without a known question never count: there a repetition is a second
 * observation. Nor do the parts of one fractional verdict: rows with weights below 1.
 */
export function findDuplicates(table: JudgmentTable): Duplicates {
  const rows: number[] = [];
  const first: number[] = [];
  let agreeing = 0;
  scan(table, (row, earlier) => {
    rows.push(row);
    first.push(earlier);
    if (table.outcome[row] === table.outcome[earlier]) agreeing++;
  });
  return {
    rows: Uint32Array.from(rows),
    first: Uint32Array.from(first),
    agreeing,
    contradicting: rows.length - agreeing,
  };
}

/** How many rows repeat an earlier one, as findDuplicates says. */
export function countDuplicates(table: JudgmentTable): number {
  let duplicates = 0;
  scan(table, () => duplicates++);
  return duplicates;
}

/** The table with the first row of each kind alone. */
export function dropDuplicates(table: JudgmentTable): JudgmentTable {
  const isRepeated = new Uint8Array(table.left.length);
  scan(table, (row) => (isRepeated[row] = 1));
  const kept: number[] = [];
  isRepeated.forEach((flag, row) => {
    if (flag === 0) kept.push(row);
  });
  return selectRows(table, Uint32Array.from(kept));
}

/** Calls back with every row that repeats an earlier one, and with the first of its kind. */
function scan(table: JudgmentTable, found: (row: number, first: number) => void): void {
  const { left, right, question, judge, turn, weight } = table;
  const rows = left.length;
  let capacity = 16;
  while (capacity < 2 * rows) capacity *= 2;
  /** Open addressing: row + 1 of the first row with a key, 0 where a slot is free. */
  const slots = new Uint32Array(capacity);
  for (let row = 0; row < rows; row++) {
    if (question[row] === UNKNOWN || (weight !== null && weight[row] < 1)) continue;
    let slot = hash(left[row], right[row], question[row], judge[row], turn[row]) & (capacity - 1);
    for (;;) {
      const other = slots[slot] - 1;
      if (other < 0) {
        slots[slot] = row + 1;
        break;
      }
      const isSame =
        question[other] === question[row] &&
        left[other] === left[row] &&
        right[other] === right[row] &&
        judge[other] === judge[row] &&
        turn[other] === turn[row];
      if (isSame) {
        found(row, other);
        break;
      }
      slot = (slot + 1) & (capacity - 1);
    }
  }
}

/** FNV-1a over whole numbers, with the finishing mix of MurmurHash3 (both public domain). */
function hash(...parts: readonly number[]): number {
  let h = 0x811c9dc5;
  for (const part of parts) h = Math.imul(h ^ part, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
