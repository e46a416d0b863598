import { conditionText } from './report-command.ts';
import type { ReportData } from './report.ts';
import { judgmentRows } from '../../formats/file/judgment-rows.ts';
import type { RowCounts } from '../../formats/file/judgment-rows.ts';
import type { FileReport } from '../../formats/file/report.ts';
import type { Condition } from '../../overview/conditions.ts';
import type { DataEdits } from '../../table/data-edits.ts';

/**
 * Where judgments are from.
 * @param hash of the counts that are ranked
 * @param source what was read, and how it was edited; without files where only counts are known
 */
export function reportData(
  hash: string,
  {
    files,
    duplicates,
    edits,
  }: {
    readonly files: readonly (RowCounts & Pick<FileReport, 'file' | 'format' | 'unparsed'>)[];
    readonly duplicates: number;
    readonly edits: DataEdits;
  },
  conditions: readonly Condition[],
): ReportData {
  const sum = (of: 'unparsed' | 'rejected'): number =>
    files.reduce((total, file) => total + file[of], 0);
  return {
    hash,
    files: files.map(({ file }) => file),
    formats: [...new Set(files.flatMap(({ format }) => format ?? []))],
    ...{
      rows: judgmentRows(files),
      unparsed: sum('unparsed'),
      rejected: sum('rejected'),
      duplicates,
    },
    isEdited: isEdited(edits),
    conditions: conditions.map(conditionText),
  };
}

function isEdited({ names, excluded, excludedJudges, duplicates, ...edits }: DataEdits): boolean {
  const lists = [names, excluded, excludedJudges, edits.excludedFiles, edits.corrections];
  return duplicates === 'drop' || lists.some((list) => (list?.length ?? 0) > 0);
}
