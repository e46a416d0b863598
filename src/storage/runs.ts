import { CaravanError } from '../core/failure.ts';
import type { Draws } from '../core/posterior/draws.ts';
import { database, guarded } from './database.ts';
import type { DataRecord, RunRecord, UnfittedRecord } from './database.ts';

/** A run with all that belongs to it. */
export interface StoredRun {
  readonly run: RunRecord;
  readonly data: DataRecord;
  /** Null where they were given up to save room: the same seed gives the same draws again. */
  readonly draws: Draws | null;
}

/** Data without a finished fit. */
export interface UnfittedData {
  readonly run: UnfittedRecord;
  readonly data: DataRecord;
}

/** Runs that nobody has named keep their draws as long as so many of them are opened later. */
const KEPT_DRAWS = 12;

/** All runs and data without one, the last finished or imported first. */
export async function listRuns(): Promise<readonly (RunRecord | UnfittedRecord)[]> {
  const runs = await guarded(async () => (await database()).getAll('runs'));
  return runs.sort((a, b) => timeOf(b) - timeOf(a));
}

function timeOf(run: RunRecord | UnfittedRecord): number {
  return run.summary === null ? run.importedAt : run.finishedAt;
}

/**
 * Stores data that are about to be fitted. Where a fit of them has ended before, it is what the
 * page comes back to.
 * @param replaced hash of the data that these were made of; without a fit they are not kept
 */
export async function saveUnfitted(
  { run, data }: UnfittedData,
  replaced: string | null = null,
): Promise<void> {
  await guarded(async () => {
    const tx = (await database()).transaction(['runs', 'data'], 'readwrite');
    const [runs, stored] = [tx.objectStore('runs'), tx.objectStore('data')];
    const origin = replaced === null ? undefined : await runs.get(replaced);
    if (origin) await Promise.all([runs.delete(origin.id), stored.delete(origin.dataHash)]);
    const earlier = (await runs.get(run.id)) ?? origin;
    const fits = (await runs.getAll()).filter(
      ({ dataHash, summary }) => dataHash === data.hash && summary !== null,
    );
    const last = fits.sort((a, b) => b.openedAt - a.openedAt).at(0);
    await runs.put(last ? { ...last, openedAt: run.openedAt } : succeeding(run, earlier));
    await stored.put(data);
    await tx.done;
  });
}

/** Data keep the name that the user gave, and their place in the list. */
function succeeding(run: UnfittedRecord, earlier?: RunRecord | UnfittedRecord): UnfittedRecord {
  if (earlier?.summary !== null) return run;
  const { name, dataName, importedAt } = earlier;
  return { ...run, name: name === dataName ? run.name : name, importedAt };
}

/** Notes that the user stopped the first fit of data. */
export async function markStopped(hash: string): Promise<void> {
  await guarded(async () => {
    const tx = (await database()).transaction('runs', 'readwrite');
    const run = await tx.store.get(hash);
    if (run?.summary === null) await tx.store.put({ ...run, isStopped: true });
    await tx.done;
  });
}

/**
 * Stores a run whole, or not at all, in place of its data without one. A run of the same id keeps
 * its name.
 */
export async function saveRun({ run, data, draws }: StoredRun): Promise<RunRecord> {
  return guarded(async () => {
    const tx = (await database()).transaction(['runs', 'draws', 'data'], 'readwrite');
    const runs = tx.objectStore('runs');
    const earlier = (await runs.get(run.id)) ?? (await runs.get(data.hash));
    const kept = earlier ? { ...run, name: earlier.name } : run;
    await runs.delete(data.hash);
    await runs.put(kept);
    await tx.objectStore('data').put(data);
    if (draws) await tx.objectStore('draws').put(draws, run.id);
    const unnamed = (await runs.getAll())
      .filter(({ name, dataName }) => name === dataName)
      .sort((a, b) => b.openedAt - a.openedAt);
    for (const { id } of unnamed.slice(KEPT_DRAWS)) await tx.objectStore('draws').delete(id);
    await tx.done;
    return kept;
  });
}

/** Null where the run, or its data, is gone. */
export async function loadRun(id: string): Promise<StoredRun | UnfittedData | null> {
  return guarded(async () => {
    const tx = (await database()).transaction(['runs', 'draws', 'data']);
    const run = await tx.objectStore('runs').get(id);
    const draws = (await tx.objectStore('draws').get(id)) ?? null;
    const data = run && (await tx.objectStore('data').get(run.dataHash));
    if (!run || !data) return null;
    return run.summary === null ? { run, data } : { run, draws, data };
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
