import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { startJudgeServer } from '../../judges/judge-server.ts';
import type { JudgeServer, JudgeServerOptions } from '../../judges/judge-server.ts';
import { expect, test } from '../harness.ts';
import { settled } from './board.ts';

const KEY = 'sk-secret-0123456789abcdefghij';

let server: JudgeServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

/** A judge that answers as JSON, and whose verdicts follow from what it is asked. */
async function startServer(options: JudgeServerOptions = {}): Promise<JudgeServer> {
  server = await startJudgeServer({
    key: KEY,
    say: ({ body }) => {
      const length = JSON.stringify(body).length;
      return JSON.stringify({ reason: 'Because.', winner: ['A', 'B', 'tie'][length % 3] });
    },
    ...options,
  });
  return server;
}

/** Puts a model at this server in the human's place. */
async function chooseModel(page: Page, at: JudgeServer, key = KEY): Promise<void> {
  await page.getByRole('checkbox', { name: /^You/ }).uncheck();
  await page.getByRole('button', { name: 'Add a model as judge' }).click();
  await page.getByLabel('Provider').selectOption('openai-compatible');
  await page.getByLabel('Base URL').fill(`${at.baseUrl('openai-compatible')}/`);
  await page.getByLabel('Model', { exact: true }).fill('judge-1');
  await page.getByLabel(/^API key/).fill(key);
}

async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start judging' }).click();
  await page.getByRole('heading', { name: 'Models' }).waitFor();
}

/** What each call asked, to tell whether one came twice. */
function asked(at: JudgeServer): string[] {
  return at.calls.filter(({ isAnswered }) => isAnswered).map(({ body }) => JSON.stringify(body));
}

test('a model judges the practice set, and the key is found nowhere', async ({ visit }) => {
  const at = await startServer();
  const { page } = await visit('hosted', { path: '#judge' });
  await chooseModel(page, at);
  await page.getByText('What one call looks like').click();
  await page.getByRole('button', { name: 'Try one call' }).click();
  await page.getByRole('status').filter({ hasText: 'tokens in' }).waitFor();
  const tried = at.calls.length;
  await begin(page);
  await page.getByText('All judges have answered.').waitFor();
  expect(at.calls.length - tried).toBe(36);
  expect(new Set(asked(at).slice(tried)).size).toBe(36);
  for (const { headers } of at.calls) expect(headers['authorization']).toBe(`Bearer ${KEY}`);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as JSONL' }).click();
  const stream = await (await download).createReadStream();
  let file = '';
  for await (const piece of stream) file += String(piece);
  expect(file.split('\n').filter((line) => line !== '')).toHaveLength(36);
  expect(file).not.toContain(KEY);
  const stored = await page.evaluate(everythingStored);
  expect(stored).toContain('judge-1');
  expect(stored).not.toContain(KEY);
  expect(page.url()).not.toContain(KEY);
  expect(await page.content()).not.toContain(KEY);

  await page.getByRole('button', { name: 'Show on the leaderboard' }).click();
  await page.waitForURL(/#leaderboard$/);
  await settled(page, 'Converged');
});

test('a wrong key halts the run and says so; the key is in no message', async ({ visit }) => {
  const at = await startServer();
  const { page } = await visit('hosted', { path: '#judge', mayComplain: true });
  await chooseModel(page, at, 'sk-wrong-key-9876543210');
  await begin(page);
  await page.getByRole('alert').filter({ hasText: 'does not accept the key' }).waitFor();
  expect(await page.locator('body').innerText()).not.toContain('sk-wrong-key-9876543210');
  expect(await page.getByRole('button', { name: 'Start', exact: true }).isEnabled()).toBe(true);
});

test('reloaded in the middle, a run goes on: nothing is lost, nothing asked twice', async ({
  visit,
}) => {
  // After some calls the server keeps silent, so that calls are under way at the reload.
  let isSilent = false;
  const at = await startServer({ fault: ({ nth }) => (isSilent || nth < 12 ? null : 'hang') });
  const { page } = await visit('hosted', { path: '#judge', mayComplain: true });
  await chooseModel(page, at);
  await begin(page);
  await page.getByText('12 of 36 judgments of models').waitFor();
  await page.reload();
  isSilent = true;
  await page.getByText('12 of 36 judgments of models').waitFor();
  // A server of one's own may need no key, so the page does not ask for one.
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('alert').filter({ hasText: 'does not accept the key' }).waitFor();
});

test('an adaptive plan asks batch after batch, nothing twice, and ends', async ({ visit }) => {
  const at = await startServer();
  const { page } = await visit('hosted', { path: '#judge' });
  await chooseModel(page, at);
  await page.getByRole('radio', { name: /^Where it tells most/ }).check();
  await begin(page);
  await page.getByText('All judges have answered.').waitFor();
  // Three models on twelve questions in both orders are all there is.
  expect(at.calls.length).toBeGreaterThan(5);
  expect(at.calls.length).toBeLessThanOrEqual(72);
  expect(new Set(asked(at)).size).toBe(at.calls.length);
});

/** Runs in the page: all that its databases and its storage hold, as text. */
async function everythingStored(): Promise<string> {
  const found = [localStorage, sessionStorage].map((storage) =>
    JSON.stringify(Object.entries(storage)),
  );
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('caravan');
    opening.onsuccess = () => {
      resolve(opening.result);
    };
  });
  for (const name of opened.objectStoreNames) {
    const rows = await new Promise<unknown[]>((resolve) => {
      const asking = opened.transaction(name).objectStore(name).getAll();
      asking.onsuccess = () => {
        resolve(asking.result);
      };
    });
    found.push(JSON.stringify(rows));
  }
  opened.close();
  return found.join('\n');
}
