import { CaravanError } from '../core/failure.ts';
import type { Draws } from '../core/posterior/draws/draws.ts';
import { damagedFailure, loadChecks, nameOf, requireSound } from './damage.ts';
import type { DamagedRecord } from './damage.ts';
import { database, guarded, inOne } from './database.ts';
import { projectsOf, takeOut } from './project/shared-runs.ts';
import type { DataRecord, DrawsCheck, RunHead, RunRecord, UnfittedRecord } from './records.ts';
import type { RunInStore } from './large/summary.ts';

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

export const NO_DATA = { kind: 'missing', store: 'data' } as const;

/** A run that can't be used. */
export interface DamagedRun extends DamagedRecord {
  readonly key: string;
  /** Infinity where that can't be read: it may have been the last. */
  readonly openedAt: number;
}

/** @param what of all that belongs to the run is damaged, and how */
export function damagedRun(
  run: RunHead | RunInStore,
  what: Pick<DamagedRecord, 'store' | 'flaw'>,
): DamagedRun {
  const openedAt = Number.isFinite(run.openedAt) ? run.openedAt : Infinity;
  return { ...what, key: run.id, name: nameOf(run), openedAt };
}

/** Notes what became of the first fit of data, where it has not ended well. */
export async function changeUnfitted(
  hash: string,
  part: Partial<Pick<UnfittedRecord, 'isStopped' | 'brokenOff'>>,
): Promise<void> {
  await inOne(['runs'], async (tx) => {
    const run = await tx.objectStore('runs').get(hash);
    if (run?.summary === null) await tx.objectStore('runs').put({ ...run, ...part });
  });
}

/**
 * Null where the run is gone.
 * @param agrees whether draws say what a summary says; asked of runs that have no hash of them
 * @throws CaravanError damaged-record, where the run or what belongs to it can't be used
 */
export async function loadRun(
  id: string,
  agrees: DrawsCheck,
): Promise<StoredRun | UnfittedData | null> {
  const found = await guarded(async () => {
    const tx = (await database()).transaction(['runs', 'draws', 'data']);
    const run = await tx.objectStore('runs').get(id);
    if (run === undefined) return null;
    // What is no key can't be looked for.
    const hash = typeof run.dataHash === 'string' ? run.dataHash : '';
    const data = await tx.objectStore('data').get(hash);
    return { run, data, draws: await tx.objectStore('draws').get(id) };
  });
  if (found === null) return null;
  const { readData, hashesOf, isOfData, readDraws, readRun } = await loadChecks();
  const fit = await readRun(found.run);
  if ('flaw' in fit) throw new CaravanError(damagedFailure('runs', found.run, fit.flaw));
  const { run } = fit;
  if (found.data === undefined) throw new CaravanError(damagedFailure('runs', run, NO_DATA));
  const readOf = await readData(found.data);
  if ('flaw' in readOf) throw new CaravanError(damagedFailure('data', found.data, readOf.flaw));
  const { data } = readOf;
  requireSound('runs', run, isOfData(run, data) ? null : { kind: 'changed', part: 'summary' });
  if (run.summary === null) return { run, data };
  if (found.draws === undefined) return { run, data, draws: null };
  const read = await readDraws(run, found.draws, agrees);
  if ('flaw' in read) throw new CaravanError(damagedFailure('draws', run, read.flaw));
  const { draws } = read;
  if (run.drawsHash === undefined) await changeRun(id, await hashesOf(run.summary, draws));
  return { run, data, draws };
}

/**
 * Changes a run's name, when it was last opened, or the hashes that it did not have yet.
 * @throws CaravanError `run-gone`
 */
export async function changeRun(
  id: string,
  part: Partial<Pick<RunRecord, 'name' | 'openedAt' | 'summaryHash' | 'drawsHash'>>,
): Promise<void> {
  await inOne(['runs'], async (tx) => {
    const run = await tx.objectStore('runs').get(id);
    if (!run) throw new CaravanError({ kind: 'run-gone' });
    await tx.objectStore('runs').put({ ...run, ...part });
  });
}

/**
 * Takes a run out of a project, and deletes it where no other has it: with its draws, and its data
 * where no other run uses them.
 * @param project null for all that have it, as is right for what is damaged
 */
export async function deleteRun(id: string, project: string | null): Promise<void> {
  await inOne(['runs', 'draws', 'data'], async (tx) => {
    const gone = await tx.objectStore('runs').get(id);
    if (gone) await takeOut(tx, [gone], project === null ? projectsOf(gone) : [project]);
  });
}

/** Empties every store. */
export async function deleteEverything(): Promise<void> {
  const stores = await guarded(async () => [...(await database()).objectStoreNames]);
  await inOne(stores, async (tx) => {
    for (const store of stores) await tx.objectStore(store).clear();
  });
}
