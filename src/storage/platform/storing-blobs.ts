import { CaravanError } from '../../core/failure.ts';
import { loadFlaws } from '../damage.ts';
import { storedData } from '../large/counts.ts';
import { storedDraws } from '../large/draws.ts';
import { storedRun } from '../large/summary.ts';
import type { RawRecord } from '../stores.ts';
import { LARGE } from './stored-blobs.ts';

/** Stores records of files, of which nothing is known, those that are sound in their stored form. */
export async function storing<T>(
  given: readonly RawRecord[],
  store: (records: readonly RawRecord[]) => Promise<T>,
): Promise<T> {
  return storingForms(await Promise.all(given.map(asStored)), store);
}

/** Stores records that are in the form that they lie in, with buffers where the database takes no Blobs. */
export async function storingForms<T>(
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

async function asStored(record: RawRecord): Promise<RawRecord> {
  const { store, value } = record;
  const { isDraws, isRun, isWholeData } = await loadFlaws();
  if (store === 'data' && isWholeData(value)) return { ...record, value: await storedData(value) };
  if (store === 'runs' && isRun(value)) return { ...record, value: await storedRun(value) };
  if (store === 'draws' && isDraws(value)) return { ...record, value: await storedDraws(value) };
  return record;
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
