import { countDuplicates } from '../duplicates.ts';
import { mergeTables } from '../merge-tables.ts';
import { formatNamed } from './detect.ts';
import { readFile } from './read-file.ts';
import type { FileReading } from './read-file.ts';
import type { ByteSource, FormatId, ImportResult } from './report.ts';

export interface ReadOptions {
  /** The format of all files, or null to choose by the content of each. */
  readonly format: FormatId | null;
  /** Called after each piece, in bytes. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Reads files into one table, in the order given. Never throws for what is in the files: what
 * could not be used is in their reports.
 */
export async function readJudgments(
  sources: readonly ByteSource[],
  options: ReadOptions,
): Promise<ImportResult> {
  const format = options.format === null ? null : formatNamed(options.format);
  const total = sources.reduce((sum, source) => sum + source.bytes, 0);
  let done = 0;
  const readings: FileReading[] = [];
  for (const source of sources) {
    const reading = await readFile(source, format, (bytes) => {
      done += bytes;
      options.onProgress?.(done, total);
    });
    readings.push(reading);
  }
  const table = mergeTables(readings.map((reading) => reading.table));
  let firstRow = 0;
  const files = readings.map(({ report }) => {
    const placed = { ...report, firstRow };
    firstRow += report.tableRows;
    return placed;
  });
  return { table, files, duplicates: countDuplicates(table) };
}
