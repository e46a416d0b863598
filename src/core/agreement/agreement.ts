import type { JudgmentTable } from '../table/judgments.ts';
import type { AgreementMeasures } from './agreement-measures.ts';
import { measuresOf } from './agreement-measures.ts';
import { groupByThing } from './things.ts';
import { collectVerdicts } from './verdicts.ts';
import type { Verdicts } from './verdicts.ts';

/** How far two judges agree on the things that both judged. */
export interface JudgeAgreement extends AgreementMeasures {
  readonly first: string;
  readonly second: string;
}

/** Pairs are looked at among so many judges, those with most judgments. */
export const MAX_JUDGES_COMPARED = 12;

/**
 * Every two judges that judged the same question, pair of models and turn, in whatever order the
 * models were shown; of the judges with most judgments. Most things in common first.
 */
export function judgeAgreements(
  table: JudgmentTable,
  things = groupByThing(table),
): JudgeAgreement[] {
  const verdicts = collectVerdicts(table, things);
  const chosen = busiestJudges(table, MAX_JUDGES_COMPARED);
  const size = chosen.length;
  const place = new Int32Array(table.judges.length).fill(-1);
  chosen.forEach((judge, at) => (place[judge] = at));
  /** Nine cells for every two chosen judges: verdict of the first × verdict of the second. */
  const cells = new Float64Array(size * size * 9);
  eachKey(verdicts, (from, to) => {
    for (let a = from; a < to; a++) {
      const first = place[verdicts.judge[a]];
      if (first < 0) continue;
      for (let b = from; b < to; b++) {
        const second = place[verdicts.judge[b]];
        if (second <= first) continue;
        cells[(first * size + second) * 9 + verdicts.verdict[a] * 3 + verdicts.verdict[b]]++;
      }
    }
  });
  const found: JudgeAgreement[] = [];
  for (let first = 0; first < size; first++) {
    for (let second = first + 1; second < size; second++) {
      const at = (first * size + second) * 9;
      const measures = measuresOf(cells.subarray(at, at + 9), null);
      if (measures === null) continue;
      const [x, y] = [table.judges[chosen[first]], table.judges[chosen[second]]];
      found.push({ first: x, second: y, ...measures });
    }
  }
  return found.sort((a, b) => b.common - a.common);
}

/** Calls back with the range of each key that more than one judge has a verdict on. */
function eachKey({ start }: Verdicts, found: (from: number, to: number) => void): void {
  for (let key = 0; key + 1 < start.length; key++) {
    if (start[key + 1] - start[key] > 1) found(start[key], start[key + 1]);
  }
}

/** Indices of the judges with most rows, most first. */
function busiestJudges(table: JudgmentTable, most: number): number[] {
  const rows = new Uint32Array(table.judges.length);
  for (const judge of table.judge) if (judge >= 0) rows[judge]++;
  return table.judges
    .map((_, judge) => judge)
    .sort((a, b) => rows[b] - rows[a] || a - b)
    .slice(0, most);
}
