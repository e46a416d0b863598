import { afterEach } from 'vitest';
import { startJudgeServer } from '../../../judges/judge-server.ts';
import type { JudgeServer, JudgeServerOptions } from '../../../judges/judge-server.ts';
import { expect, test } from '../../harness.ts';
import { settled } from './board.ts';
import { begin, chooseModel, JUDGE_KEY } from './judge-at.ts';

let server: JudgeServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

/** A judge that answers as JSON, and whose verdicts follow from what it is asked. */
async function startServer(options: JudgeServerOptions = {}): Promise<JudgeServer> {
  server = await startJudgeServer({
    key: JUDGE_KEY,
    say: ({ body }) => {
      const length = JSON.stringify(body).length;
      return JSON.stringify({ reason: 'Because.', winner: ['A', 'B', 'tie'][length % 3] });
    },
    ...options,
  });
  return server;
}

/** What each call asked, to tell whether one came twice. */
function asked(at: JudgeServer): string[] {
  return at.calls.filter(({ isAnswered }) => isAnswered).map(({ body }) => JSON.stringify(body));
}

declare global {
  interface Window {
    /** All that the page's status lines have said, in turn. */
    said: string[];
  }
}

/** Runs in the page. */
function recordStatus(): void {
  window.said = [];
  new MutationObserver(() => {
    const texts = [...document.querySelectorAll('[role="status"]')].map((one) => one.textContent);
    const said = texts.filter((text) => text !== '').join(' ');
    if (said !== '' && said !== window.said.at(-1)) window.said.push(said);
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

test('a model judges the practice set', async ({ visit }) => {
  const at = await startServer();
  const { page } = await visit('hosted', { path: '#judge', practises: true });
  await chooseModel(page, at);
  await page.getByText('Preview of one call').click();
  await page.getByRole('button', { name: 'Try one call' }).click();
  await page.getByRole('status').filter({ hasText: 'tokens in' }).waitFor();
  const tried = at.calls.length;
  await page.evaluate(recordStatus);
  await begin(page);
  await page.getByText('All judges have answered.').waitFor();
  // Not even for a moment does a call seem to have failed.
  const said = await page.evaluate(() => window.said);
  expect(said.at(-1)).toContain('All judges have answered.');
  expect(said.filter((text) => text.includes('failed calls below'))).toEqual([]);
  expect(at.calls.length - tried).toBe(36);
  expect(new Set(asked(at).slice(tried)).size).toBe(36);
  for (const { headers } of at.calls) expect(headers['authorization']).toBe(`Bearer ${JUDGE_KEY}`);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as JSONL' }).click();
  const stream = await (await download).createReadStream();
  let file = '';
  for await (const piece of stream) file += String(piece);
  expect(file.split('\n').filter((line) => line !== '')).toHaveLength(36);

  await page.getByRole('link', { name: 'To the leaderboard' }).click();
  await page.waitForURL(/#leaderboard$/);
  await settled(page, 'Converged');
});

test('a wrong key halts the run and says so; the key is in no message', async ({ visit }) => {
  const at = await startServer();
  const { page } = await visit('hosted', { path: '#judge', practises: true, mayComplain: true });
  await chooseModel(page, at, 'sk-wrong-key-9876543210');
  await begin(page);
  await page.getByRole('alert').filter({ hasText: 'does not accept the key' }).waitFor();
  expect(await page.locator('body').innerText()).not.toContain('sk-wrong-key-9876543210');
  // The right one sets it going.
  await page.getByLabel(/^API key/).fill('');
  await page.getByLabel(/^API key/).pressSequentially(JUDGE_KEY);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('All judges have answered.').waitFor();
});

test('reloaded in the middle, a run goes on: nothing is lost, nothing is asked twice', async ({
  visit,
}) => {
  // After some calls the server keeps silent, so that calls are under way at the reload.
  let isAwake = false;
  const at = await startServer({ fault: ({ nth }) => (isAwake || nth < 12 ? null : 'hang') });
  const { page } = await visit('hosted', { path: '#judge', practises: true, mayComplain: true });
  await chooseModel(page, at);
  await begin(page);
  await page.getByText('12 of 36 judgments by models').waitFor();
  await page.reload();
  await page.getByText('Not running. Press Resume').waitFor();
  isAwake = true;
  await page.getByLabel(/^API key/).fill(JUDGE_KEY);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('All judges have answered.').waitFor();
  expect(asked(at)).toHaveLength(36);
  expect(new Set(asked(at)).size).toBe(36);
  await page.getByText('36 of 36 judgments by models').waitFor();
});

test('a run pauses, goes on and stops; what was under way is asked again', async ({ visit }) => {
  let gate = 6;
  const at = await startServer({ fault: ({ nth }) => (nth < gate ? null : 'hang') });
  const { page } = await visit('hosted', { path: '#judge', practises: true, mayComplain: true });
  await chooseModel(page, at);
  await begin(page);
  await page.getByText('6 of 36 judgments by models').waitFor();
  await expect.poll(() => at.calls.length).toBe(10);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Paused: no new calls are made.').waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Running.').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped. Calls that were in progress').waitFor();
  expect(at.calls).toHaveLength(10);
  gate = Infinity;
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('All judges have answered.').waitFor();
  expect(new Set(asked(at)).size).toBe(36);
  expect(asked(at)).toHaveLength(36);
});

/** Runs in the page. A tab that was closed gives its run back a moment later. */
async function lockedRuns(): Promise<number> {
  const { held = [] } = await navigator.locks.query();
  return held.filter(({ name }) => name?.startsWith('caravan-judging-')).length;
}

test('two tabs never run one run at once, and the second says so', async ({ visit }) => {
  let isAwake = false;
  const at = await startServer({ fault: ({ nth }) => (isAwake || nth < 6 ? null : 'hang') });
  const { page, context } = await visit('hosted', {
    path: '#judge',
    practises: true,
    mayComplain: true,
  });
  await chooseModel(page, at);
  await begin(page);
  await page.getByText('6 of 36 judgments by models').waitFor();
  const second = await context.newPage();
  await second.goto(page.url());
  await second.getByLabel(/^API key/).fill(JUDGE_KEY);
  await second.getByRole('button', { name: 'Resume' }).click();
  await second.getByText('This session is running in another tab').waitFor();
  await expect.poll(() => at.calls.length).toBe(10);
  await page.close();
  await expect.poll(() => second.evaluate(lockedRuns)).toBe(0);
  isAwake = true;
  await second.getByRole('button', { name: 'Try again' }).click();
  await second.getByText('All judges have answered.').waitFor();
  expect(new Set(asked(at)).size).toBe(36);
  expect(asked(at)).toHaveLength(36);
});

test('calls that fail are listed, those that may work later are repeated', async ({ visit }) => {
  const at = await startServer({
    fault: ({ nth }) => (nth === 3 ? 'too-long' : nth === 7 ? 'down' : null),
  });
  const { page } = await visit('hosted', { path: '#judge', practises: true, mayComplain: true });
  await chooseModel(page, at);
  await begin(page);
  await page.getByText('Done, except for the failed calls below.').waitFor();
  await page.getByText('1 call failed').waitFor();
  await page.getByText('35 of 36 judgments by models').waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('All judges have answered.').waitFor();
  // One was too long once, one was repeated.
  expect(at.calls).toHaveLength(38);
});

/** Which it is is a matter of the verdicts. */
const GOAL_ENDS =
  /The goal (is|was not) reached|The goal is out of reach with these questions. 12 questions allow 24 judgments of/;

test('an adaptive plan tells how near its goal is, asks nothing twice, and ends', async ({
  visit,
}) => {
  const at = await startServer();
  const { page } = await visit('hosted', { path: '#judge', practises: true });
  await chooseModel(page, at);
  await page.getByRole('radio', { name: /^Adaptive/ }).check();
  await begin(page);
  await page.getByText('Finished.').waitFor();
  const standing = page.getByRole('paragraph').filter({ hasText: /is the best: [\d.>]+%/ });
  await expect.poll(() => standing.innerText()).toMatch(GOAL_ENDS);
  await page.reload();
  await expect.poll(() => standing.innerText()).toMatch(GOAL_ENDS);
  expect(await page.getByRole('button', { name: 'Resume' }).count()).toBe(0);
  // Three models on twelve questions in both orders are all there is.
  expect(at.calls.length).toBeGreaterThan(5);
  expect(at.calls.length).toBeLessThanOrEqual(72);
  expect(new Set(asked(at)).size).toBe(at.calls.length);
});

test('a model is placed: its rank is told with every batch, and what distances are worth', async ({
  visit,
}) => {
  const at = await startServer();
  const { page } = await visit('hosted', { path: '#judge', practises: true });
  await chooseModel(page, at);
  await page.getByRole('radio', { name: /^Adaptive/ }).check();
  await page.getByRole('radio', { name: 'Where one model ranks' }).check();
  await page.getByText('90%', { exact: true }).click();
  await begin(page);
  await page.getByText('Finished.').waitFor();
  // Among three models the very rank is wanted.
  const standing = page.getByText(/^practice\/\S+: rank \d( to \d)?, [\d.>]+%\. Exactly rank \d: /);
  await expect.poll(() => standing.innerText()).toMatch(/: [\d.>]+%\.$/);
  await page.getByText(/asked which is best, it came out 0\.3 log-odds too large/).waitFor();
});
