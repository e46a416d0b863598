import type { FileFailure } from '../file/file-failure.ts';
import { isNumbering } from './header-words.ts';

/** A table that no format claims, as it shows itself. */
export type UnknownTableFacts = FileFailure & { kind: 'unknown-format' };

export type TableSample = Pick<UnknownTableFacts, 'fields' | 'paths' | 'sample'>;

/** All that can be chosen: the columns of the table, then what is nested in them. */
export function columnsIn({ fields, paths = [] }: TableSample): string[] {
  return [...fields, ...paths];
}

/** The columns that the sample shows, in its order. */
export function sampleColumns({ fields, paths = [], sample }: TableSample): string[] {
  const shown = (sample.at(0)?.length ?? 0) - paths.length;
  return [...fields.slice(0, Math.max(shown, 0)), ...paths];
}

/** What the sample shows of one column; nothing of one that it leaves out. */
export function cellsOf(table: TableSample, column: string): string[] {
  const at = sampleColumns(table).indexOf(column);
  return at < 0 ? [] : table.sample.map((row) => row.at(at)?.trim() ?? '');
}

/** Columns in which every cell that says something is a number, and not one of a row. */
export function numericColumns(table: TableSample): string[] {
  return sampleColumns(table).filter((column) => {
    const cells = cellsOf(table, column).filter((cell) => cell !== '');
    return (
      !isNumbering(column) &&
      cells.length > 0 &&
      cells.every((cell) => Number.isFinite(Number(cell)))
    );
  });
}
