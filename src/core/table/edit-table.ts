import { changeModels } from './change-models.ts';
import { correctTable } from './corrections/corrected-table.ts';
import type { CorrectedTable } from './corrections/corrected-table.ts';
import { isRowExcluded } from './data-edits.ts';
import type { Removed, TableEdits } from './data-edits.ts';
import { dropDuplicates } from './duplicates.ts';
import type { JudgmentTable } from './judgments.ts';
import { UNKNOWN } from './judgments.ts';
import { selectRows } from './merge-tables.ts';

export interface EditedTable {
  readonly table: JudgmentTable;
  readonly removed: Removed;
}

/**
 * The table as the edits leave it; with NO_EDITS the very same object.
 *
 * Files, judges and models are left out first, so that a row is counted once, as what the user pointed
 * at. Duplicates come next, while models still have the names of the file: a duplicate is a row
 * that the file holds twice. Were models merged before, two versions of one model that were asked
 * the same question would look like a repetition, and the second observation would be lost.
 * Renaming comes last; of names given twice the later counts.
 *
 * Corrections come before all that, as if the file had other rows: a judgment that is left out by
 * one repeats nothing, and what repeated it counts.
 */
export function editTable(table: JudgmentTable, edits: TableEdits): EditedTable {
  const corrected = correctTable(table, edits);
  const { kept, out } = withoutExcluded(corrected?.table ?? table, edits, corrected);
  const single = edits.duplicates === 'drop' ? dropDuplicates(kept) : kept;
  const names = new Map(edits.names);
  const renamed =
    names.size === 0
      ? { table: single, selfPlay: 0 }
      : changeModels(single, { names, excluded: new Set() });
  return {
    table: renamed.table,
    removed: {
      duplicates: kept.left.length - single.left.length,
      excluded: table.left.length - kept.left.length - out,
      selfPlay: renamed.selfPlay,
      ...(corrected && { corrected: { touched: corrected.touched, out } }),
    },
  };
}

/** The judgments by these judges, and no others. */
export function ofJudges(table: JudgmentTable, names: readonly string[]): JudgmentTable {
  const isWanted = table.judges.map((name) => names.includes(name));
  const rows = Uint32Array.from(table.judge.keys()).filter(
    (row) => table.judge[row] !== UNKNOWN && isWanted[table.judge[row]],
  );
  return selectRows(table, rows);
}

function withoutExcluded(
  table: JudgmentTable,
  edits: TableEdits,
  corrected: CorrectedTable | null,
): { readonly kept: JudgmentTable; readonly out: number } {
  const { excluded, excludedJudges } = edits;
  const isOff = isRowExcluded(edits);
  const { models, judges, left, right, judge } = table;
  const names = new Set(excluded);
  const judgeNames = new Set(excludedJudges);
  const isOut = models.map((name) => names.has(name));
  const isJudgeOut = judges.map((name) => judgeNames.has(name));
  /** Rows that stay, once one does not: mostly all of millions do. */
  let rows: Uint32Array | null = null;
  let [size, out] = [0, 0];
  for (let row = 0; row < left.length; row++) {
    const isKept =
      !isOut[left[row]] &&
      !isOut[right[row]] &&
      !isOff(row) &&
      (judge[row] === UNKNOWN || !isJudgeOut[judge[row]]);
    const isStaying = isKept && !corrected?.isOut(row);
    if (isKept && !isStaying) out++;
    if (!isStaying) rows ??= rowsBefore(row, left.length);
    else if (rows === null) size++;
    else rows[size++] = row;
  }
  return { kept: rows === null ? table : selectRows(table, rows.subarray(0, size)), out };
}

/** Room for so many rows, the first `end` of which are there. */
function rowsBefore(end: number, length: number): Uint32Array {
  const rows = new Uint32Array(length);
  for (let row = 0; row < end; row++) rows[row] = row;
  return rows;
}
