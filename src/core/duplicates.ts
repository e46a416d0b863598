import { UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';

/**
 * How many rows repeat question, models in the same order, judge and turn of an earlier row.
 * Rows without a known question are never counted: there a repetition is a second observation.
 */
export function countDuplicates(table: JudgmentTable): number {
  const { left, right, question, judge, turn } = table;
  const rows = left.length;
  let capacity = 16;
  while (capacity < 2 * rows) capacity *= 2;
  /** Open addressing: row + 1 of the first row with a key, 0 where a slot is free. */
  const slots = new Uint32Array(capacity);
  let duplicates = 0;
  for (let row = 0; row < rows; row++) {
    if (question[row] === UNKNOWN) continue;
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
        duplicates++;
        break;
      }
      slot = (slot + 1) & (capacity - 1);
    }
  }
  return duplicates;
}

/** FNV-1a over whole numbers, with the finishing mix of MurmurHash3 (both public domain). */
function hash(...parts: readonly number[]): number {
  let h = 0x811c9dc5;
  for (const part of parts) h = Math.imul(h ^ part, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
