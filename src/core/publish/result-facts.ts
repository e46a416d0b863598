import { convergenceVerdict } from '../checks/verdict.ts';
import type { FitSummary } from '../posterior/ranking/summary.ts';
import type { ModelSettings } from '../model/settings.ts';
import { judgmentTotal } from '../table/counts.ts';
import type { Cell } from '../table/csv.ts';
import type { PairCounts } from '../table/judgments.ts';
import { shellLine } from './arguments-text.ts';
import { modelArguments } from './report/report-command.ts';
import type { RankingTable } from './table.ts';

/**
 * What every row of a CSV says of the whole result, since CSV has no place for a caption: over what
 * its intervals are, from how many judgments, whether the fit can be believed, by which model and
 * priors it was made, as the command line takes them, and what strengths are adjusted for, where they
 * are.
 * @param model as it was fitted
 */
export function resultFacts(
  summary: FitSummary,
  counts: PairCounts,
  model: ModelSettings,
): { readonly fields: readonly string[]; readonly values: readonly Cell[] } {
  const { questions, style } = summary;
  const over = questions?.isAlike ? `${questions.by ?? 'questions'} like these` : 'these alone';
  return {
    fields: [
      ...['intervals_over', 'judgments_total', 'convergence', 'model_settings'],
      ...(style ? ['adjusted_for'] : []),
    ],
    values: [
      ...[
        over,
        judgmentTotal(counts),
        convergenceVerdict(summary).state,
        settingsOf(model, summary),
      ],
      ...(style ? [style.map(({ name }) => name).join('+')] : []),
    ],
  };
}

/**
 * The arguments without what would be a formula in a spreadsheet: `ties=half prior=normal:1 …`.
 * Maximum likelihood has no prior of strengths.
 */
function settingsOf(model: ModelSettings, { diagnostics }: FitSummary): string {
  const words = modelArguments(model);
  const unused = diagnostics.sampler === 'mle' ? ['--prior', '--belief'] : [];
  const named = words.flatMap((word, at) =>
    at % 2 === 0 && !unused.includes(word) ? [`${word.slice(2)}=${words[at + 1]}`] : [],
  );
  return shellLine(named);
}

/** A table whose last column says it too, for programs. */
export function withResultFacts(
  table: RankingTable,
  ...of: Parameters<typeof resultFacts>
): RankingTable {
  const { fields, values } = resultFacts(...of);
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
