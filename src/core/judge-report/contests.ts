import { whyNoOrderEffect } from '../model/order-effect.ts';
import type { NoOrderEffect } from '../model/order-effect.ts';
import { Outcome, Sides, isOrderKnown } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';

/** Judgments as a fit of habits takes them; those alike in everything may be one contest. */
export interface Contests {
  /** Indices into the table's models. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** 1 where it is known that left was shown first, else 0. */
  readonly known: Uint8Array;
  readonly leftWins: Float64Array;
  readonly rightWins: Float64Array;
  readonly ties: Float64Array;
  /** Per contest `width` numbers in which the two answers differ; left less right. */
  readonly x: Float64Array;
  readonly width: number;
}

/** Rows of one ordered pair are one contest, where that makes them fewer. @param rows usable ones */
export function pairContests(table: JudgmentTable, rows: Uint32Array): Contests {
  const models = table.models.length;
  if (rows.length < models * models) return rowContests(table, rows, new Float64Array(0), 0);
  const place = new Int32Array(2 * models * models).fill(-1);
  const of = new Int32Array(rows.length);
  let size = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const pair = table.left[row] * models + table.right[row];
    const key = 2 * pair + (isOrderKnown(table, row) ? 1 : 0);
    if (place[key] < 0) place[key] = size++;
    of[at] = place[key];
  }
  return filled(table, rows, of, size, new Float64Array(0), 0);
}

/**
 * Rows of one ordered pair and one side are one contest, where that makes them fewer.
 * @param x by row; the same for all rows of a pair, a side and an order that is known or not
 */
export function sidedContests(
  table: JudgmentTable,
  rows: Uint32Array,
  x: Float64Array,
  width: number,
  isFirstSide: (row: number) => boolean,
): Contests {
  const models = table.models.length;
  if (rows.length < 2 * models * models) return rowContests(table, rows, x, width);
  const place = new Int32Array(4 * models * models).fill(-1);
  const of = new Int32Array(rows.length);
  const found: number[] = [];
  let size = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const pair = table.left[row] * models + table.right[row];
    const key = 4 * pair + (isOrderKnown(table, row) ? 2 : 0) + (isFirstSide(row) ? 1 : 0);
    if (place[key] < 0) {
      place[key] = size++;
      for (let j = 0; j < width; j++) found.push(x[at * width + j]);
    }
    of[at] = place[key];
  }
  return filled(table, rows, of, size, Float64Array.from(found), width);
}

/** Every row is a contest of its own, with its contrasts. */
export function rowContests(
  table: JudgmentTable,
  rows: Uint32Array,
  x: Float64Array,
  width: number,
): Contests {
  return filled(table, rows, Int32Array.from(rows.keys()), rows.length, x, width);
}

/** Why these judgments show no order effect; null where they do. */
export function whyNoOrderIn({ left, right, known, ...wins }: Contests): NoOrderEffect | null {
  let most = 0;
  for (let c = 0; c < left.length; c++) most = Math.max(most, left[c], right[c]);
  const counts = {
    // Only how many there are.
    models: new Array<string>(most + 1).fill(''),
    left: Uint32Array.from(left),
    right: Uint32Array.from(right),
    ...{ leftWins: wins.leftWins, rightWins: wins.rightWins, ties: wins.ties },
    sides: known.map((is) => (is === 1 ? Sides.shown : Sides.unknown)),
  };
  return whyNoOrderEffect(counts, 'drop');
}

function filled(
  table: JudgmentTable,
  rows: Uint32Array,
  of: Int32Array,
  size: number,
  x: Float64Array,
  width: number,
): Contests {
  const contests = {
    left: new Int32Array(size),
    right: new Int32Array(size),
    known: new Uint8Array(size),
    leftWins: new Float64Array(size),
    rightWins: new Float64Array(size),
    ties: new Float64Array(size),
    ...{ x, width },
  };
  const { left, right, outcome, weight } = table;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const own = of[at];
    const count = weight === null ? 1 : weight[row];
    contests.left[own] = left[row];
    contests.right[own] = right[row];
    contests.known[own] = isOrderKnown(table, row) ? 1 : 0;
    if (outcome[row] === Outcome.left) contests.leftWins[own] += count;
    else if (outcome[row] === Outcome.right) contests.rightWins[own] += count;
    else contests.ties[own] += count;
  }
  return contests;
}
