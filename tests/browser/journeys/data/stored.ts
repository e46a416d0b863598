import type { Page } from 'playwright-core';
import { expect } from '../../harness.ts';

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

/** The name of the run that was opened last, as the disk has it. */
export async function lastOpened(page: Page): Promise<string | undefined> {
  const runs = (await storedIn(page))['runs'] as { name: string; openedAt: number }[];
  return runs.sort((a, b) => b.openedAt - a.openedAt).at(0)?.name;
}

/** Waits for a fit: it is stored a moment after it is shown. */
export async function fitStored(page: Page): Promise<void> {
  await expect.poll(async () => (await storedIn(page))['draws'].length).toBeGreaterThan(0);
}
