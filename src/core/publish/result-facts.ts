import { convergenceVerdict } from '../checks/verdict.ts';
import type { FitSummary } from '../posterior/ranking/summary.ts';
import { judgmentTotal } from '../table/counts.ts';
import type { Cell } from '../table/csv.ts';
import type { PairCounts } from '../table/judgments.ts';
import type { RankingTable } from './table.ts';

/**
 * What every row of a CSV says of the whole result, since CSV has no place for a caption: over what
 * its intervals are, from how many judgments, whether the fit can be believed, and what strengths are
 * adjusted for, where they are.
 */
export function resultFacts(
  summary: FitSummary,
  counts: PairCounts,
): { readonly fields: readonly string[]; readonly values: readonly Cell[] } {
  const { questions, style } = summary;
  const over = questions?.isAlike ? `${questions.by ?? 'questions'} like these` : 'these alone';
  return {
    fields: [
      ...['intervals_over', 'judgments_total', 'convergence'],
      ...(style ? ['adjusted_for'] : []),
    ],
    values: [
      ...[over, judgmentTotal(counts), convergenceVerdict(summary).state],
      ...(style ? [style.map(({ name }) => name).join('+')] : []),
    ],
  };
}

/** A table whose last column says it too, for programs. */
export function withResultFacts(
  table: RankingTable,
  summary: FitSummary,
  counts: PairCounts,
): RankingTable {
  const { fields, values } = resultFacts(summary, counts);
  const last = table.columns.length - 1;
  return {
    ...table,
    columns: table.columns.map((column, at) =>
      at === last ? { ...column, fields: [...column.fields, ...fields] } : column,
    ),
    rows: table.rows.map((row) =>
      row.map((cell, at) =>
        at === last ? { ...cell, values: [...cell.values, ...values] } : cell,
      ),
    ),
  };
}
