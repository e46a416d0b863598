import type { Page } from 'playwright-core';
import { expect, go, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';

/* "Which questions decide the top rank?": from the Checks page into Inspect and back, by keyboard. */

/** What a question is called is a stranger's text. */
const PIVOT = '<img src=x onerror=alert(1)> どちらが上?';

/** What is asked where verdicts are level; another’s text as well. */
const LEVEL = '<b>Who</b> is level?';

/** On twelve questions Beta is ahead by a little; one more was judged often, and has Alpha first. */
function judgments(): string {
  const rows: { question_id: string; model_a: string; model_b: string; winner: string }[] = [];
  const add = (question_id: string, model_a: string, model_b: string, winner: string) =>
    rows.push({ question_id, model_a, model_b, winner });
  for (let q = 0; q < 12; q++) {
    const name = `q${String(q)}`;
    add(name, 'Alpha', 'Beta', q % 3 === 0 ? 'model_a' : 'model_b');
    add(name, 'Beta', 'Alpha', q % 4 === 0 ? 'model_b' : 'model_a');
    add(name, 'Alpha', 'Gamma', 'model_a');
    add(name, 'Gamma', 'Beta', 'model_b');
  }
  for (let times = 0; times < 15; times++) {
    add(PIVOT, 'Alpha', 'Beta', 'model_a');
    add(PIVOT, 'Beta', 'Alpha', 'model_b');
  }
  for (let times = 0; times < 3; times++) add('level', 'Gamma', 'Beta', 'tie');
  return rows.map((row) => JSON.stringify(row)).join('\n');
}

async function open(page: Page): Promise<void> {
  const files = [
    ['pivot.jsonl', judgments()],
    ['question.jsonl', JSON.stringify({ question_id: 'level', category: 'maths', turns: [LEVEL] })],
  ] as const;
  await page
    .getByLabel(/Open files|ファイルを開く/)
    .first()
    .setInputFiles(
      files.map(([name, text]) => ({ name, mimeType: '', buffer: Buffer.from(text) })),
    );
  await page.locator('header').getByText('pivot').first().waitFor();
  await page.getByText(/3 (models ·|モデル)/).waitFor();
}

test('the question that decides who is first is found by keyboard, read in Inspect, and left again', async ({
  visit,
}) => {
  const { page, axe, picture } = await visit('hosted');
  await settled(page, 'Converged');
  await open(page);
  await settled(page, 'Converged');
  await go(page, 'checks?part=questions');
  const part = page.locator('#questions');
  await part.getByRole('button', { name: 'Analyse the questions' }).press('Enter');
  const verdict = part.locator('strong').first();
  await expect
    .poll(() => verdict.innerText())
    .toBe('1 of 14 questions decides the first rank: without that one, Alpha is no longer first.');
  await part
    .getByText(/\d+ of 14 questions clearly separates? models\. \d+ (is|are) dead\./)
    .waitFor();

  const table = part.getByRole('table').first();
  const row = (at: number) => table.getByRole('row').nth(at);
  await expect.poll(() => row(1).innerText()).toContain(PIVOT);
  expect(await row(1).innerText()).toMatch(/\s30\s[^]*Beta/);
  // Level verdicts separate nobody.
  await part.getByLabel('Sort by').selectOption('ties');
  await expect
    .poll(() => row(1).innerText())
    .toMatch(/level\s+<b>Who<\/b> is level\?\s+dead\s+3\s[^]*100%/);
  await part.getByLabel('Sort by').selectOption('influence');
  await expect.poll(() => row(1).innerText()).toContain(PIVOT);

  for (const drawn of await part.locator('figure').all()) await drawn.scrollIntoViewIfNeeded();
  await expect.poll(() => part.locator('svg[role="img"]').count()).toBe(2);
  await part.getByText('As a table').last().press('Enter');
  await part.getByRole('columnheader', { name: 'Kendall’s τ' }).waitFor();
  expect(await axe()).toEqual([]);
  await picture('questions-part');

  const links = row(1).getByRole('link');
  await links.nth(1).press('Enter');
  await page.getByRole('heading', { name: '30 judgments' }).waitFor();
  await page.getByRole('link', { name: 'Back to the number' }).press('Enter');
  await expect
    .poll(() => links.nth(1).evaluate((own) => own === document.activeElement))
    .toBe(true);
  await links.first().press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Inspect' }).waitFor();
  expect(new URL(page.url()).hash).toContain(`question=${encodeURIComponent(PIVOT)}`);
  await page.goBack();
  // What was found is still there.
  await expect.poll(() => verdict.innerText()).toContain('decides the first rank');
});

test('the same in Japanese on a phone', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja', width: 360 });
  await settled(page, '収束');
  await open(page);
  await settled(page, '収束');
  await go(page, 'checks?part=questions');
  const part = page.locator('#questions');
  await part.getByRole('button', { name: '質問を分析する' }).press('Enter');
  await expect
    .poll(() => part.locator('strong').first().innerText())
    .toBe(
      '14 問のうち 1 問が首位を左右しています。その一問を除くと Alpha は首位ではなくなります。',
    );
  await looksRight('questions-part');
});
