import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, vi } from 'vitest';
import { rank } from '../../../src/cli/rank.ts';
import { shownName } from '../../../src/core/names/shown-name.ts';
import { expect, figure, test } from '../harness.ts';
import { HOSTILE } from '../hostile.ts';
import { settled } from '../journeys/judge/board.ts';
import { choose, openPublish, saveFrom } from '../publish.ts';
import { pagesOfRows } from './printed-rows.ts';

let folder = '';
let report = '';
/** Names that want to be more, of models, judges, categories and questions; some are long. */
const models = [...HOSTILE.slice(0, 11), `long${'-name'.repeat(30)}`];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-report-'));
  const lines = HOSTILE.flatMap((text, at) =>
    [0, 1].map((again) => ({
      question_id: text,
      model_a: models[at % models.length],
      model_b: models[(at + 1 + again * (at % 5)) % models.length],
      winner: (at + again) % 3 === 0 ? 'model_b' : 'model_a',
      judge: [HOSTILE[12], HOSTILE[13], 'human'][(at + again) % 3],
      ...{ question: `Why ${text}`, answer_a: `First ${text}`, answer_b: `Second ${text}` },
      category: HOSTILE[14 + (at % 2)],
    })),
  ).filter(({ model_a, model_b }) => model_a !== model_b);
  const file = join(folder, 'battles.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  report = join(folder, 'report.html');
  const silent = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  const code = await rank(
    [file, '--report', report, '--report-texts', '--draws', '500', '--chains', '2'],
    () => 1.8e12,
  );
  for (const spy of silent) spy.mockRestore();
  expect(code).toBe(0);
});
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

// The single file puts its report together of its own code.
const PLACES = ['hosted', 'single'] as const;
test.for(PLACES)('is dropped on %s, ranked the same again, and saved', async (place, { visit }) => {
  const { page } = await visit(place, { isFirst: true });
  await page.getByLabel('Open files').setInputFiles({
    ...{ name: 'whatever.txt', mimeType: 'text/html' },
    buffer: readFileSync(report),
  });
  await page.locator('header').getByText('report', { exact: true }).waitFor();
  await settled(page, 'Converged');
  const heading = page.getByRole('heading', { level: 1 });
  await expect.poll(() => heading.innerText()).toContain(' probability ');
  const told = await heading.innerText();
  const dialog = await openPublish(page);
  await choose(dialog, 'What to publish', 'Report');
  await choose(dialog, 'Format', 'With questions and answers');
  await dialog.getByText(/about [\d.]+ k?B/).waitFor();
  await dialog.getByRole('button', { name: 'Save report' }).waitFor();
  const saved = join(folder, 'saved.html');
  writeFileSync(saved, (await saveFrom(page, dialog)).bytes);
  const { page: own, requests } = await visit({ single: saved });
  // The same numbers, from the draws of the page and from those of the command line.
  const probability = / probability ([^ ]+)/;
  const [, ofReport = ''] = probability.exec(await own.locator('h1').innerText()) ?? [];
  const html = readFileSync(report, 'utf8');
  const [, written = ''] = /<h1>([^]*?)<\/h1>/.exec(html) ?? [];
  expect(ofReport).not.toBe('');
  expect(told).toContain(` probability ${ofReport}`);
  expect(written.replace('&gt;', '>').replace('&lt;', '<')).toContain(` probability ${ofReport}`);
  const hashes = [html, readFileSync(saved, 'utf8')].map(
    (text) => /class="hash">([0-9a-f]{64})</.exec(text)?.[1],
  );
  expect(hashes[1]).toBe(hashes[0]);
  // How each question begins stands beside its id.
  const asked = [html, readFileSync(saved, 'utf8')].map((text) =>
    Array.from(text.matchAll(/<small><bdi>(Why [^<]*)</g), ([, beginning]) => beginning),
  );
  expect(asked[0].length).toBeGreaterThan(HOSTILE.length);
  expect(asked[1]).toEqual(asked[0]);
  await own.getByRole('heading', { name: 'Fit it anew' }).waitFor();
  await own.getByRole('slider').fill('-0.5');
  const anew = own.locator('#anew-state');
  await expect.poll(() => anew.textContent()).toMatch(/^Fitted anew to .*R-hat/);
  figure(`report saved by ${place}`, `${(readFileSync(saved).length / 1000).toFixed(0)} kB`);
  const titles = await own.getByRole('heading', { level: 2 }).allTextContents();
  expect(titles).toEqual(expect.arrayContaining(['Judges', 'Questions', 'Judgments']));
  expect(requests.filter((url) => url.startsWith('http'))).toEqual([]);
});
