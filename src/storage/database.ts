import { openDB, unwrap } from 'idb';
import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { CaravanError } from '../core/failure.ts';
import type { StorageClosed } from '../core/failure.ts';
import { upgrade } from './migrations.ts';
import type { Changes } from './migrations.ts';
import type { TextKey } from './records.ts';
import { giveBackOnLeaving } from './platform/leaving.ts';
import { closedBy } from './storage-closed.ts';
import type { Schema, Database } from './schema.ts';
import { VERSION } from './version.ts';

/** All chunks of one file: an array sorts behind every string and number. */
export function chunksOf(key: string, file: string): IDBKeyRange {
  return IDBKeyRange.bound([key, file], [key, file, []]);
}

/** All keys that begin with this: the chunks of a source's files, the replies of a run, of a judge. */
export function keysUnder(first: string, ...rest: number[]): IDBKeyRange {
  return IDBKeyRange.bound([first, ...rest], [first, ...rest, []]);
}

/** What `keysUnder` gives, behind one of its keys. */
export function keysAfter(key: readonly [first: string, ...rest: number[]]): IDBKeyRange {
  return IDBKeyRange.bound(key, [key[0], []], true);
}

/** The one record under a key. */
export function onlyAt(key: IDBValidKey): IDBKeyRange {
  return IDBKeyRange.only(key);
}

/** All records behind a key. */
export function allAfter(key: IDBValidKey): IDBKeyRange {
  return IDBKeyRange.lowerBound(key, true);
}

/** Chunks of a kind that begin at an item or before it; the last is the one that may hold it. */
export function chunksUpTo([key, file, kind, item]: TextKey): IDBKeyRange {
  return IDBKeyRange.bound([key, file, kind, 0], [key, file, kind, item]);
}

let opened: Promise<Database> | null = null;
let tell: (closed: StorageClosed | null) => void = () => undefined;

/** Whoever watches learns why the database can't be opened, or that it is open (null). */
export function watchDatabase(watcher: typeof tell): void {
  tell = watcher;
}

/**
 * Opens the database once; every later call shares the connection. While another tab blocks that,
 * calls fail; once it gives way, they succeed.
 * @throws CaravanError `storage-closed`
 */
export function database(): Promise<Database> {
  opened ??= new Promise((resolve, reject) => {
    const close = (closed: StorageClosed) => {
      reject(new CaravanError(closed));
      tell(closed);
    };
    open(() => {
      close({ kind: 'storage-closed', reason: 'other-tab', message: '' });
    }).then(
      (db) => {
        opened = Promise.resolve(db);
        resolve(db);
        tell(null);
      },
      (error: unknown) => {
        opened = null;
        close(closedBy(error));
      },
    );
  });
  return opened;
}

/** Waits for other tabs to give way. */
// Async, because a browser without storage throws at once.
async function open(blocked: () => void): Promise<Database> {
  const changes = await changesOf(await storedVersion());
  const db = await openDB<Schema>('caravan', VERSION, {
    blocked,
    upgrade(db, from, _to, tx) {
      upgrade(db, from, tx, changes);
    },
    blocking(_current, _blocked, event) {
      // Another tab wants a newer version: give way, and see at once what that leads to.
      (event.target as IDBDatabase).close();
      opened = null;
      database().catch(() => undefined);
    },
    terminated() {
      opened = null;
    },
  });
  giveBackOnLeaving(unwrap(db as unknown as IDBPDatabase), () => {
    opened = null;
  });
  return db;
}

/** A transaction can't wait for code, so what few need is loaded beforehand, for them alone. */
async function changesOf(version: number | null): Promise<Changes> {
  const isBefore = (other: number) => version === null || (version > 0 && version < other);
  return {
    split: isBefore(2) ? (await import('./split-sources.ts')).splitSources : null,
    gather: isBefore(6) ? (await import('./project/into-projects.ts')).intoProjects : null,
  };
}

/** 0 where there is no database yet, null where the browser does not say. */
async function storedVersion(): Promise<number | null> {
  try {
    const there = await indexedDB.databases();
    return there.find(({ name }) => name === 'caravan')?.version ?? 0;
  } catch {
    return null;
  }
}

/** The same for records of any form: those that are damaged, and those of a backup. */
export async function rawDatabase(): Promise<IDBPDatabase> {
  // Without a schema the library lets every store take and give anything.
  return (await database()) as unknown as IDBPDatabase;
}

/** A transaction without the schema, as `rawDatabase`. */
export type RawTransaction = IDBPTransaction<unknown, string[], 'readwrite'>;

/** The same for a transaction. */
export function raw<Stores extends StoreNames<Schema>[]>(
  tx: IDBPTransaction<Schema, Stores, 'readwrite'>,
): RawTransaction {
  return tx as unknown as RawTransaction;
}

/** Does some work; what goes wrong in the database is thrown as a CaravanError. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CaravanError) throw error;
    if (error instanceof DOMException && error.name === 'QuotaExceededError')
      throw new CaravanError({ kind: 'quota-exceeded' });
    throw new CaravanError({ kind: 'storage', message: String(error) });
  }
}

/** Does some work in one transaction that is on the disk once this resolves, or undone whole. */
export async function inOne<Stores extends StoreNames<Schema>[], T>(
  stores: Stores,
  work: (tx: IDBPTransaction<Schema, Stores, 'readwrite'>) => Promise<T>,
): Promise<T> {
  return guarded(async () => {
    const tx = (await database()).transaction(stores, 'readwrite', { durability: 'strict' });
    const over = tx.done.catch(() => undefined);
    try {
      const result = await work(tx);
      await tx.done;
      return result;
    } catch (error) {
      try {
        tx.abort();
      } catch {
        // It was undone already.
      }
      await over;
      // The transaction knows why it was undone, its requests may only know that it was.
      if (tx.error) throw tx.error;
      throw error;
    }
  });
}
