import type { Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';
import { storedIn } from '../data/stored.ts';
import { judgmentsOf } from './files.ts';
import { putFiles } from './where.ts';

/** How often both tabs do something at once. */
const ROUNDS = 4;
/** What a file of two models has. */
const JUDGMENTS = 25;

const counted = (page: Page, models: number, judgments: number) =>
  page.locator('header').getByText(`${models} models · ${judgments} judgments`);

/** Two tabs on one project, which has one file. */
async function twoTabs(page: Page): Promise<readonly Page[]> {
  await settled(page, 'Converged');
  await page.getByLabel('Open files').setInputFiles(judgmentsOf('first.csv', ['x', 'y']));
  await counted(page, 2, JUDGMENTS).waitFor();
  await settled(page, 'Converged');
  const other = await page.context().newPage();
  await other.goto(page.url().split('#')[0]);
  await counted(other, 2, JUDGMENTS).waitFor();
  await settled(other, 'Converged');
  return [page, other];
}

test('files that two tabs add at once all join the project', async ({ visit }) => {
  const { page } = await visit('hosted');
  const tabs = await twoTabs(page);
  const names = ['first.csv'];
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [at, tab] of tabs.entries()) {
      // Both are called the same in the last round.
      const name = round === ROUNDS ? 'same.csv' : `${round} of tab ${at}.csv`;
      names.push(round === ROUNDS && at > 0 ? 'same.csv (2)' : name);
      await tab.getByLabel('Open files').setInputFiles(judgmentsOf(name, ['x', `${round} ${at}`]));
    }
    await Promise.all(tabs.map((tab) => putFiles(tab, 'Add to this project')));
    for (const tab of tabs) {
      await counted(tab, 2 + 2 * round, JUDGMENTS * (1 + 2 * round)).waitFor();
      await settled(tab, 'Converged');
    }
  }
  const { projects } = await storedIn(page);
  const own = projects as readonly { name: string; source: { files: { file: string }[] } | null }[];
  const files = own.find(({ name }) => name === 'first.csv')?.source?.files;
  expect(files?.map(({ file }) => file).sort()).toEqual(names.sort());
});

test('a model left out in one tab stays so when the other adds a file at once', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  const tabs = await twoTabs(page);
  const [one, other] = tabs;
  await other.getByLabel('Open files').setInputFiles(judgmentsOf('more.csv', ['x', 'y', 'z']));
  await putFiles(other, 'Add to this project');
  for (const tab of tabs) await counted(tab, 3, 3 * JUDGMENTS).waitFor();
  await settled(one, 'Converged');
  await one.getByRole('link', { name: 'Data', exact: true }).click();
  await one.getByRole('checkbox', { name: 'Use z' }).waitFor();
  await other.getByLabel('Open files').setInputFiles(judgmentsOf('most.csv', ['x', 'y']));
  await Promise.all([
    // Not by the mouse: what the other tab adds may move the row under it.
    one.getByRole('checkbox', { name: 'Use z' }).dispatchEvent('click'),
    putFiles(other, 'Add to this project'),
  ]);
  for (const tab of tabs) await counted(tab, 2, 3 * JUDGMENTS).waitFor();
});

test('deleted in one tab, everything is gone from the other as well, keys and drafts too', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  const [one, other] = await twoTabs(page);
  await other.getByRole('link', { name: 'Judge', exact: true }).click();
  await other.getByRole('button', { name: 'Add a model as judge' }).click();
  await other.getByLabel(/^API key/).fill('sk-secret-0123456789abcdefghij');
  await other.getByText('A key is in memory.').waitFor();
  await one.getByRole('link', { name: 'Settings' }).click();
  one.once('dialog', (dialog) => void dialog.accept());
  await one.getByRole('button', { name: 'Delete everything' }).click();
  for (const tab of [one, other]) {
    await tab.locator('header').getByText('Rakuda 2023-07-14').waitFor();
    await tab.getByRole('link', { name: 'Leaderboard' }).click();
    await settled(tab, 'Converged');
  }
  await other.getByRole('link', { name: 'Judge', exact: true }).click();
  await other.getByRole('button', { name: 'Open the practice set' }).click();
  await other.getByRole('button', { name: 'Add a model as judge' }).click();
  await other.getByLabel(/^API key/).waitFor();
  expect(await other.getByText('A key is in memory.').count()).toBe(0);
});
