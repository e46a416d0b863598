import { Outcome, UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';
import { hashOf, Slots } from './slots.ts';

/**
 * By row: 1 where the same judge, asked the same question (and turn) of the same two answers in
 * the other order, said that the other model is better. Ties and unreadable verdicts are no
 * disagreement here; without a known question nothing is the same. Linear in rows.
 */
export function orderDisagreements(table: JudgmentTable): Uint8Array {
  const { left, right, outcome, question, judge, turn } = table;
  const rows = left.length;
  const slots = new Slots(rows);
  /** By row: the first row about the same thing. */
  const first = new Int32Array(rows).fill(-1);
  /** By first row: a bit for each order and winner that was seen. */
  const seen = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    if (!isDecided(outcome[row]) || question[row] === UNKNOWN || left[row] === right[row]) continue;
    const low = Math.min(left[row], right[row]);
    const high = Math.max(left[row], right[row]);
    const same = slots.find(
      hashOf(low, high, question[row], hashOf(judge[row], turn[row])),
      row,
      (other) =>
        question[other] === question[row] &&
        judge[other] === judge[row] &&
        turn[other] === turn[row] &&
        Math.min(left[other], right[other]) === low &&
        Math.max(left[other], right[other]) === high,
    );
    first[row] = same < 0 ? row : same;
    seen[first[row]] |= bitOf(isSwapped(row), winsLow(row));
  }
  function isSwapped(row: number): boolean {
    return left[row] > right[row];
  }
  function winsLow(row: number): boolean {
    return (outcome[row] === Outcome.left) !== isSwapped(row);
  }
  return Uint8Array.from(first, (at, row) =>
    at >= 0 && (seen[at] & bitOf(!isSwapped(row), !winsLow(row))) !== 0 ? 1 : 0,
  );
}

function isDecided(outcome: number): boolean {
  return outcome === Outcome.left || outcome === Outcome.right;
}

function bitOf(isSwapped: boolean, winsLow: boolean): number {
  return 1 << (2 * Number(isSwapped) + Number(winsLow));
}
