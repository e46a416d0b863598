import type { Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';

declare global {
  interface Window {
    /** Transactions that were begun and don't end by themselves. */
    held: number;
  }
}

/** Runs in the page: once, where the address says so, what is begun with the database goes on and on. */
function holdTransactions(): void {
  window.held = 0;
  if (location.search !== '?held' || sessionStorage.getItem('held') !== null) return;
  sessionStorage.setItem('held', 'once');
  const begin = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')?.value as (
    this: IDBDatabase,
    ...asked: Parameters<IDBDatabase['transaction']>
  ) => IDBTransaction;
  IDBDatabase.prototype.transaction = function (...asked) {
    const tx = begin.apply(this, asked);
    const store = tx.objectStore(tx.objectStoreNames[0]);
    let isOver = false;
    tx.addEventListener('abort', () => {
      isOver = true;
    });
    const again = () => {
      if (!isOver) store.count().addEventListener('success', again);
    };
    again();
    window.held++;
    return tx;
  };
}

const stored = (page: Page) => page.getByRole('link', { name: 'Runs' }).getByText('1');

test('a page that is left in the midst of reading and writing holds up no other', async ({
  visit,
}) => {
  // What was undone is told to the page that comes back, before it begins anew.
  const { page, context } = await visit('hosted', { isFirst: true, mayComplain: true });
  await settled(page, 'Converged');
  await stored(page).waitFor();
  const [home] = page.url().split(/[?#]/);
  await context.addInitScript(holdTransactions);
  await page.goto(`${home}?held`);
  await expect.poll(() => page.evaluate(() => window.held)).toBeGreaterThan(0);
  await page.goto(`${home}?next`);
  await settled(page, 'Converged');
  await stored(page).waitFor();
  // What was left begins anew.
  await page.goBack();
  await settled(page, 'Converged');
  expect(await page.evaluate(() => window.held)).toBe(0);
});

test('a page that comes back goes on', async ({ visit }) => {
  const { page } = await visit('hosted', { isFirst: true });
  await settled(page, 'Converged');
  await stored(page).waitFor();
  const [home] = page.url().split(/[?#]/);
  await page.goto(`${home}third-party-licences.txt`);
  await page.goBack();
  await settled(page, 'Converged');
  await page.getByRole('radiogroup', { name: 'Ties' }).getByText('Drop').click();
  await page.getByRole('link', { name: 'Runs' }).getByText('2').waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Runs' }).getByText('2').waitFor();
});
