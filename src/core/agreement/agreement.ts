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

/** Several judges taken as one side, such as all humans. */
export interface JudgePool {
  readonly name: string;
  readonly judges: readonly string[];
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

/**
 * How far two groups of judges agree: every verdict of the one against every verdict of the other
 * on the same thing, as FastChat counts them (llm_judge/compute_agreement.py, its setup S1; the
 * decided ones alone are S2). A group against itself: every two of its judges. Null where they
 * have nothing in common.
 */
export function poolAgreement(
  table: JudgmentTable,
  first: JudgePool,
  second: JudgePool,
): JudgeAgreement | null {
  const verdicts = collectVerdicts(table, groupByThing(table));
  const isFirst = membership(table, first);
  const isSecond = membership(table, second);
  const cells = new Float64Array(9);
  const byKey: Float64Array[] = [];
  eachKey(verdicts, (from, to) => {
    const own = new Float64Array(9);
    let isEmpty = true;
    for (let a = from; a < to; a++) {
      if (!isFirst[verdicts.judge[a]]) continue;
      for (let b = from; b < to; b++) {
        if (a === b || !isSecond[verdicts.judge[b]]) continue;
        const isBoth = isFirst[verdicts.judge[b]] && isSecond[verdicts.judge[a]];
        // Two judges who are in both groups meet twice, once from each side.
        own[verdicts.verdict[a] * 3 + verdicts.verdict[b]] += isBoth ? 0.5 : 1;
        isEmpty = false;
      }
    }
    if (isEmpty) return;
    byKey.push(own);
    own.forEach((count, cell) => (cells[cell] += count));
  });
  const measures = measuresOf(cells, byKey);
  return measures === null ? null : { first: first.name, second: second.name, ...measures };
}

/** Calls back with the range of each key that more than one judge has a verdict on. */
function eachKey({ start }: Verdicts, found: (from: number, to: number) => void): void {
  for (let key = 0; key + 1 < start.length; key++) {
    if (start[key + 1] - start[key] > 1) found(start[key], start[key + 1]);
  }
}

function membership(table: JudgmentTable, { judges }: JudgePool): boolean[] {
  const names = new Set(judges);
  return table.judges.map((name) => names.has(name));
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
