import { Outcome, UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { giveUp, resized } from '../numerics/freed-memory.ts';
import { sortByKeys } from '../numerics/sort-rows.ts';
import { TURNS } from '../table/sort-by-name.ts';

/**
 * The rows that say what a judge thinks of a thing: of a question, two models in either order and
 * a turn. Thing t has `rows[start[t]] … rows[start[t + 1] − 1]`, those of one judge together, of
 * one judge in the order of the table.
 */
export interface Things {
  readonly rows: Uint32Array;
  readonly start: Uint32Array;
}

/**
 * Groups rows by thing and judge. Left out are rows without outcome, question or judge, and a
 * model against itself. Linear in rows and names: one counting sort for each part of the key,
 * the last part first (a radix sort).
 */
export function groupByThing(table: JudgmentTable): Things {
  const { left, right, question, judge, turn } = table;
  const total = left.length;
  const low = new Uint32Array(total);
  const high = new Uint32Array(total);
  for (let row = 0; row < total; row++) {
    low[row] = Math.min(left[row], right[row]);
    high[row] = Math.max(left[row], right[row]);
  }
  const models = table.models.length;
  const rows = sortByKeys(usableRows(table), [
    [judge, 0, table.judges.length],
    [turn, UNKNOWN, TURNS],
    [high, 0, models],
    [low, 0, models],
    [question, 0, table.questions.length],
  ]);
  const start = new Uint32Array(rows.length + 1);
  let things = 0;
  for (let at = 0; at < rows.length; at++) {
    const [row, before] = [rows[at], rows[at - 1]];
    const isNew =
      at === 0 ||
      question[row] !== question[before] ||
      low[row] !== low[before] ||
      high[row] !== high[before] ||
      turn[row] !== turn[before];
    if (isNew) start[things++] = at;
  }
  start[things] = rows.length;
  for (const column of [low, high]) giveUp(column);
  return { rows, start: resized(Uint32Array, start, things + 1, false) };
}

function usableRows({
  left,
  right,
  outcome,
  question,
  judge,
}: JudgmentTable): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(left.length);
  let used = 0;
  for (let row = 0; row < left.length; row++) {
    const isUsable =
      outcome[row] !== Outcome.unparsed &&
      question[row] !== UNKNOWN &&
      judge[row] !== UNKNOWN &&
      left[row] !== right[row];
    if (isUsable) rows[used++] = row;
  }
  return rows.subarray(0, used);
}
