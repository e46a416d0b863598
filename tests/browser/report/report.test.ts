import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { shownName } from '../../../src/core/names/shown-name.ts';
import { expect, figure, test } from '../harness.ts';
import { HOSTILE } from '../hostile.ts';
import { models, writeReport } from './written.ts';
import { pagesOfRows } from './printed-rows.ts';

let folder = '';
let report = '';
beforeAll(async () => ({ folder, report } = await writeReport()));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('is read, turned and fitted anew from disk without the network, and runs no name', async ({
  visit,
}) => {
  const { page, context, requests, longTasks, looksRight } = await visit({ single: report });
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('heading', { name: 'Fit it anew' }).waitFor();
  for (const details of await page.locator('summary').all()) await details.click();
  // The first name is a cell like any other.
  await expect
    .poll(() => page.locator('#leaderboard tbody th').allInnerTexts())
    .toHaveLength(models.length);
  const shown = await page.locator('#leaderboard tbody th bdi').allTextContents();
  expect(new Set(shown)).toEqual(new Set(models.map(shownName)));
  // Questions and answers open below their judgment, as text.
  const list = page.locator('#one-by-one');
  await list.getByRole('button', { name: '1: question and answers' }).first().click();
  const read = list.locator('.read .written');
  await expect.poll(() => read.allTextContents()).toHaveLength(3);
  const own = (await read.allTextContents()).map((text) => text.replace(/^\w+ /, ''));
  expect(new Set(own).size).toBe(1);
  expect(HOSTILE).toContain(own[0]);
  expect(await list.locator('.read').evaluate((one) => one.querySelector('img, script, svg'))).toBe(
    null,
  );
  await page.getByLabel('Judgments by').selectOption({ label: 'all people' });
  await page.locator('#anew-result table').waitFor();
  const state = page.locator('#anew-state');
  await expect
    .poll(() => state.textContent())
    .toMatch(/^Fitted anew to [\d,]+ judgments\. .*R-hat/);
  const people = Number(
    /to ([\d,]+)/.exec((await state.textContent()) ?? '')?.[1].replace(',', ''),
  );
  expect(people).toBeGreaterThan(50);
  expect(people).toBeLessThan(HOSTILE.length);
  // What the report says stands beside it.
  const first = await page
    .locator('#leaderboard tbody tr')
    .first()
    .locator('td.number')
    .first()
    .innerText();
  await expect
    .poll(() => page.locator('#anew-result td:last-child').allInnerTexts())
    .toContain(`1. ${first.replace(/\s+/g, ' ')}`);
  await page.getByRole('button', { name: '日本語' }).click();
  await page.getByRole('heading', { name: '計算し直す' }).waitFor();
  // What was folded out stays so, in the other language.
  await page.getByText('番号を選ぶと、その判定の質問と回答を読めます。').waitFor();
  await page.getByRole('slider').fill('-0.5');
  await expect.poll(() => state.textContent()).toMatch(/件で計算し直しました。.*R-hat/);
  await page.getByRole('button', { name: 'レポートと同じに戻す' }).click();
  await expect.poll(() => page.locator('#anew-result').innerText()).toBe('');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^プロジェクトを保存/ }).click();
  expect((await download).suggestedFilename()).toBe('report.caravan');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  figure(
    'longest task of a report',
    `${String(Math.max(0, ...(await longTasks()).map(({ duration }) => duration)))} ms`,
  );
  await looksRight('report');
});

test('is whole without scripts, and no row is cut where it is printed', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(report).href);
  const titles = await page.getByRole('heading', { level: 2 }).allTextContents();
  expect(titles.slice(0, 3)).toEqual(['Tiers', 'Leaderboard', 'Can it be believed?']);
  expect(titles.slice(3)).toEqual([
    ...['Judges', 'Questions'],
    expect.stringMatching(/^Strengths by /),
    ...['Judgments', 'How it was made'],
  ]);
  const judged = page.locator('#judgments');
  await judged.getByText('Reading them here needs JavaScript').waitFor();
  for (const details of await page.locator('summary').all()) await details.click();
  const rows = await page.locator('tbody tr').count();
  const printed = pagesOfRows(await page.pdf({ format: 'A4', tagged: true }));
  await context.close();
  expect(printed.length).toBe(rows);
  expect(new Set(printed.flat()).size).toBeGreaterThan(5);
  expect(printed.filter((pages) => pages.length !== 1)).toEqual([]);
});
