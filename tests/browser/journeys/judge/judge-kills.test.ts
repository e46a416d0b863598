import type { Page } from 'playwright-core';
import { MAX_REQUESTS } from '../../../../src/core/judge/money/call-costs.ts';
import type { JudgeReply } from '../../../../src/core/judge/setup.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { startJudgeServer } from '../../../judges/judge-server.ts';
import type { Fault, JudgeCall, JudgeServer } from '../../../judges/judge-server.ts';
import { expect, figure, test } from '../../harness.ts';
import { chooseModel, JUDGE_KEY } from './judge-at.ts';
import { storedIn } from '../data/stored.ts';

const KILLS = 20;
/** In both orders: twelve questions, three models. */
const WANTED = 72;
/** US dollars for a million tokens, so that no sum is too small to be shown. */
const PRICE = { input: 20, output: 500 };

/** A reply of 2,048 tokens, and its prompt; sent so often, for all that a page knows. */
const LONGEST = MAX_REQUESTS * 1.2;

/** One call in ten goes wrong. */
const FAULTS: readonly Fault[] = ['too-long', 'down', 'rate', 'slow', { status: 529 }];

/** What the page tells of its money: US dollars spent, and lost at the most. */
async function moneyOn(page: Page): Promise<{ spent: number; lost: number }> {
  const text = await page.getByText(/\$[\d.]+ spent/).innerText();
  const read = (sum: RegExp) => Number(sum.exec(text)?.[1] ?? 0);
  return { spent: read(/\$([\d.]+) spent/), lost: read(/up to \$([\d.]+) for calls without/) };
}

/** Of one answered call, as its provider counts it. */
function priceOf({ body }: JudgeCall): number {
  const { input, output } = PRICE;
  const text = JSON.stringify(body);
  return (text.length * input + saying(text).length * output) / 1e6;
}

function saying(asked: string): string {
  return JSON.stringify({ reason: 'Because.', winner: ['A', 'B', 'tie'][asked.length % 3] });
}

function total(calls: readonly JudgeCall[]): number {
  return calls.reduce((sum, call) => sum + priceOf(call), 0);
}

async function setUp(page: Page, at: JudgeServer): Promise<void> {
  await chooseModel(page, at);
  await page.getByRole('checkbox', { name: /both orders/ }).check();
  for (const [name, price] of [
    [/^judge-1, in/, PRICE.input],
    [/^judge-1, out/, PRICE.output],
  ] as const) {
    await page.getByRole('textbox', { name }).fill(String(price));
    await page.keyboard.press('Tab');
  }
}

test('closed twenty times without a word, a run loses nothing but calls in progress', async ({
  visit,
}) => {
  const random = createRandom(20);
  // The server holds answers back, so that some calls are under way whenever the page is closed,
  // and a busy machine, which notices late, does not see the run end before the last closing.
  const server = await startJudgeServer({
    key: JUDGE_KEY,
    say: ({ body }) => saying(JSON.stringify(body)),
    fault: () => (random.uniform() < 0.1 ? FAULTS[Math.floor(random.uniform() * 5)] : null),
    delay: () => 100 + 400 * random.uniform(),
  });
  try {
    const { page: first, context } = await visit('hosted', {
      ...{ path: '#judge', practises: true, mayComplain: true, onDisk: true },
    });
    await setUp(first, server);
    await first.getByRole('button', { name: 'Start judging' }).click();
    await first.waitForURL(/run=/);
    const address = first.url();

    let page = first;
    for (let kill = 0; kill < KILLS; kill++) {
      const until = server.calls.length + 1 + Math.floor(6 * random.uniform());
      await expect.poll(() => server.calls.length, { interval: 2 }).toBeGreaterThanOrEqual(until);
      await page.close();
      page = await context.newPage();
      await page.goto(address);
      await page.getByLabel(/^API key/).fill(JUDGE_KEY);
      await page
        .getByRole('button', { name: 'Resume' })
        .or(page.getByText(/^Start$/))
        .click();
    }
    const done = page.getByText(/All judges have answered|Done, except for the failed calls/);
    for (;;) {
      await done.waitFor();
      if (await page.getByText('All judges have answered.').isVisible()) break;
      const { length } = server.calls;
      await page.getByRole('button', { name: 'Resume' }).click();
      await expect.poll(() => server.calls.length).toBeGreaterThan(length);
    }

    const stored = (await storedIn(page)).replies as readonly JudgeReply[];
    expect(stored).toHaveLength(WANTED);
    const asked = (call: JudgeCall) => JSON.stringify(call.body);
    const last = new Map(server.calls.map((call) => [asked(call), call]));
    // Whatever was asked again had not been stored: the last answer is the one that is.
    expect(last.size).toBe(WANTED);
    expect([...last.values()].every(({ isAnswered }) => isAnswered)).toBe(true);

    const kept = total([...last.values()]);
    const answered = server.calls.filter(({ isAnswered }) => isAnswered);
    const unkept = total(answered) - kept;
    const { spent, lost } = await moneyOn(page);
    expect(spent).toBeCloseTo(kept, 2);
    expect(stored.reduce((sum, { cost }) => sum + cost, 0)).toBeCloseTo(kept, 9);
    expect(lost).toBeGreaterThan(unkept);
    // Of each call without a reply that is stored, no more than the longest reply would cost, sent so often.
    expect(lost).toBeLessThan((server.calls.length - WANTED) * LONGEST);
    figure(
      `${KILLS} kills in ${WANTED} judgments`,
      `${server.calls.length} calls, ${answered.length} answered; $${spent} spent, up to $${lost} lost, ` +
        `of which $${unkept.toFixed(2)} were charged`,
    );
  } finally {
    await server.stop();
  }
});
