import { Outcome, isOrderKnown } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import type { Things } from './things.ts';

/** 0: the model with the lower index is better; 1: the other; 2: neither. */
export type Verdict = 0 | 1 | 2;

/**
 * One verdict of each judge on each thing (see things.ts), grouped by thing. Thing t has the
 * entries `start[t] … start[t + 1] − 1`.
 */
export interface Verdicts {
  readonly start: Uint32Array;
  /** Of each entry the place in `Things.rows` where its rows begin; they are all of that judge there. */
  readonly from: Uint32Array;
  /** Index into the table's judges. */
  readonly judge: Int32Array;
  /** Of type Verdict. */
  readonly verdict: Uint8Array;
}

/**
 * What each judge said of each thing. A judge who judged it several times (in both orders,
 * mostly) and was not of one mind has said that neither is better: FastChat's "tie
 * (inconsistent)".
 */
export function collectVerdicts(table: JudgmentTable, { rows, start: from }: Things): Verdicts {
  const start = new Uint32Array(from.length);
  const begin = new Uint32Array(rows.length);
  const judge = new Int32Array(rows.length);
  const verdict = new Uint8Array(rows.length);
  let used = 0;
  for (let thing = 0; thing + 1 < from.length; thing++) {
    for (let at = from[thing]; at < from[thing + 1];) {
      const end = endOfJudge(table, rows, at, from[thing + 1]);
      begin[used] = at;
      judge[used] = table.judge[rows[at]];
      verdict[used++] = verdictOf(table, rows, at, end);
      at = end;
    }
    start[thing + 1] = used;
  }
  return {
    ...{ start, from: begin.subarray(0, used) },
    ...{ judge: judge.subarray(0, used), verdict: verdict.subarray(0, used) },
  };
}

/** Where the rows end that are by the judge of the row at `at`, at `most` at the latest. */
export function endOfJudge(
  { judge }: JudgmentTable,
  rows: Uint32Array,
  at: number,
  most: number,
): number {
  let end = at + 1;
  while (end < most && judge[rows[end]] === judge[rows[at]]) end++;
  return end;
}

/**
 * What rows of one judge on one thing say together: the verdict that all of them share, else that
 * neither is better. Rows with weights below 1 are the parts of one verdict, which goes with the
 * greater part. How much more than 1 a verdict weighs makes no difference.
 * @param from first of the rows, @param to behind the last
 * @param order only rows that show the lower model first, or only those that show it second
 */
export function verdictOf(
  table: JudgmentTable,
  rows: Uint32Array,
  from: number,
  to: number,
  order: 'low first' | 'high first' | 'any' = 'any',
): Verdict {
  const { left, right, outcome, weight } = table;
  let shared: Verdict | null = null;
  /** Weight for the lower model less weight for the higher one. */
  let balance: number | null = null;
  for (let at = from; at < to; at++) {
    const row = rows[at];
    const isLowFirst = left[row] < right[row];
    const isShown = order === 'any' || isOrderKnown(table, row);
    if (!isShown || (order !== 'any' && isLowFirst !== (order === 'low first'))) continue;
    const said =
      outcome[row] === Outcome.tie ? 2 : isLowFirst === (outcome[row] === Outcome.left) ? 0 : 1;
    if (weight !== null && weight[row] < 1) {
      balance = (balance ?? 0) + (said === 0 ? weight[row] : said === 1 ? -weight[row] : 0);
    } else shared = shared === null || shared === said ? said : 2;
  }
  if (balance === null) return shared ?? 2;
  const parts = balance > 0 ? 0 : balance < 0 ? 1 : 2;
  return shared === null || shared === parts ? parts : 2;
}
