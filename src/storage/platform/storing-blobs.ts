import { CaravanError } from '../../core/failure.ts';
import type { RawRecord } from '../stores.ts';
import { LARGE } from './stored-blobs.ts';

/** Stores records, with buffers in the place of Blobs where the database takes none. */
export async function storing<T>(
  records: readonly RawRecord[],
  store: (records: readonly RawRecord[]) => Promise<T>,
): Promise<T> {
  try {
    return await store(records);
  } catch (error) {
    const isRefused = error instanceof CaravanError && error.failure.kind === 'storage';
    if (!isRefused || !records.some(hasBlobs)) throw error;
    return store(await Promise.all(records.map(withBuffers)));
  }
}

function hasBlobs({ store, value }: RawRecord): boolean {
  if (!LARGE.has(store) || typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((one) => one instanceof Blob);
}

async function withBuffers(record: RawRecord): Promise<RawRecord> {
  const { value } = record;
  if (!hasBlobs(record) || typeof value !== 'object' || value === null) return record;
  const fields = Object.entries(value).map(async ([name, one]: [string, unknown]) => [
    name,
    one instanceof Blob ? await one.arrayBuffer() : one,
  ]);
  return { ...record, value: Object.fromEntries(await Promise.all(fields)) as unknown };
}
