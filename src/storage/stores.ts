import type { StoreName } from '../core/failure.ts';
import { allAfter, guarded, rawDatabase } from './database.ts';

/** How a store is gone through from one end to the other. */
interface StoreFacts {
  /** Records that are read at once: few where each is large. */
  readonly page: number;
  /** Where a record has its own key; null where it lies beside it. */
  readonly keyPath: 'id' | 'hash' | 'baseUrl' | null;
}

/** What is needed by others comes first. */
export const STORES: Readonly<Record<StoreName, StoreFacts>> = {
  data: { page: 1, keyPath: 'hash' },
  runs: { page: 4, keyPath: 'id' },
  draws: { page: 1, keyPath: null },
  sources: { page: 4, keyPath: 'id' },
  texts: { page: 8, keyPath: null },
  judging: { page: 20, keyPath: 'id' },
  judgingQuestions: { page: 50, keyPath: null },
  replies: { page: 200, keyPath: null },
  calls: { page: 200, keyPath: null },
  asking: { page: 20, keyPath: 'id' },
  askedQuestions: { page: 50, keyPath: null },
  // An answer may be a megabyte.
  answers: { page: 50, keyPath: null },
  askCalls: { page: 200, keyPath: null },
  keys: { page: 20, keyPath: 'baseUrl' },
};

/** A record as it lies in the database, whatever it is. */
export interface RawRecord {
  readonly store: StoreName;
  readonly key: IDBValidKey;
  readonly value: unknown;
}

export function isStoreName(name: string): name is StoreName {
  return Object.hasOwn(STORES, name);
}

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
