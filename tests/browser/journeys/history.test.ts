import type { Page } from 'playwright-core';
import { historyWords } from '../../../src/words/history.ts';
import { expect, test } from '../harness.ts';
import { putFiles } from './project/where.ts';

/* What becomes of a ranking from fit to fit: compared, over time, and made once more. */

/** Ten questions on each of some days; on every one of them the first of a pair wins. */
function battles(pairs: readonly (readonly [string, string])[], days: readonly number[]): string {
  return days
    .flatMap((day) =>
      Array.from({ length: 10 }, (_, q) =>
        pairs.flatMap(([best, other]) =>
          [true, false].map((isFirst) => ({
            question_id: `day ${String(day)}, question ${String(q)}`,
            model_a: isFirst ? best : other,
            model_b: isFirst ? other : best,
            // One of ten is won by the other.
            winner: isFirst === q > 0 ? 'model_a' : 'model_b',
            judge: `judge ${String(day % 2)}`,
            tstamp: Date.UTC(2024, 0, day) / 1000,
          })),
        ),
      ),
    )
    .flat()
    .map((record) => JSON.stringify(record))
    .join('\n');
}

const EARLY = battles(
  [
    ['A', 'B'],
    ['B', 'C'],
  ],
  [1, 3],
);
/** B is ahead of A now, and a new model of all. */
const LATE = battles(
  [
    ['B', 'A'],
    ['D', 'B'],
  ],
  [15, 22, 29, 31],
);

const WORDS = {
  en: { converged: 'Converged', open: 'Open files', runs: /^Runs/ },
  ja: { converged: '収束', open: 'ファイルを開く', runs: /^実行履歴/ },
} as const;

async function openFile(page: Page, label: string, name: string, text: string): Promise<void> {
  await page
    .getByLabel(label)
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

test('two fits are compared, their ranks shown over time, and one is made once more', async ({
  visit,
}) => {
  const words = historyWords('en');
  const { page, looksRight } = await visit('hosted');
  const converged = () =>
    page
      .getByRole('status')
      .and(page.getByText('Converged', { exact: true }))
      .waitFor();
  const judgments = (n: number) => page.locator('header').getByText(`${String(n)} judgments`);
  // The fit of the sample is one of those compared below; who is here for the first time waits for it.
  await page.getByRole('link', { name: WORDS.en.runs }).getByText('1').waitFor();
  await openFile(page, WORDS.en.open, 'early.jsonl', EARLY);
  await page.locator('header').getByText('early.jsonl').waitFor();
  await judgments(80).waitFor();
  await converged();
  await openFile(page, WORDS.en.open, 'late.jsonl', LATE);
  await putFiles(page, 'Add to this project');
  await judgments(240).waitFor();
  await converged();
  await page.getByRole('link', { name: WORDS.en.runs }).click();

  // Both fits are there: the newest after, the one before it before.
  const after = page.getByRole('group', { name: words.compare.after, exact: true });
  const fitOf = (side: typeof after) => side.getByRole('combobox', { name: words.choice.fit });
  await expect.poll(() => fitOf(after).locator('option').count()).toBe(2);
  const compare = page.getByRole('button', { name: words.compare.begin, exact: true });
  await compare.focus();
  await page.keyboard.press('Enter');
  const table = page.getByRole('region', { name: words.compare.region });
  await table.waitFor();
  // The button has made way for the progress: the keyboard goes on in the same part.
  const place = () => page.evaluate(() => document.activeElement?.textContent);
  expect(await place()).toBe(words.compare.title);
  await page.getByText('Judgments: 80 → 240. 160 added, 0 removed, 0 with').waitFor();
  await page.getByText('Only after: D (rank 1).').waitFor();
  await page.getByText('Both were made by Caravan').waitFor();
  const cells = await table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'B', exact: true }) })
    .getByRole('cell')
    .allInnerTexts();
  expect(cells[0]).toBe('2');
  expect(cells[1]).toMatch(/^1 \(up 1\), P \d/);
  expect(cells[2]).toMatch(/^\+\d+ \(/);
  expect(cells[3]).toMatch(/^[>\d.]+%$/);

  // The same fit twice is no change.
  const before = page.getByRole('group', { name: words.compare.before, exact: true });
  await fitOf(before).selectOption({ index: 0 });
  await page.getByRole('button', { name: words.compare.again }).press('Enter');
  await page.getByText('The same 240 judgments.').waitFor();
  expect(await place()).toBe(words.compare.title);
  await page.getByText('none changes rank, and none changes in strength').waitFor();
  await expect.poll(() => table.getByRole('cell', { name: '50%' }).count()).toBe(4);

  // A fit of another project, whose models are others.
  const projects = before.getByRole('combobox', { name: words.choice.project });
  await projects.selectOption({ label: 'Rakuda 2023-07-14' });
  await expect.poll(() => fitOf(before).locator('option:checked').innerText()).toContain('Rakuda');
  await page.getByRole('button', { name: words.compare.again }).click();
  await page.getByText(words.compare.noneShared).waitFor();

  const fits = page.getByRole('img', { name: 'Ranks of 4 models in 2 rankings.' });
  await fits.waitFor();
  await page
    .getByRole('radiogroup', { name: words.time.by })
    .getByText(words.time.dates, { exact: true })
    .click();
  const dates = page.getByRole('img', { name: /^Ranks of 4 models in [3-8] rankings\.$/ });
  await dates.waitFor();
  await expect.poll(() => dates.textContent()).toContain('240 judgments');

  await page.getByRole('button', { name: words.again.begin }).click();
  await page.getByText(words.again.same).waitFor();
  await projects.selectOption({ label: 'early.jsonl' });
  await page.getByRole('button', { name: words.compare.again }).click();
  await table.waitFor();
  await looksRight('history');
});

test('fits are compared in Japanese', async ({ visit }) => {
  const words = historyWords('ja');
  const { page, axe } = await visit('hosted', { language: 'ja', width: 360 });
  await page.getByRole('link', { name: WORDS.ja.runs }).click();
  await page.getByRole('button', { name: words.compare.begin, exact: true }).waitFor();
  // Of one fit there is nothing to compare with until the same is chosen, or another project.
  expect(
    await page.getByRole('button', { name: words.compare.begin, exact: true }).isDisabled(),
  ).toBe(true);
  await page.getByText(words.time.few).waitFor();
  await page.getByRole('button', { name: words.again.begin }).click();
  await page.getByText(words.again.same).waitFor();
  expect(await axe()).toEqual([]);
});
