import type { Page } from 'playwright-core';
import { expect, go, test } from '../harness.ts';
import { readBoard, settled } from './judge/board.ts';
import { saveProject } from './project/where.ts';

const QUESTIONS = 12;

/** x beats y, both beat z but for every fourth question. */
function judgments() {
  const rows = Array.from({ length: QUESTIONS }, (_, q) => [
    ['x', 'y', q % 3 === 2 ? 'model_b' : 'model_a'],
    ['y', 'z', q % 4 === 0 ? 'tie' : 'model_a'],
    ['z', 'x', q % 4 === 1 ? 'model_a' : 'model_b'],
  ]).flatMap((pairs, q) =>
    pairs.map(([a, b, winner]) => `q${String(q)},${a},${b},${winner},human`),
  );
  const text = ['question_id,model_a,model_b,winner,judge', ...rows].join('\n');
  return { name: 'pairs.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

const counted = (page: Page, n: number) =>
  page.locator('header').getByText(`3 models · ${String(n)} judgments`);

/** What the leaderboard says at any width. */
const ratings = async (page: Page) =>
  (await readBoard(page)).map(({ name, rating, plusMinus }) => ({ name, rating, plusMinus }));

test('a verdict is corrected, a question left out; the ranking follows, with and without', async ({
  visit,
}) => {
  const { page, axe, looksRight } = await visit('hosted');
  await settled(page, 'Converged');
  await page.getByLabel('Open files').first().setInputFiles(judgments());
  await counted(page, 36).waitFor();
  await settled(page, 'Converged');
  const before = await ratings(page);

  await go(page, 'inspect?left=x&right=y&question=q0');
  await page.getByRole('heading', { name: '1 judgment', exact: true }).waitFor();
  const list = page.getByRole('list', { name: 'Judgments' }).getByRole('listitem');
  await list.first().getByRole('link').first().press('Enter');
  await page.getByText('Correct this verdict').press('Enter');
  await page.getByLabel('Reason (optional)').fill('The judge misread x.');
  const choice = page.getByRole('group', { name: 'Verdict that counts' });
  expect(await choice.getByRole('button', { pressed: true }).innerText()).toBe('x is better');
  await choice.getByRole('button', { name: 'y is better' }).press('Enter');
  const mark = page.getByText('corrected (file: x is better)');
  await mark.waitFor();
  await page.getByText('Corrected: y is better. The file says: x is better.').waitFor();
  expect(await choice.getByRole('button', { pressed: true }).innerText()).toBe('y is better');
  await looksRight('a corrected verdict');

  await go(page, 'inspect?question=q3');
  await page.getByRole('heading', { name: '3 judgments' }).waitFor();
  await list.first().getByRole('link').first().press('Enter');
  await page.getByText('Correct this verdict').press('Enter');
  await page.getByRole('button', { name: 'Leave out this question' }).press('Enter');
  await counted(page, 33).waitFor();
  await page.getByText('left out with its question (file: x is better)').waitFor();
  await page.getByRole('button', { name: 'Include this question again' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('No judgments match these filters.').waitFor();
  await page.getByLabel('Only corrected or left-out ones').check();
  await page.getByRole('heading', { name: '3 judgments' }).waitFor();

  await go(page, 'leaderboard');
  await page.getByText('2 corrections applied', { exact: true }).waitFor();
  await settled(page, 'Converged');
  const after = await ratings(page);
  const rating = (board: typeof after, name: string) =>
    board.find((row) => row.name === name)?.rating ?? expect.fail();
  expect(rating(after, 'x')).toBeLessThan(rating(before, 'x'));
  expect(rating(after, 'y')).toBeGreaterThan(rating(before, 'y'));
  expect(await axe()).toEqual([]);
  await page.getByRole('button', { name: 'Show without' }).press('Enter');
  await page.getByText('2 corrections not applied').waitFor();
  await counted(page, 36).waitFor();
  await settled(page, 'Converged');
  await expect.poll(() => ratings(page)).toEqual(before);
  await page.getByRole('button', { name: 'Show with corrections' }).press('Enter');
  await counted(page, 33).waitFor();
  await settled(page, 'Converged');
  await expect.poll(() => ratings(page)).toEqual(after);

  await go(page, 'data');
  const corrections = page.getByRole('list', { name: 'Corrections' }).getByRole('listitem');
  await expect.poll(() => corrections.count()).toBe(2);
  expect(await corrections.first().innerText()).toContain('x is better → y is better');
  expect(await corrections.first().innerText()).toContain('Reason: The judge misread x.');
  expect(await corrections.nth(1).innerText()).toContain('left out · 3 judgments');
  await page.getByText('Files are saved with 2 corrections applied').waitFor();
  await looksRight('corrections');
  await page.setViewportSize({ width: 1440, height: 900 });
  const section = page.locator('section').filter({ has: corrections.first() });
  await section.getByRole('button', { name: 'Undo' }).press('Enter');
  await counted(page, 36).waitFor();
  await expect.poll(() => corrections.count()).toBe(1);
  await section.getByRole('button', { name: 'Redo' }).press('Enter');
  await counted(page, 33).waitFor();
  await expect.poll(() => corrections.count()).toBe(2);

  // Another tab sees what is corrected here, and the other way round.
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await counted(tab, 33).waitFor();
  await tab.getByRole('button', { name: 'Remove the correction: Question q3' }).press('Enter');
  await counted(page, 36).waitFor();
  // Enter presses nothing in a tab of Firefox that is not in front.
  await page.bringToFront();
  await section.getByRole('button', { name: 'Remove the correction: x and y' }).press('Enter');
  await page.getByText('The file’s verdict on x and y counts again.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).first().press('Enter');
  await expect.poll(() => corrections.count()).toBe(1);
  await tab.bringToFront();
  await tab.getByRole('button', { name: 'Undo' }).first().press('Enter');
  await counted(page, 33).waitFor();
  await expect.poll(() => corrections.count()).toBe(2);
  await tab.close();
  await page.bringToFront();

  await page.getByRole('link', { name: /^Runs/ }).getByText('3').waitFor();
  await page.reload();
  await counted(page, 33).waitFor();
  await page.getByRole('link', { name: 'Show in Inspect: x and y' }).click();
  await mark.waitFor();

  const file = await saveProject(page, 'corrected.caravan');
  const other = await visit('hosted', { isFirst: true, language: 'ja' });
  await settled(other.page, '収束');
  await other.page.getByLabel('ファイルを開く').first().setInputFiles(file);
  await other.page.locator('header').getByText('判定 33 件').waitFor();
  await other.page.getByText('訂正 2 件を反映').waitFor();
  await go(other.page, 'data');
  await other.page.getByText('x の勝ち → y の勝ち').waitFor();
  await other.page.getByText('理由：The judge misread x.').waitFor();
  await other.page.getByRole('button', { name: '訂正を取り消す：質問 q3' }).press('Enter');
  await other.page.locator('header').getByText('判定 36 件').waitFor();
  await other.page.getByText('質問 q3 を戻しました。').waitFor();
  await other.page.getByRole('link', { name: '判定を見る：x と y' }).press('Enter');
  await other.page.getByText('訂正済み（ファイルでは x の勝ち）').waitFor();
  await other.looksRight('訂正');
  await other.page.getByRole('button', { name: 'ファイルの判定に戻す' }).press('Enter');
  await other.page.getByText('x と y の判定をファイルのとおりに戻しました。').waitFor();
  await other.page.getByRole('button', { name: '元に戻す' }).press('Enter');
  await other.page.getByText('訂正済み（ファイルでは x の勝ち）').waitFor();
});
