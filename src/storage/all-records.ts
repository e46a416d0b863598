import type { StoreName } from '../core/failure.ts';
import { allAfter, guarded, rawDatabase } from './database.ts';
import { STORES } from './stores.ts';
import type { RawRecord } from './stores.ts';

/** Every record of a store in the order of its keys, some at a time. */
export async function* recordsOf(store: StoreName): AsyncGenerator<readonly RawRecord[]> {
  const { page } = STORES[store];
  for (let from: IDBKeyRange | null = null; ;) {
    const range: IDBKeyRange | null = from;
    const [keys, values] = await guarded(async (): Promise<[IDBValidKey[], unknown[]]> => {
      const { store: records } = (await rawDatabase()).transaction(store);
      return Promise.all([records.getAllKeys(range, page), records.getAll(range, page)]);
    });
    if (keys.length === 0) return;
    yield keys.map((key, at) => ({ store, key, value: values[at] }));
    if (keys.length < page) return;
    from = allAfter(keys[keys.length - 1]);
  }
}

/** How many records the stores have together. */
export async function countRecords(stores: readonly StoreName[]): Promise<number> {
  const counts = await guarded(async () => {
    const db = await rawDatabase();
    return Promise.all(stores.map((store) => db.count(store)));
  });
  return counts.reduce((sum, count) => sum + count, 0);
}
