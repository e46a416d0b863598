import { judgePanel } from '../judges-model/panel.ts';
import type { JudgePanel } from '../judges-model/panel.ts';
import { countPairs } from '../table/choices/count-pairs.ts';
import { UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable, Tag } from '../table/judgments.ts';
import { selectRows } from '../table/merge-tables.ts';

/** A tag, of whatever name. */
export type SliceTag = Pick<Tag, 'values' | 'value'>;

/**
 * The judgments by what they are tagged with, as if each slice were a judge: the few with most
 * judgments stand for themselves, all others together are one more. What has no tag is counted and
 * left out, for nothing says of which slice it is. A judgment with n values is an nth of one in each
 * of n slices, so that it weighs no more than others.
 * @param table as the edits leave it
 * @param tags one; more where a row may have more than one value
 */
export function slicePanel(table: JudgmentTable, tags: readonly SliceTag[]): JudgePanel {
  const { tags: _, ...untagged } = table;
  const [only] = tags;
  if (tags.length === 1) {
    return judgePanel({ ...untagged, judges: only.values, judge: only.value });
  }
  const values = [...new Set(tags.flatMap((tag) => tag.values))];
  const { row, slice, share } = partsOf(table.left.length, tags, values);
  const parts = selectRows(untagged, row);
  const { weight } = parts;
  const panel = judgePanel({
    ...{ ...parts, judges: values, judge: slice },
    weight: weight === null ? share : share.map((own, at) => own * weight[at]),
  });
  // All together they are whole again: a choice whose rows are there twice would be none.
  return { ...panel, together: countPairs(taggedRows(untagged, tags)) };
}

/** The rows that have a value; how clear a win is plays no part, as in `judgePanel`. */
function taggedRows(table: JudgmentTable, tags: readonly SliceTag[]): JudgmentTable {
  const { grade: _, ...plain } = table;
  const rows = Uint32Array.from(table.left.keys()).filter((row) =>
    tags.some(({ value }) => value[row] !== UNKNOWN),
  );
  return selectRows(plain, rows);
}

/** Every row as often as it has different values; once where it has none. */
function partsOf(rows: number, tags: readonly SliceTag[], values: readonly string[]) {
  const number = new Map(values.map((name, at) => [name, at]));
  const numbers = tags.map((tag) => tag.values.map((name) => number.get(name) ?? UNKNOWN));
  const size = rows * tags.length;
  const row = new Uint32Array(size);
  const slice = new Int32Array(size);
  const share = new Float64Array(size);
  let next = 0;
  for (let r = 0; r < rows; r++) {
    const first = next;
    for (let t = 0; t < tags.length; t++) {
      const own = tags[t].value[r];
      if (own === UNKNOWN) continue;
      const found = numbers[t][own];
      let at = first;
      while (at < next && slice[at] !== found) at++;
      if (at === next) slice[next++] = found;
    }
    if (next === first) slice[next++] = UNKNOWN;
    row.fill(r, first, next);
    share.fill(1 / (next - first), first, next);
  }
  return { row: row.slice(0, next), slice: slice.slice(0, next), share: share.slice(0, next) };
}
