import type { Page } from 'playwright-core';

/** All rows of every store of the page's database, by the store's name, as JSON carries them. */
export function storedIn(page: Page): Promise<Readonly<Record<string, readonly unknown[]>>> {
  return page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('caravan');
      opening.onsuccess = () => {
        resolve(opening.result);
      };
    });
    const found: Record<string, unknown[]> = {};
    for (const name of opened.objectStoreNames) {
      found[name] = await new Promise((resolve) => {
        const asking = opened.transaction(name).objectStore(name).getAll();
        asking.onsuccess = () => {
          resolve(asking.result);
        };
      });
    }
    opened.close();
    return found;
  });
}
