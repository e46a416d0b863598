import { storedData } from '../large/counts.ts';
import { storingForms } from '../platform/storing-blobs.ts';
import type { DataRecord, StoredData } from '../records.ts';
import type { Writing } from '../schema.ts';
import type { RawRecord } from '../stores.ts';

/** Data of which several projects have the one record. */

/** What this page has stored: copying half a million pairs once more holds it for a long task. */
const stored = new WeakSet<DataRecord>();

/**
 * Stores these data with other records, in one transaction of those that it is told. What other
 * projects know of the same counts stays.
 * @param others in the form that they are stored in
 */
export async function storingData<T>(
  data: DataRecord,
  others: readonly RawRecord[],
  store: (put: (tx: Writing<'data'>) => Promise<void>, others: readonly RawRecord[]) => Promise<T>,
): Promise<T> {
  const own: RawRecord = { store: 'data', key: data.hash, value: await storedData(data) };
  const done = await storingForms([own, ...others], ([{ value }, ...storable]) =>
    store(async (tx) => {
      const all = tx.objectStore('data');
      if (stored.has(data) && (await all.getKey(data.hash)) !== undefined) return;
      // It is what `storedData` made of data.
      await all.put(asShared(value as StoredData, await all.get(data.hash)));
    }, storable),
  );
  stored.add(data);
  return done;
}

/**
 * The one record of data that may be there already. The sample keeps its name and what the page knows
 * of its models, files of the same judgments are noted beside that, and counts alone take nothing
 * away; each project shows its own of it (state/fit/fit-subject).
 */
function asShared(own: StoredData, there: StoredData | undefined): StoredData {
  const both = there === undefined ? [own] : [own, there];
  const withFiles = both.find(({ source }) => source);
  const { name, sample } = both.find(({ sample }) => sample) ?? withFiles ?? own;
  return { ...own, name, sample, source: withFiles?.source ?? null };
}
