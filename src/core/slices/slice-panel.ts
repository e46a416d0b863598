import { judgePanel } from '../judges-model/panel.ts';
import type { JudgePanel } from '../judges-model/panel.ts';
import { UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { selectRows } from '../table/merge-tables.ts';

/**
 * What rows are told apart by: a category, a language, a turn. Several of one name where a row may
 * have several values.
 */
export interface SliceTag {
  readonly values: readonly string[];
  /** By row, index into `values`, or UNKNOWN. */
  readonly value: Int32Array;
}

/**
 * The judgments by what they are tagged with, as if each slice were a judge: the few with most
 * judgments stand for themselves, all others together are one more. What has no tag is counted and
 * left out, for nothing says of which slice it is. A judgment with n values is an nth of one in each
 * of n slices, so that it weighs no more than others.
 * @param table as the edits leave it
 * @param tags one; more where a row may have more than one value
 */
export function slicePanel(table: JudgmentTable, tags: readonly SliceTag[]): JudgePanel {
  const values = [...new Set(tags.flatMap((tag) => tag.values))];
  const number = new Map(values.map((name, at) => [name, at]));
  const numbers = tags.map((tag) => tag.values.map((name) => number.get(name) ?? UNKNOWN));
  const rows: number[] = [];
  const slices: number[] = [];
  const shares: number[] = [];
  for (let row = 0; row < table.left.length; row++) {
    const own = new Set<number>();
    tags.forEach(({ value }, t) => {
      if (value[row] !== UNKNOWN) own.add(numbers[t][value[row]]);
    });
    if (own.size === 0) own.add(UNKNOWN);
    for (const slice of own) {
      rows.push(row);
      slices.push(slice);
      shares.push(1 / own.size);
    }
  }
  const parts = selectRows(table, Uint32Array.from(rows));
  const isWhole = shares.every((share) => share === 1);
  const weight = isWhole
    ? parts.weight
    : Float64Array.from(shares, (share, at) => share * (parts.weight?.[at] ?? 1));
  return judgePanel({ ...parts, judges: values, judge: Int32Array.from(slices), weight });
}
