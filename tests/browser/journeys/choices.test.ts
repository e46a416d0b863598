import type { Page } from 'playwright-core';
import { expect, go, test } from '../harness.ts';
import { published } from '../publish.ts';
import { readBoard, settled } from './judge/board.ts';
import { saveProject } from './project/where.ts';

/* A file of rankings, each of which is one observation. */

const MODELS = ['north', 'south', 'east', 'west'];

/** Rankings in which each model is first now and then, one of them with a shared place. */
function rankings(): string {
  return Array.from({ length: 40 }, (_, n) => {
    const turn = n % 5 < 2 ? 0 : n % 4;
    const ranks = MODELS.map((_, m) => (n === 39 ? Math.min(m + 1, 2) : ((m + turn) % 4) + 1));
    return JSON.stringify({ question_id: `q${n}`, models: MODELS, ranks });
  }).join('\n');
}

async function open(page: Page, label: string): Promise<void> {
  const file = { name: 'ranked.jsonl', mimeType: 'application/jsonl' };
  const buffer = Buffer.from(rankings());
  await page.getByLabel(label).setInputFiles({ ...file, buffer });
  await page.getByText('ranked.jsonl').first().waitFor();
}

/** Says what choices count as; a file that is read again leads to what is ranked of it. */
async function choose(page: Page, text: 'As pairs' | 'One observation each'): Promise<void> {
  await page.getByText(text, { exact: true }).click();
  await page.waitForURL(/#leaderboard/);
  await go(page, 'data');
}

/**
 * The mean of half the intervals, once those of the open data are there: over these questions alone,
 * since pairs that follow from one another are widened over questions like them.
 */
async function width(page: Page): Promise<number> {
  await go(page, 'leaderboard');
  await page.locator('header').getByText('4 models · 240 judgments').waitFor();
  const alone = page.getByRole('button', { name: 'Show over these questions alone' });
  const isAlone = page.getByRole('button', { name: 'Show over questions like these' });
  await alone.or(isAlone).waitFor();
  if (await alone.isVisible()) await alone.click();
  await isAlone.waitFor();
  await settled(page, 'Converged');
  const board = await readBoard(page);
  expect(board.map(({ name }) => name).toSorted()).toEqual(MODELS.toSorted());
  return board.reduce((sum, { plusMinus }) => sum + plusMinus / board.length, 0);
}

async function stanData(page: Page): Promise<unknown> {
  const { bytes } = await published(page, 'Files', 'Stan data (JSON)');
  const data: unknown = JSON.parse(bytes.toString());
  return data;
}

test('rankings count once each, or as pairs where one says so', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted');
  await open(page, 'Open files');
  await go(page, 'data');
  const found = page.getByText(/choices among three models or more/);
  await page.getByText(/40 choices .* each counts as one observation/).waitFor();
  await page.getByText(/In 1 of them places are shared/).waitFor();
  await looksRight('choices');
  const once = await width(page);
  // All four, and three of them without one or another.
  expect(await stanData(page)).toMatchObject({ K: 4, S: 5 });
  await go(page, 'checks');
  await page.getByText(/80 choices among three models or more: the fit, leave-one-out/).waitFor();
  await looksRight('choices-checks');

  await go(page, 'data');
  await choose(page, 'As pairs');
  await page.getByText(/each counts as pairs, as if every pair had been judged/).waitFor();
  expect(await found.count()).toBe(1);
  await expect.poll(() => width(page)).toBeLessThan(0.98 * once);
  expect(await stanData(page)).not.toHaveProperty('chosen');
  await go(page, 'checks');
  await page.getByRole('heading', { name: 'Have the chains converged?' }).waitFor();
  expect(await page.getByText(/the fit, leave-one-out/).count()).toBe(0);

  await go(page, 'data');
  await choose(page, 'One observation each');
  await page.getByText(/40 choices .* each counts as one observation/).waitFor();
  await expect.poll(() => width(page)).toBe(once);
});

test('a project keeps what becomes of choices', async ({ visit }) => {
  const { page } = await visit('hosted');
  await open(page, 'Open files');
  const once = await width(page);
  await go(page, 'data');
  await choose(page, 'As pairs');
  await page.getByText(/each counts as pairs/).waitFor();
  await expect.poll(() => width(page)).toBeLessThan(0.98 * once);
  const asPairs = await width(page);
  const path = await saveProject(page, 'choices.caravan');

  const other = await visit('hosted');
  await other.page.getByLabel('Open files').setInputFiles(path);
  await other.page.locator('header').getByText('4 models · 240 judgments').waitFor();
  await expect.poll(() => width(other.page)).toBe(asPairs);
  await go(other.page, 'data');
  await other.page.getByText(/each counts as pairs/).waitFor();
  // Where the file itself is not at hand it can't be read in another way.
  expect(await other.page.getByText('One observation each', { exact: true }).count()).toBe(0);
});

test('the same in Japanese', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja' });
  await open(page, 'ファイルを開く');
  await go(page, 'data');
  await page.getByText(/3 つ以上のモデルからの選択.*1 件を 1 つの観測として/).waitFor();
  await looksRight('choices-ja');
  await go(page, 'checks');
  await page.getByText(/選択が 80 件あります/).waitFor();
  await looksRight('choices-checks-ja');
});
