import type { Page } from 'playwright-core';
import { expect, test } from '../browser/harness.ts';
import { readBoard, settled } from '../browser/journeys/judge/board.ts';
import { openPriors, answered, choose, ratings } from '../browser/journeys/priors-at.ts';

const slider = (page: Page, name: RegExp) => page.getByRole('slider', { name });

test('moving the prior’s slider moves the intervals at once, and sampling follows', async ({
  visit,
}) => {
  const { page } = await visit('hosted', { isFirst: true });
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

test('settings that are tried become those of the leaderboard when they are kept', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await openPriors(page);
  const keep = page.getByRole('button', { name: 'Use these settings' });
  expect(await keep.isDisabled()).toBe(true);
  await choose(page, 'Prior on strength', 'Normal');
  await answered(page);
  const tried = await ratings(page);
  await keep.click();
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await settled(page, 'Converged');
  const [first] = await readBoard(page);
  // Weights and a fit of its own agree.
  expect(Math.abs(first.rating - (tried.get(first.name) ?? 0))).toBeLessThan(6);
  await page.getByRole('link', { name: 'What did the prior do?' }).click();
  await page.getByText('These are the settings of the fit.').waitFor();
});
