import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { MAX_REQUESTS } from '../../../../src/core/judge/money/call-costs.ts';
import { startJudgeServer } from '../../../judges/judge-server.ts';
import type { Fault, JudgeServer } from '../../../judges/judge-server.ts';
import { expect, figure } from '../../harness.ts';
import type { VisitFunction } from '../../harness.ts';
import { begin, chooseModel, JUDGE_KEY } from './judge-at.ts';

/** US dollars for a million tokens: a call costs a little more than one at the most. */
const PRICE = { input: 20, output: 500 };

const LONGEST = 2048;

/** What is set aside for one call, and a little more: no more than this is left of a cap. */
const ASIDE = (MAX_REQUESTS * 1.2 * LONGEST * PRICE.output) / 1e6;

export async function setUp(page: Page, at: JudgeServer, cap: number): Promise<void> {
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
export function charged({ calls }: JudgeServer): number {
  return calls.reduce((sum, { body }) => {
    const input = JSON.stringify(body).length;
    return sum + (input * PRICE.input + LONGEST * PRICE.output) / 1e6;
  }, 0);
}

/** What the page says of the money: what was spent, may have been lost, and the cap. */
export async function moneyOf(page: Page): Promise<string> {
  return page.getByText(/cap \$\d+\.00/).innerText();
}

export function lostIn(money: string): number {
  return Number(/up to \$([\d.]+) for calls without a reply/.exec(money)?.[1]);
}

/** How a server fails, the cap, and the share of it that is charged at least: less where nothing comes back. */
export type Drop = readonly [name: string, fault: Fault, cap: number, share: number];

/** A run that is charged for every call and gets nothing for it ends at its cap, and says so. */
export async function endsAtItsCap(
  [name, fault, cap, share]: Drop,
  visit: VisitFunction,
): Promise<void> {
  const server = await startJudgeServer({ key: JUDGE_KEY, fault: () => fault });
  onTestFinished(() => server.stop());
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
  figure(`cap $${cap}, a server that ${name}`, `charged $${charged(server).toFixed(2)}; ${money}`);
}
