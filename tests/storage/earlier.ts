import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import type { IDBPDatabase } from 'idb';

/**
 * The database `caravan` as a page of an earlier version made it: its stores, and nothing in them.
 * Has to be called, and the database closed, before anything else opens it.
 */
export function earlierDatabase(version: 1 | 2 | 3 | 4 | 5 | 9): Promise<IDBPDatabase> {
  // A file of tests before this one may have left something to do that opens it by now.
  globalThis.indexedDB = new IDBFactory();
  return openDB('caravan', version, {
    upgrade(db) {
      db.createObjectStore('runs', { keyPath: 'id' });
      db.createObjectStore('draws');
      db.createObjectStore('data', { keyPath: 'hash' });
      if (version < 2) return;
      db.createObjectStore('sources', { keyPath: 'id' });
      db.createObjectStore('texts');
      if (version < 3) return;
      db.createObjectStore('judging', { keyPath: 'id' });
      db.createObjectStore('judgingQuestions');
      db.createObjectStore('replies');
      db.createObjectStore('keys', { keyPath: 'baseUrl' });
      if (version < 4) return;
      db.createObjectStore('calls');
      if (version < 6) return;
      db.createObjectStore('projects', { keyPath: 'id' });
      db.createObjectStore('asking', { keyPath: 'id' });
      for (const store of ['askedQuestions', 'answers', 'askCalls']) db.createObjectStore(store);
    },
  });
}
