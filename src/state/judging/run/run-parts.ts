import type { JudgingRecord } from '../../../storage/records.ts';
import { settleCalls } from '../../../storage/judging-calls.ts';
import { loadRun } from '../../../storage/judging.ts';
import { RunLock } from '../../calls/run-lock.ts';
import { layOutTasks } from './lay-out-tasks.ts';
import { LiveTally } from './live-tally.svelte.ts';
import type { TaskSource } from './task-source.ts';
import { VerdictJournal } from './verdict-journal.ts';

/** What a run is loaded with. */
export interface RunParts {
  readonly record: JudgingRecord;
  readonly lock: RunLock;
  /** Not read yet: who follows it subscribes first. */
  readonly journal: VerdictJournal;
  readonly source: TaskSource;
  readonly tally: LiveTally;
}

/**
 * Null where it is gone.
 * @throws CaravanError damaged-record
 */
export async function loadRunParts(id: string): Promise<RunParts | null> {
  const lock = new RunLock('judging', id);
  let record = await loadRun(id);
  if (record === null) return null;
  if (await lock.take()) {
    record = await settleCalls(id);
    lock.free();
  }
  const journal = new VerdictJournal(id);
  const tally = new LiveTally(record.setup, journal);
  const source = await layOutTasks(record, journal, () => tally.countsByQuestion());
  return { record, lock, journal, source, tally };
}
