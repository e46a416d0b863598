import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, root, test } from '../harness.ts';
import { putFiles } from './project/where.ts';

/* Over which questions a ranking holds: said below it, and chosen there or in the panel. */

const note = (page: Page) => page.locator('p').filter({ hasText: /design effect|デザイン効果/ });
/** How many fits of the project are stored, as the navigation counts them. */
const stored = (page: Page, fits: number) =>
  page.getByRole('link', { name: 'Runs' }).getByText(String(fits)).waitFor({ state: 'attached' });
const choice = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

async function open(page: Page, name: string, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await page.getByLabel('Open files').setInputFiles({ name, mimeType: 'text/plain', buffer });
  await page.getByText(name).first().waitFor();
  await page.evaluate(() => {
    location.hash = 'leaderboard';
  });
}

test('one click shows the sample over questions like these, and one more as published', async ({
  visit,
}) => {
  const { page, looksRight } = await visit('hosted', { isFirst: true });
  await page.getByText(/^Medians match the published ranking/).waitFor();
  await expect.poll(() => note(page).innerText()).toMatch(/^Over these questions alone, ± .* 35 /);
  expect(await choice(page, 'These questions').isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Show over questions like these' }).click();
  await expect.poll(() => note(page).innerText()).toMatch(/^Over questions like these, ± .* 36 /);
  expect(await choice(page, 'Questions like these').isChecked()).toBe(true);
  await page.getByText('Converged', { exact: true }).waitFor();
  await looksRight('questions');
  await page.getByRole('button', { name: 'Use Rakuda’s settings' }).click();
  await expect.poll(() => note(page).innerText()).toMatch(/^Over these questions alone, ± /);
  await page.getByText('± over these questions').waitFor();
});

/** Each question's judgments are alike: widths over questions like these are wider by far. */
const CLUSTERED = Array.from({ length: 60 }, (_, row) => {
  const question = row % 12;
  const [model_a, model_b] = row % 2 === 0 ? ['A', 'B'] : ['B', 'A'];
  const winner = (question % 3 === 0) === (model_a === 'A') ? 'model_b' : 'model_a';
  return JSON.stringify({ question_id: `q${String(question)}`, model_a, model_b, winner });
}).join('\n');

test('data that tell enough questions apart open over questions like these, and stay as they are left', async ({
  visit,
}) => {
  const { page, looksRight } = await visit('hosted');
  await open(page, 'clustered.jsonl', CLUSTERED);
  await page.getByText('Converged', { exact: true }).waitFor();
  await expect.poll(() => note(page).innerText()).toMatch(/^Over questions like these, ± /);
  expect(await note(page).innerText()).toContain('2 judgments on each on average, open like this.');
  await page.getByText('± over questions like these').waitFor();
  expect(await choice(page, 'Questions like these').isChecked()).toBe(true);
  expect(await page.getByRole('button', { name: 'Back to default' }).isDisabled()).toBe(true);
  await looksRight('questions-default');
  await stored(page, 1);
  await page.getByRole('button', { name: 'Show over these questions alone' }).click();
  await page.getByText('± over these questions').waitFor();
  await page.getByText('Converged', { exact: true }).waitFor();
  await stored(page, 2);
  await page.reload();
  await page.getByText('Converged', { exact: true }).waitFor();
  await expect.poll(() => note(page).innerText()).toMatch(/^Over these questions alone, ± /);
});

test('the same in Japanese', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja', isFirst: true });
  await page.getByRole('button', { name: '同じような質問全体で表示' }).click();
  await expect.poll(() => note(page).innerText()).toMatch(/^同じような質問全体についての ±/);
  await looksRight('questions-ja');
});

test('where questions are not told apart, page and panel say why', async ({ visit }) => {
  const { page } = await visit('hosted');
  await open(page, 'case.csv', 'model_a,model_b,wins_a,wins_b,ties\nA,B,11,10,0\nB,C,60,40,0\n');
  const unknown = page.getByText(/it is not known of every judgment which question it is about/);
  await expect.poll(() => unknown.count()).toBe(2);
  expect(await note(page).count()).toBe(0);
  const rows = Array.from({ length: 40 }, (_, row) => {
    const [model_a, model_b] = row % 2 === 0 ? ['A', 'B'] : ['B', 'A'];
    const winner = row % 3 === 0 ? 'model_a' : 'model_b';
    return JSON.stringify({ question_id: `q${String(row)}`, model_a, model_b, winner });
  });
  await open(page, 'once.jsonl', rows.join('\n'));
  await putFiles(page, 'New project');
  const once = page.getByText(/every judgment is on a question of its own/);
  await expect.poll(() => once.count()).toBe(2);
  await page.getByText('± over questions like these').waitFor();
});

const VOTES = join(root, '../shared/data/mtbench_human/human.jsonl');

test.skipIf(!existsSync(VOTES))(
  'a newcomer opens the human votes of MT-bench, and reads both widths (needs ../shared)',
  async ({ visit }) => {
    const { page } = await visit('hosted', { isFirst: true });
    await page.getByLabel('Open files').setInputFiles(VOTES);
    await page.locator('header').getByText('human.jsonl').waitFor();
    await page.getByText('Converged', { exact: true }).waitFor();
    await page.getByText('± over questions like these').waitFor();
    const read = async () => {
      const [, ...numbers] = / is (\d+) on average;.* be (\d+)\..*effect ([\d.]+)/s.exec(
        await note(page).innerText(),
      ) ?? [''];
      return numbers.map(Number);
    };
    await expect.poll(read).toHaveLength(3);
    // The ranges that other programs give: sd by 1.43 (1.14–1.73), whose square is the effect.
    const [one, other, effect] = await read();
    const growth = Math.max(one, other) / Math.min(one, other);
    expect(growth).toBeGreaterThan(1.14);
    expect(growth).toBeLessThan(1.73);
    expect(Math.abs(Math.sqrt(effect) - growth)).toBeLessThan(0.1);
  },
);
