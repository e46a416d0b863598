import { PairDeriver } from '../derive-pairs.ts';
import { countDuplicates } from '../duplicates.ts';
import type { JudgmentTable } from '../judgments.ts';
import { mergeTables, sliceRows } from '../merge-tables.ts';
import { place, withDerived } from './place.ts';
import type { FileReport, ImportResult } from './report.ts';

interface Part {
  readonly table: JudgmentTable;
  readonly report: FileReport;
}

/**
 * Two imports as one: the rows and reports of `more` follow those of `loaded`. Single scores are
 * compared across both.
 */
export function addImport(loaded: ImportResult, more: ImportResult): ImportResult {
  return together([...partsOf(loaded), ...partsOf(more)]);
}

/** An import without its file at `index`: its rows, its report, and names only it used. */
export function removeFile(loaded: ImportResult, index: number): ImportResult {
  return together(partsOf(loaded).filter((_, at) => at !== index));
}

/** Each file with its rows as a table of their own, names in order of first appearance. */
function partsOf({ table, files }: ImportResult): Part[] {
  return files.map((report) => ({
    report,
    table: sliceRows(table, report.firstRow, report.tableRows),
  }));
}

function together(parts: readonly Part[]): ImportResult {
  const deriver = new PairDeriver();
  const derived = parts.map((part) => withDerived(part, deriver));
  const table = mergeTables(derived.map((part) => part.table));
  return {
    table,
    files: place(derived.map(({ report }) => report)),
    duplicates: countDuplicates(table),
  };
}
