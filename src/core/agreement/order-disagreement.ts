import { Outcome, UNKNOWN, isOrderKnown } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { sortRows } from '../numerics/sort-rows.ts';
import { sortByName, TURNS } from '../table/sort-by-name.ts';

/**
 * By row: 1 where the same judge, asked the same question (and turn) of the same two answers in
 * the other order, said that the other model is better. Ties and unreadable verdicts are no
 * disagreement here; without a known question nothing is the same. Linear in rows.
 */
export function orderDisagreements(table: JudgmentTable): Uint8Array {
  const { left, right, outcome, question, judge, turn } = table;
  const disagrees = new Uint8Array(left.length);
  const { rows, low, high } = byThing(table);
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const first = rows[from];
    const isSame = (row: number): boolean =>
      question[row] === question[first] &&
      judge[row] === judge[first] &&
      turn[row] === turn[first] &&
      low[row] === low[first] &&
      high[row] === high[first];
    /** A bit for each order and winner that was seen. */
    let seen = 0;
    for (; to < rows.length && isSame(rows[to]); to++) {
      seen |= bitOf(isSwapped(rows[to]), winsLow(rows[to]));
    }
    for (const row of rows.subarray(from, to)) {
      if ((seen & bitOf(!isSwapped(row), !winsLow(row))) !== 0) disagrees[row] = 1;
    }
  }
  return disagrees;
  function isSwapped(row: number): boolean {
    return left[row] > right[row];
  }
  function winsLow(row: number): boolean {
    return (outcome[row] === Outcome.left) !== isSwapped(row);
  }
}

/** The decided rows, those of one judge about the same thing together. */
function byThing(table: JudgmentTable) {
  const { models, questions, judges, left, right, outcome, question, judge, turn } = table;
  const low = left.map((model, row) => Math.min(model, right[row]));
  const high = left.map((model, row) => Math.max(model, right[row]));
  let rows = Uint32Array.from(left.keys()).filter(
    (row) =>
      isDecided(outcome[row]) &&
      question[row] !== UNKNOWN &&
      left[row] !== right[row] &&
      isOrderKnown(table, row),
  );
  rows = sortByName(rows, judge, judges);
  rows = sortRows(rows, turn, UNKNOWN, TURNS);
  rows = sortRows(rows, high, 0, models.length);
  rows = sortRows(rows, low, 0, models.length);
  return { rows: sortByName(rows, question, questions), low, high };
}

function isDecided(outcome: number): boolean {
  return outcome === Outcome.left || outcome === Outcome.right;
}

function bitOf(isSwapped: boolean, winsLow: boolean): number {
  return 1 << (2 * Number(isSwapped) + Number(winsLow));
}
