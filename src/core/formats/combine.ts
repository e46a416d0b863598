import { countDuplicates } from '../duplicates.ts';
import { mergeTables, withoutRows } from '../merge-tables.ts';
import type { ImportResult } from './report.ts';

/** Two imports as one: the rows and reports of `more` follow those of `loaded`. */
export function addImport(loaded: ImportResult, more: ImportResult): ImportResult {
  const shift = loaded.table.left.length;
  const table = mergeTables([loaded.table, more.table]);
  const moved = more.files.map((file) => ({ ...file, firstRow: file.firstRow + shift }));
  return { table, files: [...loaded.files, ...moved], duplicates: countDuplicates(table) };
}

/** An import without its file at `index`: its rows, its report, and names only it used. */
export function removeFile(loaded: ImportResult, index: number): ImportResult {
  const { firstRow, tableRows } = loaded.files[index];
  const table = withoutRows(loaded.table, firstRow, tableRows);
  const files = loaded.files
    .filter((_, at) => at !== index)
    .map((file) =>
      file.firstRow > firstRow ? { ...file, firstRow: file.firstRow - tableRows } : file,
    );
  return { table, files, duplicates: countDuplicates(table) };
}
