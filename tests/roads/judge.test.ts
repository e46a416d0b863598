import { expect, test } from '../browser/harness.ts';
import { endsAtItsCap } from '../browser/journeys/judge/cap-at.ts';
import { settled } from '../browser/journeys/judge/board.ts';
import {
  asked,
  begin,
  chooseModel,
  JUDGE_KEY,
  startJudge,
} from '../browser/journeys/judge/judge-at.ts';

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

test('a model judges the practice set, each pair in both orders', async ({ visit }) => {
  const at = await startJudge();
  const { page } = await visit('hosted', { path: '#judge', practises: true });
  await chooseModel(page, at);
  await page.getByText('Preview of one call').click();
  await page.getByRole('button', { name: 'Try one call' }).click();
  await page.getByRole('status').filter({ hasText: 'tokens in' }).waitFor();
  const tried = at.calls.length;
  await page.getByRole('checkbox', { name: /both orders/ }).check();
  await page.evaluate(recordStatus);
  await begin(page);
  await page.getByText('All judges have answered.').waitFor();
  // Not even for a moment does a call seem to have failed.
  const said = await page.evaluate(() => window.said);
  expect(said.at(-1)).toContain('All judges have answered.');
  expect(said.filter((text) => text.includes('failed calls below'))).toEqual([]);
  expect(at.calls.length - tried).toBe(72);
  expect(new Set(asked(at).slice(tried)).size).toBe(72);
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

test('a run pauses, goes on and stops; what was under way is asked again', async ({ visit }) => {
  let gate = 6;
  const at = await startJudge({ fault: ({ nth }) => (nth < gate ? null : 'hang') });
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

test('a server that answers 504 charges no more than the cap, and the page tells of it', ({
  visit,
}) => endsAtItsCap(['answers 504', { status: 504 }, 16, 1 / 3], visit));
