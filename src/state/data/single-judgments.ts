import type { FileReport } from '../../core/formats/file/report.ts';
import type { DataSource } from '../../storage/records.ts';

/** Whether there are judgments to be looked at one by one: the sample and files of counts have none. */
export function hasSingleJudgments(source: DataSource | null | undefined): boolean {
  return source?.files.some((file) => file.tableRows > 0 && !isOfCounts(file)) ?? false;
}

function isOfCounts({ format, tableRows, judgments, unparsed }: FileReport): boolean {
  if (format === 'mapped') return tableRows < judgments + unparsed;
  return format === 'counts' || format === 'win-matrix';
}
