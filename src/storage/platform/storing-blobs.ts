import { CaravanError } from '../../core/failure.ts';
import { loadFlaws } from '../damage.ts';
import { storedForm } from './large-counts.ts';
import type { RawRecord } from '../stores.ts';

/**
 * Stores records: data in the form that they are stored in, and buffers in the place of Blobs where
 * the database takes none.
 */
export async function storing<T>(
  given: readonly RawRecord[],
  store: (records: readonly RawRecord[]) => Promise<T>,
): Promise<T> {
  const records = await Promise.all(given.map(asStored));
  try {
    return await store(records);
  } catch (error) {
    const isRefused = error instanceof CaravanError && error.failure.kind === 'storage';
    if (!isRefused || !records.some(hasBlobs)) throw error;
    return store(await Promise.all(records.map(withBuffers)));
  }
}

async function asStored(record: RawRecord): Promise<RawRecord> {
  if (record.store !== 'data') return record;
  const { isWholeData } = await loadFlaws();
  return isWholeData(record.value) ? { ...record, value: await storedForm(record.value) } : record;
}

function hasBlobs({ store, value }: RawRecord): boolean {
  if ((store !== 'sources' && store !== 'data') || typeof value !== 'object' || value === null)
    return false;
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
