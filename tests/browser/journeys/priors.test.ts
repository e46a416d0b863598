import type { Page } from 'playwright-core';
import { expect, test } from '../harness.ts';
import { readBoard, settled } from './board.ts';

const slider = (page: Page, name: RegExp) => page.getByRole('slider', { name });

test('moving the prior’s slider moves the intervals at once, and sampling follows', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const flat = await readBoard(page);
  await page.getByRole('radiogroup', { name: 'Prior on strength' }).getByText('Normal').click();
  await settled(page, 'Converged');
  const normal = await readBoard(page);
  // A normal prior of width 1 pulls the outermost model in.
  expect(normal[0].rating).toBeLessThan(flat[0].rating - 20);

  const width = slider(page, /Width σ/).first();
  await width.focus();
  for (let press = 0; press < 40; press++) await width.press('ArrowLeft');
  await page.getByRole('status').getByText('Preview').waitFor();
  await settled(page, 'Converged');
  const narrow = await readBoard(page);
  expect(narrow[0].rating).toBeLessThan(normal[0].rating - 50);
  expect(narrow[0].plusMinus).toBeLessThan(normal[0].plusMinus);

  await page.getByRole('button', { name: 'Back to default' }).click();
  await settled(page, 'Converged');
  expect(await readBoard(page)).toEqual(flat);
});

test('a flat prior narrower than the data says that it presses', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const width = slider(page, /Half-width/).first();
  await width.focus();
  for (let press = 0; press < 30; press++) await width.press('ArrowLeft');
  await page
    .getByText(/The strength of GPT-4 presses against the limit of the flat prior/)
    .waitFor();
  await page.getByText(/The limit cuts into the posterior of GPT-4/).waitFor();
});

test('the order effect and ties can be switched', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await page.getByText(/order effect −2\d ± 1\d: no clear favour/).waitFor();
  await page.getByRole('radiogroup', { name: 'Order effect' }).first().getByText('Off').click();
  await settled(page, 'Converged');
  expect(await page.getByText(/order effect −/).count()).toBe(0);
  const half = await readBoard(page);
  await page.getByRole('radiogroup', { name: 'Ties' }).getByText('Drop').click();
  await settled(page, 'Converged');
  // Without its ties the leader's record is better.
  expect((await readBoard(page))[0].rating).toBeGreaterThan(half[0].rating);
});

test('the panel opens and closes on a narrow screen', async ({ visit }) => {
  const { page } = await visit('hosted', { width: 360, height: 780 });
  await settled(page, 'Converged');
  expect(
    await slider(page, /Half-width/)
      .first()
      .isVisible(),
  ).toBe(false);
  await page.getByRole('button', { name: 'Model and prior' }).click();
  expect(
    await slider(page, /Half-width/)
      .first()
      .isVisible(),
  ).toBe(true);
  await page.getByRole('button', { name: 'Close' }).click();
  expect(
    await slider(page, /Half-width/)
      .first()
      .isVisible(),
  ).toBe(false);
});
