import { EMPTY_BENCHMARK } from '../core/benchmark.ts';
import { sizesOf } from '../core/benchmark-parts.ts';
import { NO_EDITS } from '../core/data-edits.ts';
import type { FileReport } from '../core/formats/report.ts';
import type { JudgmentTable } from '../core/judgments.ts';
import { outlineOf } from '../core/outline.ts';
import { tableParts } from '../core/table-bytes.ts';
import type { Database, Upgrade } from './database.ts';
import type { DataRecord, DataSource, JudgingRecord } from './records.ts';

/**
 * What records of earlier versions become, step by step, while the database is opened. Version 4
 * → 5 changes none: since then a run may be without a summary.
 */
export function upgrade(db: Database, from: number, tx: Upgrade): void {
  if (from < 1) {
    db.createObjectStore('runs', { keyPath: 'id' });
    db.createObjectStore('draws');
    db.createObjectStore('data', { keyPath: 'hash' });
  }
  if (from < 2) {
    db.createObjectStore('sources', { keyPath: 'id' });
    db.createObjectStore('texts');
    splitSources(tx).catch(() => {
      tx.abort();
    });
  }
  if (from < 3) {
    db.createObjectStore('judging', { keyPath: 'id' });
    db.createObjectStore('judgingQuestions');
    db.createObjectStore('replies');
    db.createObjectStore('keys', { keyPath: 'baseUrl' });
  }
  if (from < 4) {
    db.createObjectStore('calls');
    addRules(tx).catch(() => {
      tx.abort();
    });
  }
}

/** In version 1 a data record held its table and files. */
interface DataRecordV1 extends Omit<DataRecord, 'source'> {
  readonly table: JudgmentTable | null;
  readonly files: readonly Omit<FileReport, 'key' | 'holds'>[];
  readonly duplicates: number;
}

/** Version 1 → 2: tables and file reports become sources. */
async function splitSources(tx: Upgrade): Promise<void> {
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

/** Version 3 → 4: in version 3 a rule that was accepted held only for what was said until then. */
async function addRules(tx: Upgrade): Promise<void> {
  const runs = tx.objectStore('judging');
  for (let cursor = await runs.openCursor(); cursor; cursor = await cursor.continue()) {
    // What version 3 stored; only this function ever sees it.
    const run = cursor.value as Omit<JudgingRecord, 'rules'>;
    await cursor.update({ ...run, rules: run.setup.judges.map(() => null) });
  }
}
