import { csvLine, spreadsheetLine } from '../table/csv.ts';
import type { RankingTable } from './table.ts';

/**
 * A table as CSV with a header of names for programs, its numbers with all their digits. Without
 * the caption, which has no place in CSV.
 * @param reader `programs` read every cell back as it was; in `spreadsheets`, names that would be
 *   run as formulas have an apostrophe before them
 */
export function tableCsv(
  { columns, rows }: RankingTable,
  reader: 'programs' | 'spreadsheets',
): string {
  const line = reader === 'programs' ? csvLine : spreadsheetLine;
  return [
    line(columns.flatMap(({ fields }) => fields)),
    ...rows.map((row) => line(row.flatMap(({ values }) => values))),
  ].join('');
}
