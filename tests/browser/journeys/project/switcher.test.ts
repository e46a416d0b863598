import type { Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';
import { readBoard, settled } from '../judge/board.ts';
import { answersOf, judgmentsOf } from './files.ts';
import { putFiles } from './where.ts';

const switcher = (page: Page) => page.getByRole('button', { name: 'Project', exact: true });
const menu = (page: Page) => page.getByRole('menu', { name: 'Project' });
const item = (page: Page, name: string) => menu(page).getByRole('menuitem', { name, exact: true });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent.trim());

async function pick(page: Page, name: string): Promise<void> {
  await switcher(page).click();
  await item(page, name).click();
}

/** The header says which project is open. */
async function named(page: Page, name: string): Promise<void> {
  await page.locator('header strong').getByText(name, { exact: true }).waitFor();
}

async function boardNames(page: Page): Promise<string[]> {
  return (await readBoard(page)).map(({ name }) => name);
}

test('projects are made, named, copied, switched and deleted with the mouse', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const sample = await boardNames(page);
  await pick(page, 'New project');
  await named(page, 'Untitled project');
  await page.getByRole('heading', { name: 'What next?' }).waitFor();
  await page.getByLabel('Open files').setInputFiles(judgmentsOf('mine.csv', ['x', 'y']));
  // It belongs to the empty project, which takes its name; nobody is asked.
  await named(page, 'mine.csv');
  await settled(page, 'Converged');
  expect(await boardNames(page)).toEqual(['x', 'y']);

  await pick(page, 'Rename project');
  await page.getByRole('textbox', { name: 'New name of project mine.csv' }).fill('Mine');
  await page.keyboard.press('Enter');
  await named(page, 'Mine');
  await pick(page, 'Duplicate project');
  await named(page, 'Mine (copy)');
  await settled(page, 'Converged');
  expect(await boardNames(page)).toEqual(['x', 'y']);

  // What is done to the copy leaves the other as it was.
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByRole('button', { name: 'Rename x' }).click();
  await page.getByLabel('New name of x').fill('z');
  await page.keyboard.press('Enter');
  await page.getByText('x is now z').waitFor();
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await expect.poll(() => boardNames(page)).toEqual(['z', 'y']);
  await pick(page, 'Mine');
  await named(page, 'Mine');
  await settled(page, 'Converged');
  await expect.poll(() => boardNames(page)).toEqual(['x', 'y']);

  await pick(page, 'Delete project');
  await page.getByText('Deleted project “Mine”.').waitFor();
  await named(page, 'Mine (copy)');
  await switcher(page).click();
  const names = menu(page).getByRole('group', { name: 'Projects' }).getByRole('menuitem');
  await expect
    .poll(() => names.allInnerTexts())
    .toEqual([expect.stringContaining('Mine (copy)'), expect.stringContaining('Rakuda')]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await named(page, 'Mine');
  await settled(page, 'Converged');
  await expect.poll(() => boardNames(page)).toEqual(['x', 'y']);

  await page.reload();
  await named(page, 'Mine');
  await settled(page, 'Converged');
  expect(await boardNames(page)).toEqual(['x', 'y']);
  await pick(page, 'Rakuda 2023-07-14');
  await settled(page, 'Converged');
  await expect.poll(() => boardNames(page)).toEqual(sample);
});

test('a copy and its original show their own files, though their judgments are the same', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const files = page.getByRole('heading', { level: 3, name: /\.(csv|jsonl)$/ });
  const shown = () => files.allInnerTexts();
  await page.getByLabel('Open files').setInputFiles(judgmentsOf('mine.csv', ['x', 'y']));
  await named(page, 'mine.csv');
  await settled(page, 'Converged');
  await pick(page, 'Duplicate project');
  await named(page, 'mine.csv (copy)');
  await settled(page, 'Converged');
  const [, answers] = answersOf(['x', 'y'], 2);
  await page.getByLabel('Open files').setInputFiles(answers);
  await putFiles(page, 'Add to this project');
  await page.getByRole('link', { name: /^Data/ }).click();
  await expect.poll(shown).toEqual(['mine.csv', 'answers.jsonl']);
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await settled(page, 'Converged');
  await page.getByRole('link', { name: /^Data/ }).click();

  await pick(page, 'mine.csv');
  await named(page, 'mine.csv');
  await expect.poll(shown).toEqual(['mine.csv']);
  await page.reload();
  await expect.poll(shown).toEqual(['mine.csv']);
  await pick(page, 'mine.csv (copy)');
  await named(page, 'mine.csv (copy)');
  await expect.poll(shown).toEqual(['mine.csv', 'answers.jsonl']);
});

test('the switcher is used by keyboard alone', async ({ visit }) => {
  const { page, axe } = await visit('hosted');
  await settled(page, 'Converged');
  await page.getByLabel('Open files').setInputFiles(judgmentsOf('mine.csv', ['x', 'y']));
  await named(page, 'mine.csv');
  await settled(page, 'Converged');
  await switcher(page).focus();
  await page.keyboard.press('Enter');
  // It opens on the project that is open.
  await expect.poll(() => focused(page)).toContain('mine.csv');
  expect(await axe()).toEqual([]);
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toContain('Rakuda');
  await page.keyboard.press('End');
  expect(await focused(page)).toBe('Delete project');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toContain('mine.csv');
  await page.keyboard.press('ArrowUp');
  expect(await focused(page)).toBe('Delete project');
  await page.keyboard.press('Escape');
  await expect.poll(() => menu(page).count()).toBe(0);
  await expect
    .poll(() => switcher(page).evaluate((one) => one === document.activeElement))
    .toBe(true);

  await page.keyboard.press('Enter');
  await menu(page).waitFor();
  await expect.poll(() => focused(page)).toContain('mine.csv');
  // Letters find names, one after the other.
  await page.keyboard.press('r');
  expect(await focused(page)).toContain('Rakuda');
  await page.keyboard.press('r');
  expect(await focused(page)).toBe('Rename project');
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'New name of project mine.csv' });
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('By hand');
  await page.keyboard.press('Enter');
  await named(page, 'By hand');

  await switcher(page).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toContain('By hand');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await named(page, 'Rakuda 2023-07-14');
  await settled(page, 'Converged');
  await expect.poll(() => readBoard(page)).toHaveLength(9);
});
