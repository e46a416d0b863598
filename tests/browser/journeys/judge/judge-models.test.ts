import { expect, test } from '../../harness.ts';
import { asked, begin, chooseModel, JUDGE_KEY, startJudge } from './judge-at.ts';

test('a wrong key halts the run and says so; the key is in no message', async ({ visit }) => {
  const at = await startJudge();
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
  const at = await startJudge({ fault: ({ nth }) => (isAwake || nth < 12 ? null : 'hang') });
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

/** Runs in the page. A tab that was closed gives its run back a moment later. */
async function lockedRuns(): Promise<number> {
  const { held = [] } = await navigator.locks.query();
  return held.filter(({ name }) => name?.startsWith('caravan-judging-')).length;
}

test('two tabs never run one run at once, and the second says so', async ({ visit }) => {
  let isAwake = false;
  const at = await startJudge({ fault: ({ nth }) => (isAwake || nth < 6 ? null : 'hang') });
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
  const at = await startJudge({
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
  const at = await startJudge();
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
  const at = await startJudge();
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
