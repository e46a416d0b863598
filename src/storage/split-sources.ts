import { EMPTY_BENCHMARK } from '../core/table/benchmark.ts';
import { sizesOf } from '../core/table/benchmark-parts.ts';
import { NO_EDITS } from '../core/table/data-edits.ts';
import type { FileReport } from '../core/formats/file/report.ts';
import type { JudgmentTable } from '../core/table/judgments.ts';
import { outlineOf } from '../core/overview/outline.ts';
import { tableParts } from '../core/table/table-bytes.ts';
import type { Upgrade } from './schema.ts';
import type { DataRecord, DataSource } from './records.ts';

/** In version 1 a data record held its table and files. */
interface DataRecordV1 extends Omit<DataRecord, 'source'> {
  readonly table: JudgmentTable | null;
  readonly files: readonly Omit<FileReport, 'key' | 'holds'>[];
  readonly duplicates: number;
}

/** Version 1 → 2: tables and file reports become sources. */
export async function splitSources(tx: Upgrade): Promise<void> {
  const data = tx.objectStore('data');
  for (let cursor = await data.openCursor(); cursor; cursor = await cursor.continue()) {
    // What version 1 stored; only this function ever sees it.
    const { table, files, duplicates, ...rest } = cursor.value as DataRecord & DataRecordV1;
    if (table === null) {
      await cursor.update({ ...rest, source: null });
      continue;
    }
    const reports = files.map((file) => ({ ...file, key: '', holds: sizesOf(EMPTY_BENCHMARK) }));
    await tx.objectStore('sources').put({
      id: rest.hash,
      table: new Blob(tableParts(table)),
      benchmark: new Blob([JSON.stringify(EMPTY_BENCHMARK)]),
      files: reports,
      savedAt: 0,
    });
    const source: DataSource = {
      id: rest.hash,
      files: reports,
      duplicates,
      edits: NO_EDITS,
      removed: { duplicates: 0, excluded: 0, selfPlay: 0 },
      outline: outlineOf(table, EMPTY_BENCHMARK),
    };
    await cursor.update({ ...rest, source });
  }
}
