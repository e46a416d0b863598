import { UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';

/**
 * How many rows repeat question, models in the same order, judge and turn of an earlier row.
 * Rows without a known question are never counted: there a repetition is a second observation.
 */
export function countDuplicates(table: JudgmentTable): number {
  const known: number[] = [];
  for (let row = 0; row < table.left.length; row++) {
    if (table.question[row] !== UNKNOWN) known.push(row);
  }
  const models = table.models.length;
  const judges = table.judges.length + 1;
  const pair = ranks(known, (row) => table.left[row] * models + table.right[row]);
  // 256 turns of an Int8, from −1 (unknown) on.
  const context = ranks(
    known,
    (row) => (table.question[row] * judges + table.judge[row] + 1) * 256 + table.turn[row] + 1,
  );
  // Ranks are below the number of rows, so their product stays exact where the raw keys would not.
  const keys = Float64Array.from(pair, (p, i) => p * known.length + context[i]).sort();
  let duplicates = 0;
  for (let i = 1; i < keys.length; i++) if (keys[i] === keys[i - 1]) duplicates++;
  return duplicates;
}

/** For each row the rank of its key among the distinct keys. */
function ranks(rows: readonly number[], key: (row: number) => number): Float64Array {
  const keys = Float64Array.from(rows, key);
  const rank = new Map<number, number>();
  return keys.map((value) => {
    const known = rank.get(value);
    if (known !== undefined) return known;
    rank.set(value, rank.size);
    return rank.size - 1;
  });
}
