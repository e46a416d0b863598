import type { Locator, Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';
import { readBoard, settled } from '../judge/board.ts';
import { judgmentsOf } from './files.ts';
import { putFiles } from './where.ts';

const openFiles = (page: Page) => page.getByLabel('Open files');

async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
}

async function boardNames(page: Page): Promise<string[]> {
  return (await readBoard(page)).map(({ name }) => name);
}

const counted = (page: Page, models: number, judgments: number) =>
  page.locator('header').getByText(`${models} models · ${judgments} judgments`);

/** Drops files on a page as a user does who drags them in. */
async function drop(on: Locator, file: ReturnType<typeof judgmentsOf>): Promise<void> {
  const { name, mimeType } = file;
  await on.evaluate(
    (element, { name, mimeType, text }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name, { type: mimeType }));
      const init = { dataTransfer, bubbles: true, cancelable: true };
      element.dispatchEvent(new DragEvent('drop', init));
    },
    { name, mimeType, text: file.buffer.toString() },
  );
}

test('files that are dropped join the project or make a new one, as the user says', async ({
  visit,
}) => {
  const { page, looksRight } = await visit('hosted');
  await settled(page, 'Converged');
  // Nothing can join the sample: nobody is asked.
  await openFiles(page).setInputFiles(judgmentsOf('first.csv', ['x', 'y']));
  await counted(page, 2, 25).waitFor();
  await settled(page, 'Converged');

  await drop(page.locator('main'), judgmentsOf('second.csv', ['y', 'z']));
  const dialog = page.getByRole('dialog', { name: 'Where do these files belong?' });
  await dialog.getByText('You are opening second.csv.').waitFor();
  await dialog.getByText('They join the files and judgments of “first.csv”').waitFor();
  // Whoever presses Enter adds.
  const add = dialog.getByRole('button', { name: 'Add to this project' });
  expect(await add.evaluate((one) => one === document.activeElement)).toBe(true);
  await looksRight('add-or-new');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await counted(page, 2, 25).count()).toBe(1);

  await openFiles(page).setInputFiles(judgmentsOf('second.csv', ['y', 'z']));
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await counted(page, 2, 25).count()).toBe(1);

  await drop(page.locator('main'), judgmentsOf('second.csv', ['y', 'z']));
  await add.waitFor();
  await page.keyboard.press('Enter');
  await counted(page, 3, 50).waitFor();
  await settled(page, 'Converged');
  await expect.poll(() => boardNames(page)).toEqual(['x', 'y', 'z']);
  await goTo(page, 'Data');
  for (const name of ['first.csv', 'second.csv'])
    await page.getByRole('heading', { level: 3, name }).waitFor();

  await openFiles(page).setInputFiles(judgmentsOf('third.csv', ['p', 'q']));
  await putFiles(page, 'New project');
  await counted(page, 2, 25).waitFor();
  await goTo(page, 'Leaderboard');
  await settled(page, 'Converged');
  await expect.poll(() => boardNames(page)).toEqual(['p', 'q']);
  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Open project first.csv' }).click();
  await counted(page, 3, 50).waitFor();
});

test('a file that is switched off leaves the ranking, and comes back', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await openFiles(page).setInputFiles([
    judgmentsOf('first.csv', ['x', 'y']),
    judgmentsOf('second.csv', ['y', 'z']),
  ]);
  await counted(page, 3, 50).waitFor();
  await goTo(page, 'Data');
  const box = page.getByRole('checkbox', { name: /^Counts in the ranking ?: second\.csv$/ });
  await box.uncheck();
  await counted(page, 2, 25).waitFor();
  await goTo(page, 'Leaderboard');
  await settled(page, 'Converged');
  await expect.poll(() => boardNames(page)).toEqual(['x', 'y']);
  await page.reload();
  await settled(page, 'Converged');
  expect(await boardNames(page)).toEqual(['x', 'y']);
  await goTo(page, 'Data');
  expect(await box.isChecked()).toBe(false);
  await box.check();
  await counted(page, 3, 50).waitFor();
  await goTo(page, 'Leaderboard');
  await settled(page, 'Converged');
  await expect.poll(() => boardNames(page)).toEqual(['x', 'y', 'z']);
});

test('two tabs on one project see each other’s files', async ({ visit }) => {
  const { page, context } = await visit('hosted');
  await settled(page, 'Converged');
  await openFiles(page).setInputFiles(judgmentsOf('first.csv', ['x', 'y']));
  await counted(page, 2, 25).waitFor();
  await settled(page, 'Converged');
  const other = await context.newPage();
  await other.goto(page.url());
  await settled(other, 'Converged');
  await counted(other, 2, 25).waitFor();

  await openFiles(other).setInputFiles(judgmentsOf('second.csv', ['y', 'z']));
  await putFiles(other, 'Add to this project');
  await counted(other, 3, 50).waitFor();
  await counted(page, 3, 50).waitFor();
  await settled(page, 'Converged');
  await expect.poll(() => boardNames(page)).toEqual(['x', 'y', 'z']);

  // A name given in one is that in the other.
  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Rename project first.csv' }).click();
  await page.getByRole('textbox', { name: 'New name of project first.csv' }).fill('Both');
  await page.keyboard.press('Enter');
  await other.locator('header strong').getByText('Both', { exact: true }).waitFor();

  // And each adds to what the other has added.
  await openFiles(page).setInputFiles(judgmentsOf('third.csv', ['z', 'w']));
  await putFiles(page, 'Add to this project');
  await counted(page, 4, 75).waitFor();
  await counted(other, 4, 75).waitFor();
});

test('a file that the project has already is told before it counts twice', async ({ visit }) => {
  const { page } = await visit('hosted');
  await openFiles(page).setInputFiles(judgmentsOf('first.csv', ['x', 'y']));
  await counted(page, 2, 25).waitFor();
  const dialog = page.getByRole('dialog');
  const told = dialog.getByText('This project already has first.csv, as large to the byte.');

  await openFiles(page).setInputFiles(judgmentsOf('other.csv', ['x', 'y']));
  await dialog.getByText('You are opening other.csv.').waitFor();
  expect(await told.count()).toBe(0);
  await page.keyboard.press('Escape');
  await openFiles(page).setInputFiles(judgmentsOf('first.csv', ['x', 'y']));
  await told.waitFor();
  await putFiles(page, 'Add to this project');
  await counted(page, 2, 50).waitFor();
});
