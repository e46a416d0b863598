import { roundedSum } from '../numerics/weight-sum.ts';
import { Outcome, UNKNOWN, isOrderKnown } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { sortRows } from '../numerics/sort-rows.ts';
import { sortByName } from '../table/sort-by-name.ts';

/** The usable rows of one judge. */
export interface OwnRows {
  /** Index into the table's judges. */
  readonly judge: number;
  /** By question, those of unknown ones first; of one question in the order of the table. */
  readonly rows: Uint32Array<ArrayBuffer>;
  /** By weight. */
  readonly judgments: number;
}

/** Whose judgments are looked at. */
export interface JudgeRows {
  /** Most judgments first. */
  readonly judges: readonly OwnRows[];
  /** All rows of all judges, with a judge or without. */
  readonly all: Uint32Array<ArrayBuffer>;
  /** Judges who are left out, having fewer judgments. */
  readonly others: number;
  /** Judgments that name no judge. */
  readonly unknown: number;
}

/** Whether a judgment says anything of two models. */
export function isUsable({ left, right, outcome }: JudgmentTable, row: number): boolean {
  return outcome[row] !== Outcome.unparsed && left[row] !== right[row];
}

/** Whether the model shown first won; null where neither did, or the order is not known. */
export function isFirstWin(table: JudgmentTable, row: number): boolean | null {
  const said = table.outcome[row];
  if (said !== Outcome.left && said !== Outcome.right) return null;
  return isOrderKnown(table, row) ? said === Outcome.left : null;
}

/** @param most judges; linear in rows */
export function rowsByJudge(table: JudgmentTable, most: number): JudgeRows {
  const { left, judge, weight } = table;
  const used = new Uint32Array(left.length);
  const sizes = new Float64Array(table.judges.length);
  const counts = new Uint32Array(table.judges.length);
  let [total, unknown] = [0, 0];
  for (let row = 0; row < left.length; row++) {
    if (!isUsable(table, row)) continue;
    used[total++] = row;
    const count = weight === null ? 1 : weight[row];
    if (judge[row] === UNKNOWN) unknown += count;
    else {
      sizes[judge[row]] += count;
      counts[judge[row]]++;
    }
  }
  const byQuestion = sortByName(used.slice(0, total), table.question, table.questions);
  const all = sortRows(byQuestion, judge, UNKNOWN, table.judges.length + 1);
  // Those without a judge come first.
  let start = total;
  const from = new Uint32Array(counts.length);
  for (let own = counts.length - 1; own >= 0; own--) {
    start -= counts[own];
    from[own] = start;
  }
  const there = [...counts.keys()].filter((own) => counts[own] > 0);
  const chosen = there.sort((a, b) => sizes[b] - sizes[a] || a - b).slice(0, most);
  return {
    judges: chosen.map((own) => ({
      judge: own,
      rows: all.subarray(from[own], from[own] + counts[own]),
      judgments: roundedSum(sizes[own]),
    })),
    ...{ all, others: there.length - chosen.length, unknown: roundedSum(unknown) },
  };
}
