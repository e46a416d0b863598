import { CaravanError } from '../core/failure.ts';
import type { Draws } from '../core/posterior/draws.ts';
import { database, guarded } from './database.ts';
import type { DataRecord, RunRecord } from './database.ts';

/** A run with all that belongs to it. */
export interface StoredRun {
  readonly run: RunRecord;
  readonly data: DataRecord;
  /** Null where they were given up to save room: the same seed gives the same draws again. */
  readonly draws: Draws | null;
}

/** Runs that nobody has named keep their draws as long as so many of them are opened later. */
const KEPT_DRAWS = 12;

/** All runs, the last finished first. */
export async function listRuns(): Promise<readonly RunRecord[]> {
  const runs = await guarded(async () => (await database()).getAll('runs'));
  return runs.sort((a, b) => b.finishedAt - a.finishedAt);
}

/** Stores a run whole, or not at all. A run of the same id keeps its name. */
export async function saveRun({ run, data, draws }: StoredRun): Promise<RunRecord> {
  return guarded(async () => {
    const tx = (await database()).transaction(['runs', 'draws', 'data'], 'readwrite');
    const earlier = await tx.objectStore('runs').get(run.id);
    const kept = earlier ? { ...run, name: earlier.name } : run;
    await tx.objectStore('runs').put(kept);
    await tx.objectStore('data').put(data);
    if (draws) await tx.objectStore('draws').put(draws, run.id);
    const unnamed = (await tx.objectStore('runs').getAll())
      .filter(({ name, dataName }) => name === dataName)
      .sort((a, b) => b.openedAt - a.openedAt);
    for (const { id } of unnamed.slice(KEPT_DRAWS)) await tx.objectStore('draws').delete(id);
    await tx.done;
    return kept;
  });
}

/** Null where the run, or its data, is gone. */
export async function loadRun(id: string): Promise<StoredRun | null> {
  return guarded(async () => {
    const tx = (await database()).transaction(['runs', 'draws', 'data']);
    const run = await tx.objectStore('runs').get(id);
    const draws = (await tx.objectStore('draws').get(id)) ?? null;
    const data = run && (await tx.objectStore('data').get(run.dataHash));
    return run && data ? { run, draws, data } : null;
  });
}

/**
 * Changes a run's name or when it was last opened.
 * @throws CaravanError `run-gone`
 */
export async function changeRun(
  id: string,
  part: Partial<Pick<RunRecord, 'name' | 'openedAt'>>,
): Promise<void> {
  await guarded(async () => {
    const tx = (await database()).transaction('runs', 'readwrite');
    const run = await tx.store.get(id);
    if (!run) throw new CaravanError({ kind: 'run-gone' });
    await tx.store.put({ ...run, ...part });
    await tx.done;
  });
}

/** Deletes a run, its draws, and its data where no other run uses them. */
export async function deleteRun(id: string): Promise<void> {
  await guarded(async () => {
    const tx = (await database()).transaction(['runs', 'draws', 'data'], 'readwrite');
    const runs = await tx.objectStore('runs').getAll();
    const gone = runs.find((run) => run.id === id);
    await tx.objectStore('runs').delete(id);
    await tx.objectStore('draws').delete(id);
    if (gone && !runs.some((run) => run.id !== id && run.dataHash === gone.dataHash))
      await tx.objectStore('data').delete(gone.dataHash);
    await tx.done;
  });
}

/** Empties every store. */
export async function deleteEverything(): Promise<void> {
  await guarded(async () => {
    const db = await database();
    const tx = db.transaction([...db.objectStoreNames], 'readwrite');
    await Promise.all([...db.objectStoreNames].map((name) => tx.objectStore(name).clear()));
    await tx.done;
  });
}
