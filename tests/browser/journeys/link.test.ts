import type { Page } from 'playwright-core';
import { allowClipboard, expect, go, test } from '../harness.ts';
import { choose, openPublish } from '../publish.ts';
import { readBoard, settled } from './judge/board.ts';

/* A ranking as a link: made in the Publish dialog, opened beside what somebody else has. */

/** Opens the dialog at its links, and waits for what it says of one. */
async function openLinks(page: Page) {
  const dialog = await openPublish(page);
  await choose(dialog, 'What to publish', 'Link');
  await dialog.getByText(/characters? long|There is no link/).waitFor();
  return dialog;
}

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

test('a link that is too long says what would fit, and a damaged one that it is', async ({
  visit,
}) => {
  const { page } = await visit('hosted', { path: '#checks?r=AVQYUNntk81uWzcQhZ' });
  await page.getByRole('alert').getByText('The link is damaged or was cut').waitFor();
  await page.getByRole('heading', { name: 'Checks', level: 1 }).waitFor();
  expect(new URL(page.url()).hash).toBe('#checks');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });

  let state = 7;
  const rows = Array.from({ length: 20 * 19 * 48 }, (_, at) => {
    state = (state * 48_271) % 2_147_483_647;
    const [left, right] = [at % 20, (at + 1 + (Math.floor(at / 20) % 19)) % 20];
    const winner = (['model_a', 'model_b', 'tie'] as const)[state % 3];
    return `q${Math.floor(at / 380)},m${left},m${right},${winner}`;
  });
  const buffer = Buffer.from(['question_id,model_a,model_b,winner', ...rows].join('\n'));
  await page
    .getByLabel('Open files')
    .setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer });
  await page.locator('header').getByText('many.csv').waitFor();
  await go(page, '#leaderboard');
  const dialog = await openLinks(page);
  await dialog.getByText(/^There is no link: it would have \d+,\d+ characters/).waitFor();
  await dialog.getByRole('button', { name: 'Count by pair alone' }).click();
  await dialog.getByText(/^\d,\d+ characters long\..*mostly narrower than here/s).waitFor();
  await dialog.getByRole('combobox', { name: 'Models' }).selectOption({ label: 'First 5' });
  await dialog.getByText(/of 5 models by pair,.*between the first 5 of 20 models/s).waitFor();
});
