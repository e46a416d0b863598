import type { Page } from 'playwright-core';
import { expect, test } from '../browser/harness.ts';
import { readBoard, settled } from '../browser/journeys/judge/board.ts';

const PRACTICE = { path: '#judge', practises: true } as const;

/** Begins to judge the practice set, which is open. */
async function begin(page: Page): Promise<void> {
  await page.getByText('36 judgments in total').waitFor();
  await page.getByRole('button', { name: 'Start judging' }).click();
  await page.getByRole('heading', { name: 'Which answer is better?' }).waitFor();
}

/** The two answers on the screen, once they are there. */
async function answers(page: Page): Promise<string[]> {
  const shown = page.getByRole('region', { name: /^(Answer|回答) [AB]$/ });
  await shown.nth(1).waitFor();
  return shown.allInnerTexts();
}

async function noted(page: Page, count: number): Promise<void> {
  await page.getByText(`${String(count)} of 36 judged`, { exact: true }).waitFor();
}

test('a human judges the practice set by keyboard, blindly, and it becomes a ranking', async ({
  visit,
}) => {
  const { page, requests } = await visit('hosted', PRACTICE);
  await begin(page);
  // The longer answer always wins: what comes of it is known.
  for (let count = 1; count <= 36; count++) {
    const [a, b] = await answers(page);
    expect(await page.locator('main').innerText()).not.toContain('practice/');
    await page.keyboard.press(a.length > b.length ? 'ArrowLeft' : 'ArrowRight');
    await noted(page, count);
  }
  await page.getByRole('heading', { name: 'All pairs are judged.' }).waitFor();
  await page.getByRole('link', { name: 'Show results' }).click();
  const names = page.getByRole('table', { name: 'The ranking so far' }).getByRole('rowheader');
  await names.nth(2).waitFor();
  await expect.poll(() => names.first().innerText()).toBe('practice/nagareru');

  await page.getByRole('link', { name: 'To the leaderboard' }).click();
  await page.waitForURL(/#leaderboard$/);
  await settled(page, 'Converged');
  await expect.poll(async () => (await readBoard(page)).at(0)?.name).toBe('nagareru');
  // Texts and judge are there as well.
  await page.getByRole('link', { name: 'Inspect', exact: true }).click();
  await page.getByText('36 judgments', { exact: true }).waitFor();
  expect(requests.filter((url) => !url.startsWith('http://localhost'))).toEqual([]);
});

test('verdicts are taken back, survive a reload, and none is asked twice', async ({ visit }) => {
  const { page } = await visit('hosted', PRACTICE);
  await begin(page);
  const first = await answers(page);
  await page.keyboard.press('ArrowDown');
  await noted(page, 1);
  expect(await answers(page)).not.toEqual(first);
  await page.keyboard.press('u');
  await noted(page, 0);
  expect(await answers(page)).toEqual(first);
  expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  const seen: string[] = [];
  for (let count = 1; count <= 3; count++) {
    seen.push((await answers(page)).join());
    await page.getByRole('button', { name: 'B is better' }).click();
    await noted(page, count);
  }
  await page.keyboard.press('Backspace');
  await noted(page, 2);

  await page.reload();
  await noted(page, 2);
  expect((await answers(page)).join()).toBe(seen[2]);

  // From the list the run goes on where it was; deleting it can be undone.
  await page.getByRole('link', { name: /All judging sessions/ }).click();
  await page.getByText('2 of 36 judgments').waitFor();
  await page.getByRole('button', { name: 'Rename Practice set · human' }).click();
  await page.getByRole('textbox', { name: /New name/ }).fill('mine');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete mine' }).click();
  await page.getByText('Deleted “mine”.').waitFor();
  await expect.poll(() => page.getByRole('link', { name: 'Continue mine' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: 'Continue mine' }).click();
  await page.getByRole('link', { name: 'Continue judging' }).click();
  await noted(page, 2);
});
