import type { Page } from 'playwright-core';
import { expect, test } from '../harness.ts';
import { settled } from './judge/board.ts';

/* A file whose verdicts say how clear a win is. */

const SAID = ['A>>B', 'A>B', 'A=B', 'B>A', 'B>>A'];

/** Two games each of two models against a baseline, by questions. */
function arenaHard(): string {
  return Array.from({ length: 60 }, (_, n) => {
    const games = [{ score: SAID[(n * 3) % 5] }, { score: SAID[n % 3 === 0 ? 0 : (n * 2) % 4] }];
    const model = n % 2 === 0 ? 'north' : 'south';
    const about = { uid: `q${n >> 1}`, category: 'c', judge: 'j', baseline: 'base' };
    return JSON.stringify({ ...about, model, games });
  }).join('\n');
}

async function open(page: Page, label: string): Promise<void> {
  const file = { name: 'graded.jsonl', mimeType: 'application/jsonl' };
  const buffer = Buffer.from(arenaHard());
  await page.getByLabel(label).setInputFiles({ ...file, buffer });
  await page.getByText('graded.jsonl').first().waitFor();
}

test('grades choose the model, which the page says and lets one change', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted');
  await open(page, 'Open files');
  await page.evaluate(() => {
    location.hash = 'leaderboard';
  });
  await settled(page, 'Converged');
  const note = page.getByRole('region', { name: 'Graded verdicts' });
  await note.getByText(/The grade of each win counts here, by adjacent categories/).waitFor();
  // Both models of grades are fitted by themselves, and the better one said.
  await note
    .getByText(/^The model of (adjacent|cumulative) .*(elpd ahead of|elpd apart|judgments better)/)
    .waitFor();
  await looksRight('graded');
  await note.getByRole('button', { name: 'Use cumulative thresholds' }).click();
  await note.getByText(/counts here, by cumulative thresholds/).waitFor();
  await settled(page, 'Converged');
  await note.getByRole('button', { name: 'Use Davidson, without grades' }).click();
  await note.getByText(/counts them like any other/).waitFor();
  expect(await note.getByRole('button').count()).toBe(2);
  await page.evaluate(() => {
    location.hash = 'data';
  });
  await page.getByText(/strong verdicts \(≫, much better\): kept as a grade/).waitFor();
});

test('the same in Japanese', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja' });
  await open(page, 'ファイルを開く');
  await page.evaluate(() => {
    location.hash = 'leaderboard';
  });
  const note = page.getByRole('region', { name: '段階つきの判定' });
  await note.getByText(/勝ちの明確さを隣接カテゴリモデルで考慮しています/).waitFor();
  await looksRight('graded-ja');
});
