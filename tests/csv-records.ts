import { Csv } from '../src/core/formats/containers/csv.ts';

/** The rows of a table that is known to be sound, each by the names of its columns. */
export function csvRecords(text: string): Record<string, string>[] {
  const records: Record<string, string>[] = [];
  const csv = new Csv({
    row: (row) =>
      records.push(Object.fromEntries(row.fields().map((name) => [name, String(row.get(name))]))),
    reject: (reason, line) => {
      throw new Error(`line ${String(line)}: ${reason.kind}`);
    },
  });
  csv.push(text);
  csv.end();
  return records;
}
