import { pack } from '../packed.ts';
import { withBlobs } from '../platform/stored-blobs.ts';
import { openedData } from '../large/counts.ts';
import { openedDraws } from '../large/draws.ts';
import { openedRun } from '../large/summary.ts';
import { isData, isPackedDraws, isPackedRun } from '../shapes/flaws.ts';
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
  const value = (await opened(record)) ?? withBlobs(record);
  const isPlain = Object.prototype.toString.call(value) === '[object Object]';
  const { json, parts } = pack([store, key, isPlain ? without(value as object, but) : value]);
  return sumOf(new Blob([json, ...parts]));
}

/** What is large as it was before it was stored, as earlier pages did it. */
async function opened({ store, value }: RawRecord): Promise<unknown> {
  if (store === 'data' && isData(value)) return openedData(value);
  if (store === 'draws' && isPackedDraws(value)) return openedDraws(value);
  return store === 'runs' && isPackedRun(value) ? openedRun(value) : null;
}

function without(value: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !fields.includes(name)));
}
