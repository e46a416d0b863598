import { openLinks, openPublish } from '../browser/publish.ts';
import type { Page } from 'playwright-core';
import { allowClipboard, expect, go, test } from '../browser/harness.ts';
import { readBoard, settled } from '../browser/journeys/judge/board.ts';

const noticeOf = (page: Page) => page.getByText(/came with a link: 800 judgments of 9 models/);

test('a ranking travels as a link, is the same elsewhere, and leaves what is there alone', async ({
  visit,
}) => {
  const { page, context, axe } = await visit('hosted');
  await allowClipboard(context);
  await settled(page, 'Converged');
  const board = await readBoard(page);
  const dialog = await openLinks(page);
  await dialog.getByLabel('Title', { exact: true }).fill('<img src=x onerror=alert(1)>\u202e');
  await dialog.getByText('Names as printed').click();
  await dialog.getByLabel('Printed name of GPT-4').fill('The <b>best</b>');
  await dialog
    .getByText(
      /^1,\d\d\d characters long\..*It carries no texts, no names of questions and no judges\.$/s,
    )
    .waitFor();
  expect(await axe()).toEqual([]);
  const shown = async () => (await dialog.locator('pre').textContent()) ?? '';
  await expect.poll(shown).toMatch(/^http:\/\/localhost:\d+\/#leaderboard\?r=[\w-]+$/);
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await dialog.getByRole('status').getByText('Copied.').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await shown());
  const path = link.slice(link.indexOf('#'));

  // From the disk nothing is asked of anybody; on the web there is something to go back to.
  const alone = await visit('single', { path });
  await noticeOf(alone.page).waitFor();
  await settled(alone.page, 'Converged');
  expect(await readBoard(alone.page)).toEqual(board);
  expect(alone.requests.filter((url) => !url.startsWith('file:'))).toEqual([]);

  const other = await visit('hosted', { path });
  await noticeOf(other.page).waitFor();
  await settled(other.page, 'Converged');
  expect(await readBoard(other.page)).toEqual(board);
  expect(new URL(other.page.url()).hash).toBe('#leaderboard');
  const name = '<img src=x onerror=alert(1)>⟨U+202E⟩ (from a link)';
  await other.page.locator('header').getByText(name).waitFor();
  await other.looksRight('linked');
  const again = await openPublish(other.page);
  await again
    .getByRole('img', { name: /^<img src=x onerror=alert\(1\)>⟨U\+202E⟩\. The <b>/ })
    .waitFor();
  await other.page.keyboard.press('Escape');
  await other.page.getByRole('button', { name: 'Back to Rakuda 2023-07-14' }).click();
  await other.page.locator('header').getByText('Rakuda 2023-07-14', { exact: true }).waitFor();
  await noticeOf(other.page).waitFor({ state: 'detached' });

  // It is one project however often it is opened, there after a reload, and gone when deleted.
  await go(other.page, path);
  await noticeOf(other.page).waitFor();
  await other.page.reload();
  await settled(other.page, 'Converged');
  await other.page.locator('header').getByText(name).waitFor();
  await go(other.page, path);
  await noticeOf(other.page).waitFor();
  const projects = other.page.getByRole('button', { name: 'Project', exact: true });
  await projects.click();
  await expect.poll(() => other.page.getByRole('menuitem', { name }).count()).toBe(1);
  await other.page.keyboard.press('Escape');
  await other.page.getByRole('button', { name: 'Delete this project' }).click();
  await other.page.getByText('Deleted project', { exact: false }).waitFor();
  await other.page.locator('header').getByText('Rakuda 2023-07-14', { exact: true }).waitFor();
});
