import { afterEach } from 'vitest';
import { startJudgeServer } from '../../../judges/judge-server.ts';
import type { JudgeServer } from '../../../judges/judge-server.ts';
import { inspectWords } from '../../../../src/words/inspect.ts';
import { expect, go, test } from '../../harness.ts';
import { settled } from './board.ts';
import { begin, chooseModel, JUDGE_KEY } from './judge-at.ts';

let server: JudgeServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

/** What a judge says that means to do harm where it is shown. */
const HOSTILE = 'Short, yet better. <img src="x" onerror="window.hacked = 1"> </details> \u202e';

/** The texts of a call, as the server was sent them. */
function sent(body: unknown): readonly { readonly role: string; readonly content: string }[] {
  return (body as { readonly messages: { role: string; content: string }[] }).messages;
}

test('what a judge was sent and replied stands in Inspect, to the letter', async ({ visit }) => {
  let calls = 0;
  const at = await startJudgeServer({
    key: JUDGE_KEY,
    say: () => JSON.stringify({ reason: `${HOSTILE} ${String(++calls)}`, winner: 'A' }),
  });
  server = at;
  const { page, axe } = await visit('hosted', { path: '#judge', practises: true });
  const words = inspectWords('en').detail;
  await chooseModel(page, at);
  await begin(page);
  await page.getByText('All judges have answered.').waitFor();
  await page.getByRole('link', { name: 'To the leaderboard' }).click();
  await page.waitForURL(/#leaderboard$/);
  await settled(page, 'Converged');

  await go(page, 'inspect');
  const first = page.getByRole('list', { name: 'Judgments' }).getByRole('listitem').first();
  await first.getByRole('link').first().click();
  const raw = page.locator('details').filter({ hasText: words.raw });
  await raw.locator('summary').press('Enter');
  await raw.getByRole('heading', { name: words.reply }).waitFor();
  expect(await axe()).toEqual([]);
  const more = raw.getByRole('button', { name: /^Show all/ });
  while ((await more.count()) > 0) await more.first().click();
  const shown = (await raw.innerText()).replaceAll('\r', '');
  // One of the calls, word for word; line breaks at its ends are not seen.
  const replies = at.calls
    .filter(({ isAnswered }) => isAnswered)
    .filter(({ body }) => sent(body).every(({ content }) => shown.includes(content.trim())));
  expect(replies).toHaveLength(1);
  expect(sent(replies[0].body).length).toBeGreaterThan(0);
  expect(shown).toMatch(/"reason":"Short, yet better\. <img src=\\"x\\" onerror=/u);
  expect(shown).toContain('"winner":"A"}');
  expect(await raw.locator('img').count()).toBe(0);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});
