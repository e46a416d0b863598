import type { StoreName } from '../../core/failure.ts';
import { nameOf } from '../damage.ts';
import { guarded, inOne, raw, rawDatabase } from '../database.ts';
import { isObject, projectsOf, together } from '../project/shared-runs.ts';
import { storing } from '../platform/storing-blobs.ts';
import { STORES } from '../stores.ts';
import type { RawRecord } from '../stores.ts';
import { recordsOfPart } from './read.ts';
import type { Archive } from './read.ts';
import { isSameRecord } from './same-record.ts';

/** What became of the records of a backup. */
export interface Restored {
  readonly added: number;
  /** That were there already, the same. */
  readonly same: number;
  /** That another record was there in the place of; it stays as it was. */
  readonly kept: readonly { readonly store: StoreName; readonly name: string }[];
}

export interface RestoreOptions {
  readonly signal?: AbortSignal;
  /** In records. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Adds the records of a backup to those that are there, which are never replaced: a record whose
 * key is taken is left out, and reported where it is another. A fit that is there is in the projects
 * of both then.
 */
export async function restoreArchive(
  { manifest, parts, records }: Archive,
  { signal, onProgress }: RestoreOptions,
): Promise<Restored> {
  let added = 0;
  let same = 0;
  const kept: { store: StoreName; name: string }[] = [];
  for (const part of parts) {
    for await (const batch of recordsOfPart(part)) {
      signal?.throwIfAborted();
      const taken = await storing(batch, addRecords);
      added += batch.length - taken.length;
      for (const record of taken) {
        if (await isStored(record)) same++;
        else kept.push({ store: record.store, name: nameOf(record.value) });
      }
      onProgress?.(added + same + kept.length, records);
    }
  }
  if (manifest.database < SINCE_PROJECTS) await gather();
  return { added, same, kept };
}

/** The version of the database from which on everything belongs to a project. */
const SINCE_PROJECTS = 6;

/** What earlier versions had in no project gets one, as when their database is opened. */
async function gather(): Promise<void> {
  const { intoProjects } = await import('../project/into-projects.ts');
  await inOne(['projects', 'runs', 'data', 'judging', 'judgingQuestions'], intoProjects);
}

/** Adds records all together, or none; gives back those whose key is taken. */
async function addRecords(batch: readonly RawRecord[]): Promise<readonly RawRecord[]> {
  const [{ store }] = batch;
  return inOne([store], async (tx) => {
    const stored = raw(tx).objectStore(store);
    const taken: RawRecord[] = [];
    for (const record of batch) {
      const there: unknown = await stored.get(record.key);
      if (there === undefined)
        await stored.add(record.value, STORES[store].keyPath ? undefined : record.key);
      else {
        taken.push(record);
        if (store === 'runs') await stored.put(inProjectsOf(record.value, there));
      }
    }
    return taken;
  });
}

/** A fit that is there, in the projects of another as well. */
function inProjectsOf(run: unknown, there: unknown): unknown {
  if (!isObject(run) || !isObject(there) || projectsOf(run).length === 0) return there;
  return { ...there, projects: together(there, projectsOf(run)) };
}

async function isStored(record: RawRecord): Promise<boolean> {
  const { store, key } = record;
  const there = await guarded(async (): Promise<unknown> => (await rawDatabase()).get(store, key));
  // Which projects have it says nothing of what it is.
  return isSameRecord(record, { ...record, value: there }, ['projects', 'project']);
}
