import { Outcome } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';
import type { Things } from './things.ts';

/**
 * One verdict of each judge on each thing (see things.ts), grouped by thing. Thing t has the
 * entries `start[t] … start[t + 1] − 1`.
 */
export interface Verdicts {
  readonly start: Uint32Array;
  /** Index into the table's judges. */
  readonly judge: Int32Array;
  /** 0: the model with the lower index is better; 1: the other; 2: neither. */
  readonly verdict: Uint8Array;
}

/**
 * What each judge said of each thing. A judge who judged it several times (in both orders,
 * mostly) and was not of one mind has said that neither is better: FastChat's "tie
 * (inconsistent)".
 */
export function collectVerdicts(table: JudgmentTable, { rows, start: from }: Things): Verdicts {
  const start = new Uint32Array(from.length);
  const judge = new Int32Array(rows.length);
  const verdict = new Uint8Array(rows.length);
  let used = 0;
  for (let thing = 0; thing + 1 < from.length; thing++) {
    const first = used;
    for (let at = from[thing]; at < from[thing + 1]; at++) {
      const row = rows[at];
      const said = verdictOf(table, row);
      if (used > first && judge[used - 1] === table.judge[row]) {
        if (verdict[used - 1] !== said) verdict[used - 1] = 2;
        continue;
      }
      judge[used] = table.judge[row];
      verdict[used++] = said;
    }
    start[thing + 1] = used;
  }
  return { start, judge: judge.subarray(0, used), verdict: verdict.subarray(0, used) };
}

function verdictOf({ left, right, outcome }: JudgmentTable, row: number): 0 | 1 | 2 {
  if (outcome[row] === Outcome.tie) return 2;
  const isLowLeft = left[row] < right[row];
  return isLowLeft === (outcome[row] === Outcome.left) ? 0 : 1;
}
