import type { StoreName } from '../core/failure.ts';
import type { DamagedRecord } from './damage.ts';
import {
  chunksOf,
  database,
  guarded,
  inOne,
  keysUnder,
  onlyAt,
  raw,
  rawDatabase,
} from './database.ts';
import { deleteRun } from './runs.ts';
import { deleteTexts } from './texts.ts';
import { isArchived } from './archive/format.ts';
import { writeArchive } from './archive/write.ts';
import { placesOf, recordsAt, storedReader, textPlacesOf } from './project/belongings.ts';
import type { RawRecord } from './stores.ts';

/** Whether a damaged record can leave the browser: a key never does. */
export function canExport({ store }: Pick<DamagedRecord, 'store'>): boolean {
  return isArchived(store);
}

/** Damaged records with what belongs to them, as a file from which they may be rescued. */
export function exportDamaged(damaged: readonly DamagedRecord[], savedAt: number): Promise<Blob> {
  async function* records(): AsyncGenerator<readonly RawRecord[]> {
    for (const one of damaged) for await (const record of recordsWith(one)) yield [record];
  }
  return writeArchive('backup', records(), { savedAt });
}

/** Deletes a damaged record with what is of no use without it. */
export async function deleteDamaged(damaged: DamagedRecord): Promise<void> {
  const { store, key } = damaged;
  // Its data may be those of other runs.
  if (store === 'runs' && typeof key === 'string') await deleteRun(key, null);
  else if (store === 'texts' && isOfFile(key)) await deleteTexts([{ key: key[0], file: key[1] }]);
  else {
    const ranges = await rangesWith(damaged);
    const stores = [...new Set(ranges.map(([from]) => from))];
    await inOne(stores, async (tx) => {
      for (const [from, range] of ranges) await raw(tx).objectStore(from).delete(range);
    });
  }
}

async function* recordsWith(damaged: DamagedRecord): AsyncGenerator<RawRecord> {
  const { store: of, key } = damaged;
  if (of === 'projects' && typeof key === 'string') {
    const places = await placesOf(storedReader, key);
    const all = [...places, ...(await textPlacesOf(storedReader, places))];
    for await (const some of recordsAt(storedReader, all)) yield* some;
    return;
  }
  for (const [store, range] of await rangesWith(damaged)) {
    const keys = await guarded(async () => (await rawDatabase()).getAllKeys(store, range));
    for (const key of keys) {
      const value = await guarded(async (): Promise<unknown> =>
        (await rawDatabase()).get(store, key),
      );
      yield { store, key, value };
    }
  }
}

type Range = readonly [StoreName, IDBKeyRange];

/** Where a record lies, and what is of no use without it. */
async function rangesWith({ store, key }: DamagedRecord): Promise<readonly Range[]> {
  const own: Range = [store, isOfRun(key) ? keysUnder(key[0]) : onlyAt(key)];
  if (store === 'texts' && isOfFile(key)) return [[store, chunksOf(key[0], key[1])]];
  if (typeof key !== 'string') return [own];
  if (store === 'judging') {
    const beside = ['judgingQuestions', 'replies', 'calls'] as const;
    return [own, ...beside.map((part): Range => [part, keysUnder(key)])];
  }
  if (store === 'asking') {
    const beside = ['askedQuestions', 'answers', 'askCalls'] as const;
    return [own, ...beside.map((part): Range => [part, keysUnder(key)])];
  }
  if (store !== 'runs') return [own];
  const run = await guarded(async () => (await database()).get('runs', key));
  const hash = typeof run?.dataHash === 'string' ? run.dataHash : '';
  return [own, ['draws', onlyAt(key)], ['data', onlyAt(hash)]];
}

/** Whether it stands for all that is left of a run of judging or asking. */
function isOfRun(key: IDBValidKey): key is [string] {
  return Array.isArray(key) && key.length === 1 && typeof key[0] === 'string';
}

/** Whether a key of texts says of which file they are. */
function isOfFile(key: IDBValidKey): key is [string, string, ...IDBValidKey[]] {
  return Array.isArray(key) && typeof key[0] === 'string' && typeof key[1] === 'string';
}
