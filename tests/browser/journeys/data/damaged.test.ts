import { KINDS, damageLast } from './damage.ts';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { expect, figure, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';
import { lastOpened, storedIn } from './stored.ts';

/** Puts records into the page's database as they are. */
function plant(
  page: Page,
  records: readonly (readonly [
    store: string,
    value: unknown,
    key?: string | (string | number)[],
  ])[],
): Promise<void> {
  return page.evaluate(async (records) => {
    const opening = indexedDB.open('caravan');
    const db = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => {
        resolve(opening.result);
      };
    });
    for (const [store, value, key] of records) {
      const tx = db.transaction(store, 'readwrite');
      tx.objectStore(store).put(value, key);
      await new Promise((resolve) => (tx.oncomplete = resolve));
    }
    db.close();
  }, records);
}

/** So many chunks of half a megabyte, which do not compress. */
function plantTexts(page: Page, chunks: number): Promise<void> {
  return page.evaluate(async (chunks) => {
    const opening = indexedDB.open('caravan');
    const db = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => {
        resolve(opening.result);
      };
    });
    for (let first = 0; first < chunks; first++) {
      const bytes = new Uint8Array(512 << 10);
      for (let at = 0; at < bytes.length; at += 65_536)
        crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      const tx = db.transaction('texts', 'readwrite');
      tx.objectStore('texts').put({ bytes }, ['key', 'large.jsonl', 'records', first]);
      await new Promise((resolve) => (tx.oncomplete = resolve));
    }
    db.close();
  }, chunks);
}

async function saved(page: Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFileSync(await file.path());
}

async function restore(page: Page, file: string): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.locator('input[type=file][accept*=zip]').setInputFiles(file);
  await page.getByText(/^Restored:/).waitFor();
}

/** Two runs of the sample, the second of which was opened last. */
async function withTwoRuns(page: Page): Promise<void> {
  await settled(page, 'Converged');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Seed', { exact: true }).fill('2');
  await page.getByLabel('Seed', { exact: true }).press('Enter');
  await page.getByRole('link', { name: /^Runs/ }).click();
  await page.getByText('seed 2').waitFor();
  await page.getByRole('button', { name: 'Rename Rakuda 2023-07-14' }).first().click();
  await page.getByRole('textbox').fill('the second');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'the second' }).waitFor();
}

const shown = (page: Page) => page.locator('main').innerText();
/** An address without a fragment loads anew, wherever the page is. */
const home = (page: Page) => page.goto(page.url().split('#')[0]);

test('a damaged run is told, the next is opened, and a backup brings the first back', async ({
  visit,
}) => {
  const { page, looksRight } = await visit('hosted');
  page.on('dialog', (dialog) => void dialog.accept());
  await withTwoRuns(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  const file = join(inject('shared'), 'damaged-backup.zip');
  writeFileSync(file, await saved(page, 'Save a backup'));
  await page.getByText(/^Backup saved/).waitFor();
  for (const [at, kind] of KINDS.entries()) {
    await expect.poll(() => lastOpened(page)).toBe('the second');
    await damageLast(page, kind);
    await home(page);
    await settled(page, 'Converged');
    const alert = page.getByRole('alert').filter({ hasText: 'can’t be used' });
    expect(await alert.innerText(), kind).toMatch(/“the second”.*another run is shown instead/s);
    expect(await shown(page), kind).not.toMatch(/NaN|Fitting the model/);
    const rows = page.getByRole('table', { name: 'Leaderboard' }).getByRole('row');
    await expect.poll(() => rows.count()).toBe(10);

    await page.getByRole('link', { name: /^Runs/ }).click();
    await page.getByRole('heading', { name: 'Damaged: the second' }).waitFor();
    expect(await shown(page), kind).not.toContain('NaN');
    expect(await page.getByRole('button', { name: 'Open the second' }).count()).toBe(0);
    if (at === 0) await looksRight('damaged-run');
    const exported = Object.keys(unzipSync(await saved(page, 'Export: the second')));
    expect(exported).toEqual(expect.arrayContaining(['runs/0001.jsonl', 'draws/0001.bin']));
    await page.getByRole('button', { name: 'Delete: the second' }).click();
    await page.getByRole('heading', { name: 'Damaged: the second' }).waitFor({ state: 'detached' });
    await restore(page, file);
    await page.getByText('Restored: 2 records added, 2 already here.').waitFor();
    await home(page);
    await settled(page, 'Converged');
    await page.getByRole('link', { name: /^Runs/ }).click();
    expect(await page.getByRole('alert').count(), kind).toBe(0);
    // It is the last again.
    await page.getByRole('button', { name: 'Open the second' }).click();
    await settled(page, 'Converged');
  }
});

test('where the judgments of a data set are damaged, the Data page says so in their place', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const lines = Array.from({ length: 40 }, (_, row) =>
    JSON.stringify({
      ...{ question_id: `q${String(row % 5)}`, model_a: 'a', model_b: 'b', judge: 'j' },
      winner: row % 3 === 0 ? 'model_b' : 'model_a',
    }),
  );
  const buffer = Buffer.from(lines.join('\n'));
  await page
    .locator('#open-files')
    .setInputFiles({ name: 'own.jsonl', mimeType: 'application/json', buffer });
  await page.locator('header').getByText('own.jsonl').waitFor();
  await settled(page, 'Converged');
  const [{ id }] = (await storedIn(page))['sources'] as { id: string }[];
  await plant(page, [['sources', { id }]]);
  await page.reload();
  await settled(page, 'Converged');
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  const told = page.getByRole('alert').filter({ hasText: 'The judgments of this data set' });
  await expect.poll(() => told.count()).toBe(1);
  const save = page.getByRole('button', { name: 'Save as CSV for evalica' });
  await save.click();
  await expect.poll(() => told.count()).toBe(2);
  await expect.poll(() => save.isEnabled()).toBe(true);
  expect(await shown(page)).not.toContain('Loading');
  expect(await page.getByText('Something failed in the background').count()).toBe(0);
});

test('the check finds what is damaged or left behind, exports it and deletes it', async ({
  visit,
}) => {
  const { page, looksRight } = await visit('hosted');
  page.on('dialog', (dialog) => void dialog.accept());
  await settled(page, 'Converged');
  await plant(page, [
    ['judging', { ...{ id: 'broken', project: 'rakuda-2023-07-14' }, name: 'A broken session' }],
    ['draws', null, 'of no run'],
    ['replies', { judge: 0 }, ['of no run', 0, 0, 0, 1]],
    ['texts', { bytes: 'none' }, ['key', 'file.jsonl', 'records', 0]],
    ['keys', { baseUrl: 'https://judge.example.org/v1', lock: null }],
  ]);
  await page.getByRole('link', { name: 'Judge', exact: true }).click();
  await page.getByRole('heading', { name: 'Damaged: A broken session' }).waitFor();
  expect(await page.getByRole('button', { name: 'Export A broken session' }).count()).toBe(1);

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText('5 damaged or unused records:').waitFor();
  await looksRight('check-and-repair');
  const names = Object.keys(unzipSync(await saved(page, 'Export all')));
  expect(names.filter((name) => name.endsWith('.jsonl')).sort()).toEqual([
    'draws/0001.jsonl',
    'judging/0001.jsonl',
    'replies/0001.jsonl',
    'texts/0001.jsonl',
  ]);
  await page.getByRole('button', { name: /^Delete: The judging session/ }).click();
  await page.getByText('4 damaged or unused records:').waitFor();
  await page.getByRole('button', { name: 'Delete all of these' }).click();
  await page.getByText('Everything stored is intact.').waitFor();
});

test('a backup restored in another browser is the same, and a damaged one is refused', async ({
  visit,
}) => {
  const one = await visit('hosted');
  await settled(one.page, 'Converged');
  await plantTexts(one.page, 60);
  await one.page.getByRole('link', { name: 'Settings' }).click();
  const since = await one.page.evaluate(() => performance.now());
  const first = await saved(one.page, 'Save a backup');
  const tasks = (await one.longTasks()).filter(({ start }) => start > since);
  const longest = Math.max(0, ...tasks.map(({ duration }) => duration));
  const size = `${(first.length / 1e6).toFixed(0)} MB`;
  figure('longest task until a backup was saved', `${longest.toFixed(0)} ms, ${size}`);

  const two = await visit('hosted', { isFirst: true });
  const file = join(inject('shared'), 'another-backup.zip');
  writeFileSync(file, first.subarray(0, first.length - 50));
  await two.page.getByRole('link', { name: 'Settings' }).click();
  await two.page.locator('input[type=file][accept*=zip]').setInputFiles(file);
  await two.page.getByText('not a complete Caravan backup', { exact: false }).waitFor();
  await two.page.getByRole('link', { name: 'Leaderboard' }).click();
  await settled(two.page, 'Converged');
  await two.page.getByRole('link', { name: 'Settings' }).click();
  two.page.on('dialog', (dialog) => void dialog.accept());
  // The page begins anew: until it has, what is pressed belongs to the old one.
  const loaded = two.page.waitForEvent('load');
  await two.page.getByRole('button', { name: 'Delete everything' }).click();
  await loaded;
  // The sample is shown again, and its fit, once it is stored, is no part of the backup.
  await two.page.getByRole('link', { name: 'Leaderboard' }).click();
  await settled(two.page, 'Converged');
  await two.page.getByRole('link', { name: /^Runs/ }).click();
  await two.page.getByRole('button', { name: /^Delete Rakuda/ }).click();
  await two.page.getByText(/^Deleted/).waitFor();
  await two.page.getByRole('link', { name: 'Settings' }).click();
  writeFileSync(file, first);
  await restore(two.page, file);
  const second = await saved(two.page, 'Save a backup');
  // When a project was opened last is the reader's, and this reader has opened one as well.
  const contentOf = (zip: Buffer) =>
    Object.entries(unzipSync(zip))
      .filter(([name]) => name.includes('/') && !name.startsWith('projects/'))
      .map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]);
  expect(contentOf(second)).toEqual(contentOf(first));
  const projectsOf = (zip: Buffer) =>
    Object.entries(unzipSync(zip))
      .filter(([name]) => name.startsWith('projects/'))
      .map(([name, bytes]) => [
        name,
        Buffer.from(bytes)
          .toString()
          .replaceAll(/"(openedAt|createdAt)":\d+/g, ''),
      ]);
  expect(projectsOf(second)).toEqual(projectsOf(first));
});
