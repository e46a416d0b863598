import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, root, test } from '../harness.ts';
import { settled } from './judge/board.ts';
import { putFiles } from './project/where.ts';

/* What the page says of a ranking as a whole, from files that make each case. */

const ARENA = join(root, '../shared/reference/stan/arena130-counts.csv');
const CASES: Readonly<Record<string, readonly [rows: readonly string[], said: RegExp]>> = {
  'clear winner': [
    ['A,B,90,10,0', 'B,C,60,40,0', 'A,C,95,5,0'],
    /^A is ahead of B with probability >99\.9%\. At 95% for all at once, the order of all is settled\.$/,
  ],
  'not separated': [
    ['A,B,11,10,0', 'B,C,90,10,0', 'A,C,90,10,0'],
    /^. and . can’t be told apart: .* Both are clear of the last\. At 95% for all at once, the order is settled except within ranks 1–2\.$/,
  ],
  'three-way tie': [
    ['A,B,11,10,0', 'B,C,11,10,0', 'A,C,10,10,0'],
    /^. and . can’t be told apart: .* Nor is the first clear of . in rank 3\. At 95% for all at once, the order of the 3 as a whole is not settled\.$/,
  ],
  'poorly measured third': [
    ['A,B,60,20,0', 'B,A,20,60,0', 'B,C,3,2,0'],
    /^A is ahead of B with probability >99\.9%\. The leader is not clear of C in rank 3, though\. /,
  ],
  'two models': [['A,B,60,20,0', 'B,A,20,60,0'], /^A is ahead of B with probability >99\.9%\.$/],
};

/** Waits until the headline, which is that of the data before at first, matches. */
async function says(page: Page, said: RegExp): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  await expect.poll(() => heading.innerText()).toMatch(said);
}

async function open(page: Page, rows: readonly string[], label = 'Open files'): Promise<void> {
  const text = ['model_a,model_b,wins_a,wins_b,ties', ...rows].join('\n');
  const buffer = Buffer.from(text);
  await page.getByLabel(label).setInputFiles({ name: 'case.csv', mimeType: 'text/csv', buffer });
  await page.getByText('case.csv').first().waitFor();
  await page.evaluate(() => {
    location.hash = 'leaderboard';
  });
}

test('the headline says what each case comes to', async ({ visit }) => {
  const { page, picture } = await visit('hosted');
  for (const [at, [name, [rows, said]]] of Object.entries(CASES).entries()) {
    await open(page, rows);
    // Nothing can join the sample, and so nobody is asked.
    if (at > 0) await putFiles(page, 'New project');
    await says(page, said);
    expect(await page.getByText(/no question ids/).isVisible(), name).toBe(true);
    await picture(`headline-${name.replaceAll(' ', '-')}`);
  }
});

test('the headline of a three-way tie in Japanese', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja', isFirst: true });
  await settled(page, '収束');
  await page.getByText(/^判定の 9% が引き分けで、両者の 0.5勝と数えています。/).waitFor();
  await looksRight('many-ties-ja');
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, CASES['three-way tie'][0], 'ファイルを開く');
  await says(
    page,
    /との差もはっきりしない。全体として 95% の水準では、3 モデルの順位は決まらない。$/,
  );
  await looksRight('headline-ja');
});

test('many ties are told, and the better tie model is one click away', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { isFirst: true });
  await settled(page, 'Converged');
  const notice = page.getByRole('region', { name: 'Many ties' });
  await notice.getByText(/^9% of the judgments are ties, each counted as half a win/).waitFor();
  await notice.getByText(/Rao–Kupper comes first.*fewer than 100 questions/).waitFor();
  await looksRight('many-ties');
  await notice.getByRole('button', { name: 'Use Rao–Kupper' }).click();
  await notice.waitFor({ state: 'detached' });
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await page.getByRole('radio', { name: 'Rao–Kupper' }).isChecked()).toBe(true);
});

test.skipIf(!existsSync(ARENA))(
  '130 models: what is said of all at once (needs ../shared)',
  async ({ visit }) => {
    const { page, looksRight } = await visit('hosted');
    await page.getByLabel('Open files').setInputFiles(ARENA);
    await page.getByText('arena130-counts.csv').first().waitFor();
    await page.evaluate(() => {
      location.hash = 'leaderboard';
    });
    await says(page, /settled except within ranks 1–\d+, \d+–\d+ and \d+–130\.$/);
    await looksRight('headline-130');
  },
);

test('many groups: none is hidden', async ({ visit }) => {
  // Five groups of two that are level, each group far above the next.
  const names = 'ABCDEFGHIJ';
  const rows = Array.from(names).flatMap((a, i) =>
    Array.from(names.slice(i + 1), (b, j) =>
      i % 2 === 0 && j === 0 ? `${a},${b},40,40,0` : `${a},${b},78,2,0`,
    ),
  );
  const { page, looksRight } = await visit('hosted');
  await open(page, rows);
  const few = /settled except within ranks 1–2, 3–4, 5–6 and 2 more groups\.$/;
  await says(page, few);
  await looksRight('headline-many');
  await page.getByRole('button', { name: 'Show all 5 groups' }).click();
  await says(page, / 7–8 and 9–10\.$/);
  await page.getByRole('button', { name: 'Show fewer groups' }).click();
  await says(page, few);
});
