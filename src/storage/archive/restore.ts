import type { StoreName } from '../../core/failure.ts';
import { nameOf } from '../damage.ts';
import { guarded, rawDatabase } from '../database.ts';
import { pack, unpack } from '../packed.ts';
import { STORES } from '../stores.ts';
import type { RawRecord } from '../stores.ts';
import { sumOf } from './format.ts';
import { linesOf } from './read.ts';
import type { Archive, ArchivedPart } from './read.ts';

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

/** Records that are written at once. */
const BATCH = 100;

/**
 * Adds the records of a backup to those that are there, which are never replaced: a record whose
 * key is taken is left out, and told where it is another.
 */
export async function restoreArchive(
  { parts, records }: Archive,
  { signal, onProgress }: RestoreOptions,
): Promise<Restored> {
  let added = 0;
  let same = 0;
  const kept: { store: StoreName; name: string }[] = [];
  for (const part of parts) {
    for await (const batch of batchesOf(part)) {
      signal?.throwIfAborted();
      const taken = await addRecords(batch);
      added += batch.length - taken.length;
      for (const record of taken) {
        if (await isStored(record)) same++;
        else kept.push({ store: record.store, name: nameOf(record.value) });
      }
      onProgress?.(added + same + kept.length, records);
    }
  }
  return { added, same, kept };
}

async function* batchesOf(part: ArchivedPart): AsyncGenerator<readonly RawRecord[]> {
  const { store, bytes } = part;
  let batch: RawRecord[] = [];
  let size = 0;
  for (const line of await linesOf(part)) {
    const [key, value] = line.record;
    const own = bytes.slice(line.at, line.at + line.size);
    // What is no key the database refuses.
    const place = (await unpack(key, own)) as IDBValidKey;
    batch.push({ store, key: place, value: await unpack(value, own) });
    size += line.size;
    if (batch.length < BATCH && size < MAX_BYTES) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

const MAX_BYTES = 16 << 20;

/** Adds records all together, or none; gives back those whose key is taken. */
async function addRecords(batch: readonly RawRecord[]): Promise<readonly RawRecord[]> {
  const [{ store }] = batch;
  return guarded(async () => {
    const tx = (await rawDatabase()).transaction(store, 'readwrite');
    const taken: RawRecord[] = [];
    for (const record of batch) {
      if ((await tx.store.getKey(record.key)) !== undefined) taken.push(record);
      else await tx.store.add(record.value, STORES[store].keyPath ? undefined : record.key);
    }
    await tx.done;
    return taken;
  });
}

async function isStored({ store, key, value }: RawRecord): Promise<boolean> {
  const there = await guarded(async (): Promise<unknown> => (await rawDatabase()).get(store, key));
  return (await sumOfRecord(there)) === (await sumOfRecord(value));
}

function sumOfRecord(value: unknown): Promise<string> {
  const { json, parts } = pack(value);
  return sumOf(new Blob([json, ...parts]));
}
