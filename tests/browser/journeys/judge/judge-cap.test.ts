import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { MAX_REQUESTS } from '../../../../src/core/judge/money/call-costs.ts';
import { startJudgeServer } from '../../../judges/judge-server.ts';
import type { Fault, JudgeServer } from '../../../judges/judge-server.ts';
import { expect, figure, test } from '../../harness.ts';
import { begin, chooseModel, JUDGE_KEY } from './judge-at.ts';

/** US dollars for a million tokens: a call costs a little more than one at the most. */
const PRICE = { input: 20, output: 500 };
const LONGEST = 2048;
/** What is set aside for one call, and a little more: no more than this is left of a cap. */
const ASIDE = (MAX_REQUESTS * 1.2 * LONGEST * PRICE.output) / 1e6;

const servers: JudgeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function setUp(page: Page, at: JudgeServer, cap: number): Promise<void> {
  await chooseModel(page, at);
  for (const [name, value] of [
    [/^judge-1, in/, PRICE.input],
    [/^judge-1, out/, PRICE.output],
    [/^Stop at/, cap],
  ] as const) {
    await page.getByRole('textbox', { name }).fill(String(value));
    await page.keyboard.press('Tab');
  }
}

/** As much as each call allows, for all that reached the server. */
function charged({ calls }: JudgeServer): number {
  return calls.reduce((sum, { body }) => {
    const input = JSON.stringify(body).length;
    return sum + (input * PRICE.input + LONGEST * PRICE.output) / 1e6;
  }, 0);
}

/** What the page says of the money: what was spent, may have been lost, and the cap. */
async function moneyOf(page: Page): Promise<string> {
  return page.getByText(/cap \$\d+\.00/).innerText();
}

function lostIn(money: string): number {
  return Number(/up to \$([\d.]+) for calls without a reply/.exec(money)?.[1]);
}

/** How it fails, the cap, and the share of it that is charged at least: less where nothing comes back. */
const drops: readonly (readonly [string, Fault, number, number])[] = [
  ['drops the connection', 'cut', 40, 1 / 6],
  ['answers 504', { status: 504 }, 16, 1 / 3],
  ['replies without CORS headers', 'no-cors', 40, 1 / 6],
  ['breaks off in the reply', 'truncated', 16, 1 / 3],
  ['sends rubbish', 'html', 16, 1 / 3],
];

test.for(drops)(
  'a server that %s charges no more than the cap, and the page tells of it',
  async ([name, fault, cap, share], { visit }) => {
    const server = await startJudgeServer({ key: JUDGE_KEY, fault: () => fault });
    servers.push(server);
    const { page } = await visit('hosted', { path: '#judge', practises: true, mayComplain: true });
    await setUp(page, server, cap);
    await begin(page);
    await page.getByText('Cap reached').waitFor();
    const money = await moneyOf(page);
    const lost = lostIn(money);
    expect(money).toContain('$0 spent');
    expect(charged(server)).toBeGreaterThan(cap * share);
    expect(cap - lost).toBeLessThan(ASIDE);
    expect(charged(server)).toBeLessThanOrEqual(lost);
    expect(lost).toBeLessThanOrEqual(cap);

    // Opened anew it asks nothing more.
    const { length } = server.calls;
    await page.reload();
    await page.getByLabel(/^API key/).fill(JUDGE_KEY);
    await page.getByText(/^(Start|Resume)$/).click();
    await page.getByText('Cap reached').waitFor();
    expect(server.calls).toHaveLength(length);
    await expect.poll(() => moneyOf(page)).toBe(money);
    figure(
      `cap $${cap}, a server that ${name}`,
      `charged $${charged(server).toFixed(2)}; ${money}`,
    );
  },
);

test('a server that drops calls on all connections it has kept charges no more than the cap', async ({
  visit,
}) => {
  const server = await startJudgeServer({ key: JUDGE_KEY, fault: () => 'cut' });
  servers.push(server);
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
  servers.push(server);
  const { page } = await visit('hosted', { path: '#judge', practises: true });
  await setUp(page, server, 16);
  await begin(page);
  await page.getByText('Cap reached').waitFor();
  await page.getByText(/^\d replies came without a plausible token count/).waitFor();
  const money = await moneyOf(page);
  expect(money).toMatch(/^\$[89]\.\d\d spent · cap \$16\.00$/);
});
