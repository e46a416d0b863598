import { onTestFinished } from 'vitest';
import { startJudgeServer } from '../../../judges/judge-server.ts';
import { expect, figure, test } from '../../harness.ts';
import { charged, endsAtItsCap, lostIn, moneyOf, setUp } from './cap-at.ts';
import type { Drop } from './cap-at.ts';
import { begin, JUDGE_KEY } from './judge-at.ts';

const drops: readonly Drop[] = [
  ['drops the connection', 'cut', 40, 1 / 6],
  ['replies without CORS headers', 'no-cors', 40, 1 / 6],
  ['breaks off in the reply', 'truncated', 16, 1 / 3],
  ['sends rubbish', 'html', 16, 1 / 3],
];

test.for(drops)(
  'a server that %s charges no more than the cap, and the page tells of it',
  (drop, { visit }) => endsAtItsCap(drop, visit),
);

test('a server that drops calls on all connections it has kept charges no more than the cap', async ({
  visit,
}) => {
  const server = await startJudgeServer({ key: JUDGE_KEY, fault: () => 'cut' });
  onTestFinished(() => server.stop());
  const { page } = await visit('hosted', { path: '#judge', practises: true, mayComplain: true });
  const cap = 9;
  await setUp(page, server, cap);
  // So many at once that every connection is opened that is kept to one host.
  await page.evaluate(async (url) => {
    const asked = Array.from({ length: 24 }, async (_, i) => {
      const response = await fetch(`${url}/none?${i}`, { credentials: 'omit' });
      await response.text();
    });
    await Promise.all(asked);
  }, server.url);
  await begin(page);
  await page.getByText('Cap reached').waitFor();
  const money = await moneyOf(page);
  figure(
    'dropped on kept connections',
    `${server.calls.length} requests, charged $${charged(server).toFixed(2)}; ${money}`,
  );
  expect(server.calls.length).toBeGreaterThan(2);
  expect(charged(server)).toBeLessThanOrEqual(lostIn(money));
  expect(lostIn(money)).toBeLessThanOrEqual(cap);
});

test('a reply that reports absurd usage counts at its most, and the run goes on', async ({
  visit,
}) => {
  const usage = { prompt_tokens: 1e308, completion_tokens: 1e308 };
  const message = { content: '{"reason": "Because.", "winner": "A"}' };
  const body = { choices: [{ message, finish_reason: 'stop' }], usage };
  const server = await startJudgeServer({ key: JUDGE_KEY, fault: () => ({ status: 200, body }) });
  onTestFinished(() => server.stop());
  const { page } = await visit('hosted', { path: '#judge', practises: true });
  await setUp(page, server, 16);
  await begin(page);
  await page.getByText('Cap reached').waitFor();
  await page.getByText(/^\d replies came without a plausible token count/).waitFor();
  const money = await moneyOf(page);
  expect(money).toMatch(/^\$[89]\.\d\d spent · cap \$16\.00$/);
});
