import { vi } from 'vitest';

/**
 * Ways in which browsers say that the disk is full: a call throws, its request fails later, the
 * transaction fails, and the request that waits knows only that it does, or all requests succeed
 * and the transaction does not.
 */
export const FAULTS = ['thrown', 'of a request', 'while one waits', 'at the end'] as const;
export type Fault = (typeof FAULTS)[number];

/** What fake-indexeddb has in place of the browser's own workings. */
interface Inner {
  _abort(name: string): void;
  _markFinished(): void;
  _execRequestAsync(work: { readonly source: unknown; readonly operation: () => never }): unknown;
}

const full = () => new DOMException('The disk is full.', 'QuotaExceededError');

/**
 * From some write on the disk is full, until mocks are restored; what deletes needs room as well,
 * as it does in browsers.
 * @returns how many writes there were
 */
export function fillDisk(fault: Fault, from: number): () => number {
  let writes = 0;
  const failing = (transaction: unknown, source: unknown, work: () => unknown): unknown => {
    if (++writes < from) return work();
    const inner = transaction as Inner;
    if (fault === 'thrown') throw full();
    if (fault === 'of a request') {
      const operation = (): never => {
        throw full();
      };
      return inner._execRequestAsync({ source, operation });
    }
    const request = work();
    if (fault === 'while one waits') {
      inner._abort('QuotaExceededError');
      return request;
    }
    inner._markFinished = () => {
      Reflect.deleteProperty(inner, '_markFinished');
      inner._abort('QuotaExceededError');
    };
    return request;
  };
  const stores = IDBObjectStore.prototype as unknown as Record<string, Work>;
  for (const method of ['put', 'add', 'delete', 'clear']) {
    const before = stores[method];
    vi.spyOn(stores, method).mockImplementation(function (this: IDBObjectStore, ...args) {
      return failing(this.transaction, this, () => before.apply(this, args));
    });
  }
  const cursors = IDBCursor.prototype as unknown as Record<string, Work>;
  const before = cursors['delete'];
  vi.spyOn(cursors, 'delete').mockImplementation(function (this: IDBCursor, ...args) {
    const { source } = this;
    const store = source instanceof IDBObjectStore ? source : null;
    return failing(store?.transaction, source, () => before.apply(this, args));
  });
  return () => writes;
}

type Work = (this: unknown, ...args: unknown[]) => unknown;
