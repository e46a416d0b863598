import { pack } from '../packed.ts';
import { withBlobs } from '../platform/stored-blobs.ts';
import { openedForm } from '../platform/large-counts.ts';
import { isData } from '../shapes/flaws.ts';
import type { RawRecord } from '../stores.ts';
import { sumOf } from './format.ts';

/**
 * Whether two records are the same to the last bit.
 * @param but fields that say nothing of that
 */
export async function isSameRecord(
  one: RawRecord,
  other: RawRecord,
  but: readonly string[],
): Promise<boolean> {
  return (await sumOfRecord(one, but)) === (await sumOfRecord(other, but));
}

async function sumOfRecord(record: RawRecord, but: readonly string[]): Promise<string> {
  const { store, key } = record;
  // Earlier pages stored large counts as they are.
  const open = store === 'data' && isData(record.value) ? await openedForm(record.value) : null;
  const value = open ?? withBlobs(record);
  const isPlain = Object.prototype.toString.call(value) === '[object Object]';
  const { json, parts } = pack([store, key, isPlain ? without(value as object, but) : value]);
  return sumOf(new Blob([json, ...parts]));
}

function without(value: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !fields.includes(name)));
}
