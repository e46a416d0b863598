import { UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';
import { selectRows } from './merge-tables.ts';
import { giveUp } from '../numerics/freed-memory.ts';
import { oriented } from './sides.ts';
import { sortByKeys } from '../numerics/sort-rows.ts';
import { TURNS } from './sort-by-name.ts';

/**
 * Rows that repeat question, models in the same order, judge and turn of an earlier row; in either
 * order where neither says who was shown first. One that names no judge repeats one that does,
 * wherever it stands: Rakuda's tournaments hold the verdicts of its reviews without the reviewer.
 */
export interface Duplicates {
  /** Numbers of the rows that repeat another, in order. */
  readonly rows: Uint32Array;
  /** For each of them, the row that it repeats, which repeats none. */
  readonly first: Uint32Array;
  /** How many of them say the same as that row, and how many something else. */
  readonly agreeing: number;
  readonly contradicting: number;
}

/**
 * Finds repeated rows. Rows without a known question never count: there a repetition is a second
 * observation. Nor do the parts of one fractional verdict: rows with weights below 1. Nor does what
 * counts judgments: it says how each ended, and not which came first.
 */
export function findDuplicates(table: JudgmentTable): Duplicates {
  const known = found.get(table) ?? duplicatesIn(table);
  found.set(table, known);
  return known;
}

/** An import asks three times: how many there are, for those that count, and for what they say. */
const found = new WeakMap<JudgmentTable, Duplicates>();

function duplicatesIn(table: JudgmentTable): Duplicates {
  const turned = oriented(table);
  const { outcome } = turned;
  const repeats = repeatedRows(turned);
  let size = 0;
  for (let row = 0; row < repeats.length; row++) if (repeats[row] !== NONE) size++;
  const rows = new Uint32Array(size);
  for (let row = 0, at = 0; row < repeats.length; row++) {
    if (repeats[row] !== NONE) rows[at++] = row;
  }
  const first = rows.map((row) => repeats[row]);
  giveUp(repeats);
  let agreeing = 0;
  for (let at = 0; at < rows.length; at++) {
    if (outcome[rows[at]] === outcome[first[at]]) agreeing++;
  }
  return { rows, first, agreeing, contradicting: rows.length - agreeing };
}

/** The table without the rows that repeat another; the very same where there are none. */
export function dropDuplicates(table: JudgmentTable): JudgmentTable {
  const { rows } = findDuplicates(table);
  if (rows.length === 0) return table;
  const kept = new Uint32Array(table.left.length - rows.length);
  for (let row = 0, at = 0, next = 0; row < table.left.length; row++) {
    if (row === rows[next]) next++;
    else kept[at++] = row;
  }
  const single = selectRows(table, kept);
  giveUp(kept);
  return single;
}

const NONE = -1;

/** By row: the row that it repeats, or NONE. */
function repeatedRows(table: JudgmentTable): Int32Array<ArrayBuffer> {
  const { judge } = table;
  const repeats = new Int32Array(judge.length).fill(NONE);
  const rows = byKind(table);
  for (let from = 0, to = 0; from < rows.length; from = to) {
    to = endOfKind(table, rows, from);
    /** The first row that names a judge. */
    let named = NONE;
    for (let at = from, first = rows[from]; at < to; at++) {
      const row = rows[at];
      if (judge[row] !== judge[first]) first = row;
      if (judge[row] !== UNKNOWN && (named === NONE || row < named)) named = row;
      if (row !== first) repeats[row] = first;
    }
    if (named === NONE) continue;
    // Those that name none come first.
    for (let at = from; judge[rows[at]] === UNKNOWN; at++) repeats[rows[at]] = named;
  }
  giveUp(rows);
  return repeats;
}

/** The rows that count, grouped by question, models, order and turn, and in there by judge. */
function byKind({
  models,
  questions,
  judges,
  ...columns
}: JudgmentTable): Uint32Array<ArrayBuffer> {
  const { left, right, question, judge, turn, weight, sides, counted } = columns;
  const rows = new Uint32Array(left.length);
  let used = 0;
  // What is alone on its question repeats nothing.
  const onQuestion = new Uint32Array(questions.length);
  for (let row = 0; row < left.length; row++) {
    if (question[row] !== UNKNOWN) onQuestion[question[row]]++;
  }
  for (let row = 0; row < left.length; row++) {
    if (question[row] === UNKNOWN || onQuestion[question[row]] < 2) continue;
    const counts = weight === null || weight[row] >= 1;
    if (counts && counted?.[row] !== 1) rows[used++] = row;
  }
  return sortByKeys(rows.subarray(0, used), [
    [judge, UNKNOWN, judges.length + 1],
    [turn, UNKNOWN, TURNS],
    ...(sides === undefined ? [] : [[sides, 0, 2] as const]),
    [right, 0, models.length],
    [left, 0, models.length],
    [question, UNKNOWN, questions.length + 1],
  ]);
}

function endOfKind(
  { left, right, question, turn, sides }: JudgmentTable,
  rows: Uint32Array,
  from: number,
): number {
  const first = rows[from];
  let to = from + 1;
  for (; to < rows.length; to++) {
    const row = rows[to];
    const isSame =
      question[row] === question[first] &&
      left[row] === left[first] &&
      right[row] === right[first] &&
      sides?.[row] === sides?.[first] &&
      turn[row] === turn[first];
    if (!isSame) break;
  }
  return to;
}
