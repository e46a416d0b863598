import type { Page } from 'playwright-core';
import { expect, test } from '../harness.ts';
import { settled } from './judge/board.ts';

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

async function go(page: Page, to: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, to);
}

test('rankings count once each, or as pairs where one says so', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted');
  await open(page, 'Open files');
  await go(page, 'data');
  const found = page.getByText(/choices among three models or more/);
  await page.getByText(/40 choices .* each counts as one observation/).waitFor();
  await page.getByText(/In 1 of the file’s rankings places are shared/).waitFor();
  await looksRight('choices');
  await go(page, 'checks');
  await page.getByText(/79 choices among three models or more: the fit counts each/).waitFor();
  await looksRight('choices-checks');
  await go(page, 'data');
  await page.getByText('As pairs', { exact: true }).click();
  await page.getByText(/each counts as pairs, as if every pair had been judged/).waitFor();
  expect(await found.count()).toBe(1);
  await go(page, 'leaderboard');
  await settled(page, 'Converged');
  await go(page, 'checks');
  await page.getByRole('heading', { name: 'Have the chains converged?' }).waitFor();
  expect(await page.getByText(/the fit counts each/).count()).toBe(0);
});

test('the same in Japanese', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja' });
  await open(page, 'ファイルを開く');
  await go(page, 'data');
  await page.getByText(/3 つ以上のモデルからの選択.*1 件を 1 つの観測として/).waitFor();
  await looksRight('choices-ja');
});
