import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';
import { readBoard, settled } from '../judge/board.ts';
import { judgmentsOf } from '../project/files.ts';
import { fitStored, storedIn } from './stored.ts';

/** From now on this page can write nothing, as where a disk is full, until the window says so. */
function fillDisk(page: Page): Promise<void> {
  return page.evaluate(() => {
    const stores = IDBObjectStore.prototype;
    for (const method of ['put', 'add'] as const) {
      const before = Object.getOwnPropertyDescriptor(stores, method)?.value as (
        this: IDBObjectStore,
        ...stored: unknown[]
      ) => unknown;
      Object.defineProperty(stores, method, {
        configurable: true,
        value(this: IDBObjectStore, ...stored: unknown[]) {
          if (!('hasRoom' in window)) throw new DOMException('full', 'QuotaExceededError');
          return before.apply(this, stored);
        },
      });
    }
  });
}

/** A project of a shape that no page ever stored, and a text of a file whose import was cut off. */
function plant(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('caravan');
    const db = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => {
        resolve(opening.result);
      };
    });
    const tx = db.transaction(['projects', 'texts'], 'readwrite');
    tx.objectStore('projects').put({ id: 'broken', name: 'My evaluation', openedAt: 'x' });
    tx.objectStore('texts').put({ bytes: new Uint8Array(9) }, ['key', 'lost.jsonl', 'records', 0]);
    await new Promise((resolve) => (tx.oncomplete = resolve));
    db.close();
  });
}

const runsPage = (page: Page) => page.getByRole('link', { name: /^Runs/ }).click();
const projectNames = async (page: Page) =>
  ((await storedIn(page))['projects'] as { name: string }[]).map(({ name }) => name);

test('a disk that is full is said, stores nothing by halves, and the page goes on; then all is stored', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await fitStored(page);
  const countsOf = async () =>
    Object.entries(await storedIn(page)).map(([store, all]) => [store, all.length]);
  const before = await countsOf();
  await fillDisk(page);
  await page.locator('#open-files').setInputFiles(judgmentsOf('mine.csv', ['x', 'y']));
  await page.locator('header').getByText('mine.csv').waitFor();
  await settled(page, 'Converged');
  const board = await readBoard(page);
  expect(board.map(({ name }) => name).sort()).toEqual(['x', 'y']);
  const told = page.getByRole('alert').filter({ hasText: 'storage is full' });
  expect(await told.innerText()).toMatch(/The Runs page shows what each project takes up: delete/);
  expect(await countsOf()).toEqual(before);

  // There is room again once something is deleted.
  await page.evaluate(() => {
    Object.assign(window, { hasRoom: true });
  });
  await runsPage(page);
  await page.getByRole('button', { name: 'Delete project Rakuda 2023-07-14' }).click();
  await expect.poll(() => projectNames(page)).toContain('mine.csv');
  await expect
    .poll(async () => {
      const { runs = [], sources = [] } = await storedIn(page);
      return [sources.length, (runs as { summary: unknown }[]).map(({ summary }) => !!summary)];
    })
    .toEqual([1, [true]]);
  await expect.poll(() => told.count()).toBe(0);
  await page.reload();
  await page.locator('header').getByText('mine.csv').waitFor();
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await settled(page, 'Converged');
  expect(await readBoard(page)).toEqual(board);
});

test('the list of projects says what each takes up, and which are damaged; what was cut off goes', async ({
  visit,
}) => {
  const { page, looksRight } = await visit('hosted');
  page.on('dialog', (dialog) => void dialog.accept());
  await settled(page, 'Converged');
  await plant(page);
  await page.reload();
  await settled(page, 'Converged');
  await expect.poll(async () => (await storedIn(page))['texts']).toEqual([]);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'What each project takes up' }).click();
  await page.getByText(/^takes up about \d/).waitFor();
  await page.getByRole('button', { name: 'Duplicate project Rakuda 2023-07-14' }).click();
  const shared = page.getByText(/shared with other projects$/);
  await expect.poll(() => shared.count()).toBe(2);
  expect(await page.getByText(/^fits [\d.]+ [kM]B$/).count()).toBe(2);

  await page.getByRole('heading', { name: 'Damaged: My evaluation' }).waitFor();
  await looksRight('projects-sizes');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export what is left of My evaluation' }).click(),
  ]);
  expect(Object.keys(unzipSync(readFileSync(await file.path())))).toContain('projects/0001.jsonl');
  await page.getByRole('button', { name: 'Remove My evaluation' }).click();
  await page.getByRole('heading', { name: /^Damaged/ }).waitFor({ state: 'detached' });
  expect(await projectNames(page)).not.toContain('My evaluation');
});
