import type { Page } from 'playwright-core';
import { startJudgeServer } from '../judges/judge-server.ts';
import { expect, test } from '../browser/harness.ts';
import { begin, chooseModel, JUDGE_KEY } from '../browser/journeys/judge/judge-at.ts';
import { storedIn } from '../browser/journeys/data/stored.ts';

const PASSPHRASE = 'correct horse battery';

/** What a button downloads, as text. */
async function downloaded(page: Page, button: string | RegExp): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const stream = await (await download).createReadStream();
  let file = '';
  for await (const piece of stream) file += String(piece);
  return file;
}

/** Runs in the page: what its storage besides the database and its caches hold. */
async function elsewhere(): Promise<string> {
  const found = [localStorage, sessionStorage].map((storage) => Object.entries(storage));
  const cached: string[] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) cached.push(url);
  }
  return JSON.stringify([found, cached, document.cookie, window.name, history.state]);
}

for (const isKept of [false, true]) {
  test(`a key that is ${isKept ? 'kept' : 'not kept'} is found nowhere after a run`, async ({
    visit,
  }) => {
    const failed = { status: 400, body: { error: { message: `What is ${JUDGE_KEY}?` } } };
    const at = await startJudgeServer({
      key: JUDGE_KEY,
      // A judge may repeat what it was sent, and a server too.
      say: ({ nth }) => `{"winner": "A", "reason": "number ${String(nth)}, ${JUDGE_KEY}"}`,
      fault: ({ nth }) => (nth === 3 ? failed : nth === 4 ? 'down' : null),
    });
    try {
      const { page, requests, axe } = await visit('hosted', {
        ...{ path: '#judge', practises: true, mayComplain: true, keepsOffline: true },
      });
      const seen: string[] = [];
      page.on('console', (message) => seen.push(message.text()));
      page.on('pageerror', (error) => seen.push(String(error)));
      await chooseModel(page, at);
      if (isKept) {
        await page.getByRole('button', { name: 'Keep on this device' }).click();
        const field = page.getByLabel('Passphrase', { exact: true });
        const save = page.getByRole('button', { name: 'Save encrypted' });
        for (const weak of ['aaaaaaaa', 'password1', 'qwertyuiop']) {
          await field.fill(weak);
          await page.getByRole('status').filter({ hasText: 'Too easy to guess' }).waitFor();
          expect(await save.isDisabled()).toBe(true);
          await field.press('Enter');
        }
        expect(await axe()).toEqual([]);
        await field.fill(PASSPHRASE);
        await page.getByRole('status').filter({ hasText: 'Strong' }).waitFor();
        await save.click();
        await page.getByText('An encrypted key is stored on this device.').waitFor();
      }
      await page.getByText('Preview of one call').click();
      await page.getByRole('button', { name: 'Try one call' }).click();
      await page.getByRole('status').filter({ hasText: 'tokens in' }).waitFor();
      seen.push(await page.content());
      await begin(page);
      await page.getByText('Done, except for the failed calls below.').waitFor();
      seen.push(await page.content(), await downloaded(page, 'Download as JSONL'));
      await expect.poll(() => page.locator('main').innerText()).toContain('What is •••');
      await page.getByText('Batch files', { exact: true }).click();
      const file = await downloaded(page, /^Write 1 request/);
      expect(file).toContain('judge-1');

      const stored = await storedIn(page);
      expect(stored.replies).toHaveLength(35);
      expect(stored.keys).toHaveLength(isKept ? 1 : 0);
      seen.push(file, JSON.stringify(stored), await page.evaluate(elsewhere));
      seen.push(...requests, page.url());
      await page.reload();
      await page.getByText('Not running. Press Resume').waitFor();
      seen.push(await page.content(), JSON.stringify(await storedIn(page)));
      for (let from = 0; from + 12 <= JUDGE_KEY.length; from++)
        expect(seen.join('\n')).not.toContain(JUDGE_KEY.slice(from, from + 12));
      expect(seen.join('\n')).not.toContain(PASSPHRASE);
      for (const { url } of at.calls) expect(url).not.toContain(JUDGE_KEY);

      if (!isKept) return;
      // It opens again, and sets the run going.
      await page.getByLabel('Passphrase').fill(PASSPHRASE);
      await page.getByRole('button', { name: 'Unlock' }).click();
      await page.getByText('A key is in memory.').waitFor();
      await page.getByRole('button', { name: 'Resume' }).click();
      await page.getByText('All judges have answered.').waitFor();

      // With everything else it goes, from the device and from memory.
      await page.getByRole('link', { name: 'Settings' }).click();
      page.once('dialog', (dialog) => void dialog.accept());
      // The page begins anew: until it has, what is pressed belongs to the old one.
      const loaded = page.waitForEvent('load');
      await page.getByRole('button', { name: 'Delete everything' }).click();
      await loaded;
      await expect.poll(async () => (await storedIn(page)).keys).toHaveLength(0);
      await page.getByRole('link', { name: 'Judge', exact: true }).click();
      await page.getByRole('button', { name: 'Open the practice set' }).click();
      await chooseModel(page, at, '');
      expect(await page.getByText('A key is in memory.').count()).toBe(0);
      expect(await page.getByLabel('Passphrase').count()).toBe(0);
    } finally {
      await at.stop();
    }
  });
}
