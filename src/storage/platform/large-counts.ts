import { nextTask } from '../../next-task.ts';
import { pack, unpack } from '../packed.ts';
import type { DataRecord, PackedData, StoredData } from '../records.ts';

/**
 * Bytes of columns from which on counts lie in a Blob, as sources do. Chromium's database takes no
 * record of more than 133,169,152 bytes, Blobs left aside; and who lists records reads no columns then.
 */
export const LARGE_COUNTS = 1 << 21;

/** Bytes that are copied in one task. */
const SLICE = 1 << 20;

/** Data that this page has stored or opened, so that their columns are copied once. */
const known = new WeakMap<DataRecord, Promise<StoredData>>();

/** Data as they are stored, with large counts in a Blob. */
export function storedForm(data: DataRecord): Promise<StoredData> {
  const form = known.get(data) ?? formOf(data);
  known.set(data, form);
  return form;
}

async function formOf(data: DataRecord): Promise<StoredData> {
  const { hash, name, sample, counts, source } = data;
  const { models, ...rest } = counts;
  const { json, parts } = pack(rest);
  const size = parts.reduce((sum, part) => sum + (part instanceof Blob ? 0 : part.length), 0);
  if (size < LARGE_COUNTS) return data;
  return {
    hash,
    name,
    sample,
    counts: { models },
    source,
    columns: json,
    bytes: await blob(parts),
  };
}

/** One Blob of many, each of which is made in a task of its own. */
async function blob(parts: readonly (Uint8Array<ArrayBuffer> | Blob)[]): Promise<Blob> {
  const slices: Blob[] = [];
  for (const part of parts) {
    if (part instanceof Blob) slices.push(part);
    else
      for (let at = 0; at < part.length; at += SLICE) {
        slices.push(new Blob([part.subarray(at, at + SLICE)]));
        await nextTask();
      }
  }
  return new Blob(slices);
}

/**
 * What `storedForm` was given, as far as that can be read: still to be held against its shape and
 * its hash. Null where the bytes are gone, or are fewer than there were.
 */
export async function openedForm(stored: StoredData): Promise<unknown> {
  if (!isPacked(stored)) return stored;
  const { hash, name, sample, counts, source, columns, bytes } = stored;
  try {
    const rest = await unpack(
      JSON.parse(columns),
      bytes instanceof Blob ? bytes : new Blob([bytes]),
    );
    const more = typeof rest === 'object' ? rest : null;
    return { hash, name, sample, counts: { ...counts, ...more }, source };
  } catch {
    return null;
  }
}

/** Notes that data lie in the database in this form. */
export function knowForm(data: DataRecord, stored: StoredData): void {
  known.set(data, Promise.resolve(stored));
}

function isPacked(data: StoredData): data is PackedData {
  return 'bytes' in data;
}
