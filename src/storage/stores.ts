import type { StoreName } from '../core/failure.ts';

/** How a store is gone through from one end to the other. */
interface StoreFacts {
  /** Records that are read at once: few where each is large. */
  readonly page: number;
  /** Where a record has its own key; null where it lies beside it. */
  readonly keyPath: 'id' | 'hash' | 'baseUrl' | null;
}

/** What is needed by others comes first. */
export const STORES: Readonly<Record<StoreName, StoreFacts>> = {
  projects: { page: 4, keyPath: 'id' },
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
