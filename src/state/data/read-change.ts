import type { Failure } from '../../core/failure.ts';
import type { FileWay } from '../../core/formats/file/way.ts';
import type { PairCounts } from '../../core/table/judgments.ts';
import { run } from '../../jobs.ts';
import type { DataSource, SourceRecord } from '../../storage/records.ts';
import { usedMappings } from '../preferences/used-mappings.ts';
import { progressOf } from '../work/progress.ts';
import type { Progress } from '../work/progress.ts';
import type { TaskOptions } from '../work/task.svelte.ts';
import { isEdit } from './import-life.ts';
import type { Change } from './import-life.ts';
import { sourceRecords } from './source-records.ts';
import { newId } from '../work/new-id.ts';

/** What a worker made of a change. */
export interface ReadChange {
  readonly source: DataSource;
  readonly counts: PairCounts;
  /** What is to be kept of it; null where the files are as they were kept. */
  readonly record: SourceRecord | null;
  /** Why there is nothing to rank. */
  readonly failure: Failure | null;
}

/** Reads what a change is made of, in a worker. */
export async function readChange(
  change: Change,
  ways: ReadonlyMap<string, FileWay>,
  { signal, onProgress }: TaskOptions<Progress>,
): Promise<ReadChange> {
  const { source, sources, drop, edits, lowerIn } = change;
  const started = performance.now();
  const base = source && { ...(await sourceRecords.of(source)), ...source };
  const mappings = usedMappings();
  const input = { sources, drop, edits, base, ways, mappings, ...(lowerIn && { lowerIn }) };
  const { read, counts, removed, outline, failure } = await run('import', input, {
    signal,
    onProgress({ done, total }) {
      onProgress(progressOf(done, total, performance.now() - started));
    },
  });
  const { files, duplicates, table, benchmark } = read;
  const isKept = source !== null && isEdit(change);
  const id = isKept ? source.id : newId();
  return {
    source: { id, files, duplicates, edits, removed, outline },
    counts,
    record: isKept ? null : { id, table, benchmark, files, savedAt: Date.now() },
    failure,
  };
}
