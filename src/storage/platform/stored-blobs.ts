import { CaravanError } from '../../core/failure.ts';
import type { SourceRecord, StoredSource } from '../records.ts';
import type { RawRecord } from '../stores.ts';

/**
 * What is large of a source lies in Blobs, which the database of a private window refuses in
 * WebKit; there the same bytes lie in buffers. Files that are saved have Blobs, wherever they
 * were made.
 */

/** A source as all but the database knows it. */
export function opened({ table, benchmark, ...source }: StoredSource): SourceRecord {
  return { ...source, table: blobOf(table), benchmark: blobOf(benchmark) };
}

function blobOf(part: Blob | ArrayBuffer): Blob {
  return part instanceof Blob ? part : new Blob([part]);
}

/** The same of a record of any store, and of any form. */
export function withBlobs({ store, value }: Pick<RawRecord, 'store' | 'value'>): unknown {
  if (store !== 'sources' || typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, one]: [string, unknown]) => [
    name,
    one instanceof ArrayBuffer ? new Blob([one]) : one,
  ]);
  return Object.fromEntries(fields);
}

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
  if (store !== 'sources' || typeof value !== 'object' || value === null) return false;
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
