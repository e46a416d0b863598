import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { startJudgeServer } from '../../judges/judge-server.ts';
import type { Fault, JudgeServer } from '../../judges/judge-server.ts';
import { expect, figure, test } from '../harness.ts';
import { begin, chooseModel, JUDGE_KEY } from './judge-at.ts';

/** US dollars for a million tokens: a call costs a little more than one at the most. */
const PRICE = { input: 20, output: 500 };
const LONGEST = 2048;
const CAP = 8;

const servers: JudgeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function setUp(page: Page, at: JudgeServer): Promise<void> {
  await chooseModel(page, at);
  for (const [name, value] of [
    [/^judge-1, in/, PRICE.input],
    [/^judge-1, out/, PRICE.output],
    [/^Stop at/, CAP],
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

const drops: readonly (readonly [string, Fault])[] = [
  ['drops the connection', 'cut'],
  ['answers 504', { status: 504 }],
  ['replies without CORS headers', 'no-cors'],
  ['breaks off in the reply', 'truncated'],
  ['sends rubbish', 'html'],
];

test.for(drops)(
  'a server that %s charges no more than the cap, and the page tells of it',
  async ([name, fault], { visit }) => {
    const server = await startJudgeServer({ key: JUDGE_KEY, fault: () => fault });
    servers.push(server);
    const { page } = await visit('hosted', { path: '#judge', mayComplain: true });
    await setUp(page, server);
    await begin(page);
    await page.getByText('The cap is reached').waitFor();
    const money = await page.getByText(/cap \$8\.00/).innerText();
    const lost = Number(/up to \$([\d.]+) for calls without a reply/.exec(money)?.[1]);
    expect(money).toContain('$0 spent');
    expect(charged(server)).toBeGreaterThan(CAP / 3);
    expect(charged(server)).toBeLessThanOrEqual(lost);
    expect(lost).toBeLessThanOrEqual(CAP);

    // Opened anew it asks nothing more.
    const { length } = server.calls;
    await page.reload();
    await page.getByLabel(/^API key/).fill(JUDGE_KEY);
    await page.getByText(/^(Start|Resume)$/).click();
    await page.getByText('The cap is reached').waitFor();
    expect(server.calls).toHaveLength(length);
    expect(await page.getByText(/cap \$8\.00/).innerText()).toBe(money);
    figure(
      `cap $${CAP}, a server that ${name}`,
      `charged $${charged(server).toFixed(2)}; ${money}`,
    );
  },
);

test('a reply that reports absurd usage counts at its most, and the run goes on', async ({
  visit,
}) => {
  const usage = { prompt_tokens: 1e308, completion_tokens: 1e308 };
  const message = { content: '{"reason": "Because.", "winner": "A"}' };
  const body = { choices: [{ message, finish_reason: 'stop' }], usage };
  const server = await startJudgeServer({ key: JUDGE_KEY, fault: () => ({ status: 200, body }) });
  servers.push(server);
  const { page } = await visit('hosted', { path: '#judge' });
  await setUp(page, server);
  await begin(page);
  await page.getByText('The cap is reached').waitFor();
  await page.getByText(/^\d replies came without a plausible token count/).waitFor();
  const money = await page.getByText(/cap \$8\.00/).innerText();
  expect(money).toMatch(/^\$[67]\.\d\d spent · cap \$8\.00$/);
});
