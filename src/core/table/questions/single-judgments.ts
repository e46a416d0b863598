import { giveUp } from '../../numerics/freed-memory.ts';
import { verdictOf } from '../grades.ts';
import type { Counts, JudgmentTable } from '../judgments.ts';
import { Cells } from './cells.ts';

/** So many numbers are put in order here; more by the platform, each call of which has its cost. */
const FEW = 24;

/**
 * The cells of rows that are one judgment each, in time that grows with them once. What a row says
 * becomes one number, pair and verdict, which is laid beside the others of its question and sorted
 * among them: from there on nothing is looked up by row, which of ten million took most of the time.
 * @param said without grades where they don't count
 * @param rows that count
 * @param pairOf of each row of the table
 * @param question of each row of the table, from 0
 */
export function cellsOfSingle(
  said: JudgmentTable,
  rows: Uint32Array,
  pairOf: Uint32Array,
  question: Int32Array,
  questions: number,
  verdicts: number,
): Cells {
  const start = new Uint32Array(questions + 1);
  for (let at = 0; at < rows.length; at++) start[question[rows[at]] + 1]++;
  for (let q = 0; q < questions; q++) start[q + 1] += start[q];
  const codes = new Uint32Array(rows.length);
  const next = start.slice();
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    codes[next[question[row]]++] = pairOf[row] * verdicts + verdictOf(said, row);
  }
  for (let q = 0; q < questions; q++) sortPart(codes, start[q], start[q + 1]);
  const { size, most } = cellsOfCodes(codes, start, verdicts);
  // Of millions of cells most have one judgment.
  const cells: Cells = new Cells<Counts>(size, verdicts, most < 256 ? Uint8Array : Float64Array);
  for (let q = 0; q < questions; q++) {
    for (let at = start[q]; at < start[q + 1]; at++) {
      const verdict = codes[at] % verdicts;
      cells.columns[verdict][cells.at(q, (codes[at] - verdict) / verdicts)]++;
    }
  }
  giveUp(codes);
  return cells;
}

/** Puts numbers from one place to another in order. */
function sortPart(numbers: Uint32Array, from: number, to: number): void {
  if (to - from > FEW) {
    numbers.subarray(from, to).sort();
    return;
  }
  for (let at = from + 1; at < to; at++) {
    const own = numbers[at];
    let place = at;
    for (; place > from && numbers[place - 1] > own; place--) numbers[place] = numbers[place - 1];
    numbers[place] = own;
  }
}

/** How many cells there are, and judgments in one at most. */
function cellsOfCodes(codes: Uint32Array, start: Uint32Array, verdicts: number) {
  let [size, most] = [0, 0];
  for (let q = 0; q + 1 < start.length; q++) {
    let [pair, own] = [-1, 0];
    for (let at = start[q]; at < start[q + 1]; at++) {
      const found = Math.floor(codes[at] / verdicts);
      if (found !== pair) size++;
      own = found === pair ? own + 1 : 1;
      pair = found;
      if (own > most) most = own;
    }
  }
  return { size, most };
}
