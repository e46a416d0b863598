import { pack, unpack } from '../packed.ts';
import type { DataRecord, PackedData, StoredData } from '../records.ts';
import { slicedBlob } from './sliced-blob.ts';

/**
 * Bytes of columns from which on counts lie in a Blob, as sources do. Chromium's database takes no
 * record of more than 133,169,152 bytes, Blobs left aside; and who lists records reads no columns then.
 */
export const LARGE_COUNTS = 1 << 21;

/** Data that this page has stored or opened, so that their columns are copied once. */
const known = new WeakMap<DataRecord, Promise<StoredData>>();

/** Data as they are stored, with large counts in a Blob. */
export function storedData(data: DataRecord): Promise<StoredData> {
  const form = known.get(data) ?? formOf(data);
  known.set(data, form);
  return form;
}

async function formOf(data: DataRecord): Promise<StoredData> {
  const { models, ...rest } = data.counts;
  const { json, parts } = pack(rest);
  const size = parts.reduce((sum, part) => sum + (part instanceof Blob ? 0 : part.length), 0);
  if (size < LARGE_COUNTS) return data;
  return { ...data, counts: { models }, columns: json, bytes: await slicedBlob(parts) };
}

/**
 * What `storedData` was given, as far as that can be read: still to be held against its shape and
 * its hash. Null where the bytes are gone, or are fewer than there were.
 */
export async function openedData(stored: StoredData): Promise<unknown> {
  if (!isPacked(stored)) return stored;
  const { columns, bytes, ...data } = stored;
  try {
    const rest = await unpack(
      JSON.parse(columns),
      bytes instanceof Blob ? bytes : new Blob([bytes]),
    );
    const more = typeof rest === 'object' ? rest : null;
    return { ...data, counts: { ...data.counts, ...more } };
  } catch {
    return null;
  }
}

/** Notes that data lie in the database in this form. */
export function knowStoredData(data: DataRecord, stored: StoredData): void {
  known.set(data, Promise.resolve(stored));
}

function isPacked(data: StoredData): data is PackedData {
  return 'bytes' in data;
}
