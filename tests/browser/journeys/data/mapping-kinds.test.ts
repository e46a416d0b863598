import type { Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';
import { putFiles } from '../project/where.ts';

const PLAYERS = ['gold', 'silver', 'bronze'];

async function open(page: Page, name: string, content: string): Promise<void> {
  await page
    .getByLabel('Open files')
    .setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
  await page.getByText('What do the columns mean?').waitFor();
}

async function counted(page: Page, models: number, judgments: number): Promise<void> {
  await page.locator('header').getByText(`${models} models · ${judgments} judgments`).waitFor();
}

/** Every two of them, a few times; the one named first in the list scores more. */
const pairs = PLAYERS.flatMap((home, h) =>
  PLAYERS.flatMap((away, a) => (h === a ? [] : [{ home, away, ft: [3 - h, 3 - a] }])),
);

test('records inside a JSON document, with scores nested in them', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted');
  const games = pairs.map(({ home, away, ft }) => ({ home, away, score: { ft } }));
  await open(page, 'league.json', JSON.stringify({ name: 'League', rounds: { games } }));
  await page.getByText('Each row is a record of the array “rounds.games”.').waitFor();
  await page.getByLabel('First model', { exact: true }).selectOption('home');
  await page.getByLabel('Second model').selectOption('away');
  await page.getByText('Two columns of scores').click();
  await page.getByLabel('Score of the first').selectOption('score.ft.0');
  await page.getByLabel('Score of the second').selectOption('score.ft.1');
  await page.getByText('gold beats silver').first().waitFor();
  await page.getByText('6 of the first 6 rows can be read.').waitFor();
  await looksRight('mapping-nested');
  await page.getByRole('button', { name: 'Use this mapping' }).click();
  await counted(page, 3, 6);
});

test('single scores of which the lower are better, by keyboard', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted');
  const rows = [1, 2].flatMap((task) =>
    PLAYERS.map((name, at) => [task, name, at + task, 'Ann'].join(',')),
  );
  await open(page, 'errors.csv', ['task no,system,errors,who', ...rows].join('\n'));
  await page.getByRole('radio', { name: 'One comparison' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText('Choose the two models and the columns that count their wins.').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByText('Choose the columns of the model, its scores and the question.').waitFor();
  await page.getByLabel('Model', { exact: true }).selectOption('system');
  await page.getByLabel('Question').selectOption('task no');
  await page.getByRole('checkbox', { name: 'errors' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('radio', { name: 'higher' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText('1: gold 1').waitFor();
  await looksRight('mapping-scores');
  await page.getByRole('button', { name: 'Use this mapping' }).click();
  await counted(page, 3, 6);
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByText('the lower score wins').waitFor();
  await page.getByText('Equal scores count as a tie (0).').waitFor();
});

test('a column for each model, read again by itself after a reload', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'en' });
  const table = (last: string) => `item,alpha,beta,gamma,remark\na,1,2,3,x\nb,3,2,1,y\n${last}\n`;
  await open(page, 'wide.csv', table('c,3,3,2,z'));
  await page.getByText('Scores of several models').click();
  // The header says what names the question.
  await page.getByText('a: alpha 1 · beta 2 · gamma 3').waitFor();
  await page.getByLabel('Question').selectOption('');
  await page.getByText('#1: alpha 1 · beta 2 · gamma 3').waitFor();
  await page.getByLabel('Question').selectOption('item');
  await page.getByRole('checkbox', { name: 'gamma' }).click();
  await page.getByText('a: alpha 1 · beta 2', { exact: true }).waitFor();
  await page.getByRole('checkbox', { name: 'gamma' }).click();
  await looksRight('mapping-wide');
  await page.getByRole('button', { name: 'Use this mapping' }).click();
  await counted(page, 3, 9);
  // What is listed is stored, and so there after a reload.
  await page.getByRole('link', { name: /^Runs/ }).click();
  await page.getByRole('button', { name: 'Rename wide.csv', exact: true }).first().waitFor();
  await page.reload();
  await page
    .getByLabel('Open files')
    .setInputFiles({ name: 'again.csv', mimeType: '', buffer: Buffer.from(table('c,3,3,,')) });
  await putFiles(page, 'New project');
  await counted(page, 3, 7);
});

test('verdicts of several people, of whom nobody knows what they saw first', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja' });
  const rows = pairs.map(({ home, away }, at) => [at, home, away, 'A', 'A', 'tie'].join(','));
  const content = ['no,one,other,田中,鈴木,佐藤', ...rows].join('\n');
  await page
    .getByLabel('ファイルを開く')
    .setInputFiles({ name: '調査.csv', mimeType: '', buffer: Buffer.from(content) });
  await page.getByLabel('先のモデル', { exact: true }).first().selectOption('one');
  await page.getByLabel('後のモデル').selectOption('other');
  await page.getByRole('radio', { name: '不明' }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('結果の列', { exact: true }).selectOption('田中');
  for (const name of ['鈴木', '佐藤']) await page.getByRole('checkbox', { name }).click();
  await page.getByText('gold 対 silver：2勝0敗1分').waitFor();
  await looksRight('mapping-raters');
  await page.getByRole('button', { name: 'この指定で読む' }).click();
  await page.locator('header').getByText('18').first().waitFor();
  expect(await page.locator('header').textContent()).toContain('3');
});

test('on the Data page the notice leads to the file that it is about', async ({ visit }) => {
  const { page } = await visit('hosted', { width: 360, height: 740 });
  await open(page, 'wins.csv', 'who,whom,how\na,b,won\nb,c,won\n');
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  await page.getByRole('alert').getByRole('link').press('Enter');
  const file = page.getByRole('listitem').filter({ hasText: 'wins.csv' });
  await expect.poll(() => file.evaluate((e) => e.contains(document.activeElement))).toBe(true);
  await expect.poll(() => file.evaluate((e) => e.getBoundingClientRect().top)).toBeLessThan(700);
});
