import { preview } from '../fit/fit.ts';
import { identified } from '../model/order-effect.ts';
import { withQuestionModel } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { Intervals } from '../posterior/ranking/summary.ts';
import { addCounts } from '../table/add-counts.ts';
import { countPairs } from '../table/choices/count-pairs.ts';
import { judgmentTotal } from '../table/counts.ts';
import type { JudgmentTable, PairCounts } from '../table/judgments.ts';
import { selectRows } from '../table/merge-tables.ts';

/** The ranking of all judgments up to a time. */
export interface Snapshot {
  /** Milliseconds since 1970: all that was judged by then counts. */
  readonly until: number;
  readonly judgments: number;
  /** Names, best first. */
  readonly names: readonly string[];
}

/**
 * How a ranking came about: that of all judgments up to each of several times, evenly apart from
 * the first judgment to the last, by Laplace’s approximation over these questions alone (over
 * others the order is the same, and only less sure). Times by which nothing was added are left
 * out, and judgments of which no time is known.
 * @param most snapshots at the most, 1 or more
 * @returns null where no judgment says when it was made
 */
export function rankSnapshots(
  table: JudgmentTable,
  model: ModelSettings,
  most: number,
  intervals: Intervals,
): readonly Snapshot[] | null {
  const times = table.time ?? new Float64Array();
  let [first, last] = [Infinity, -Infinity];
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  if (first > last) return null;
  const span = last - first;
  const partOf = (time: number): number =>
    span === 0 ? most - 1 : Math.max(0, Math.ceil((most * (time - first)) / span) - 1);
  const parts = Array.from({ length: most }, (): number[] => []);
  for (let row = 0; row < times.length; row++)
    if (!Number.isNaN(times[row])) parts[partOf(times[row])].push(row);
  const these = withQuestionModel(model, null);
  const made: Snapshot[] = [];
  let sum: PairCounts | null = null;
  for (const [part, rows] of parts.entries()) {
    const counts = countPairs(selectRows(table, Uint32Array.from(rows)));
    if (counts.left.length === 0) continue;
    sum = sum === null ? counts : addCounts([sum, counts]);
    const { summary } = preview(sum, identified(sum, these), intervals);
    const { models } = sum;
    made.push({
      until: part === most - 1 ? last : first + (span * (part + 1)) / most,
      judgments: judgmentTotal(sum),
      names: summary.rows.map((row) => models[row.model]),
    });
  }
  return made;
}
