import type { Page } from 'playwright-core';
import { expect, test } from '../harness.ts';

/** The figures of what the plan takes, by their names. */
function outlook(page: Page, name: RegExp): Promise<string> {
  return page.getByRole('region', { name }).locator('dl').innerText();
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

test('what a plan comes to follows the choices', async ({ visit }) => {
  const { page } = await visit('hosted', { path: '#judge' });
  const start = page.getByRole('button', { name: 'Start judging' });
  // Twelve questions, three models: 36 pairs, each a minute.
  await page.getByText('36 judgments in all').waitFor();
  expect(await outlook(page, /What it comes to/)).toContain('about 36 min');
  await page.getByRole('checkbox', { name: /both orders/ }).check();
  await page.getByText('72 judgments in all').waitFor();
  expect(await outlook(page, /What it comes to/)).toContain('about 1 h 12 min');

  await page.getByRole('radio', { name: 'Against one model' }).check();
  await page.getByText('48 judgments in all').waitFor();
  await page.getByRole('radio', { name: 'A random part' }).check();
  await page.getByText('28 fewer than wanted').waitFor();
  await page.getByRole('textbox', { name: 'Comparisons' }).fill('10');
  await page.keyboard.press('Enter');
  await page.getByText('10 judgments in all').waitFor();
  expect(await start.isEnabled()).toBe(true);

  // An adaptive plan has nothing to give to a human beforehand, and says so.
  await page.getByRole('radio', { name: 'Where it tells most' }).check();
  await page.getByText('At most 72 judgments').waitFor();
  await page.getByText('only works with judges that are models').waitFor();
  expect(await start.isDisabled()).toBe(true);
});

for (const language of ['en', 'ja'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`${language}, ${theme}: axe finds nothing, and 360 px are wide enough`, async ({
      visit,
    }) => {
      const options = { language, theme, path: '#judge' };
      const { page, axe, picture } = await visit('hosted', options);
      await page.getByRole('radio', { name: /^(Where it tells most|知りたいことを優先)$/ }).check();
      await page.getByRole('radio', { name: /^(Is one among the first|上位に入るか)$/ }).check();
      await page.getByText(/^(More choices|細かな設定)$/).click();
      for (const [width, height] of [
        [1440, 1800],
        [360, 2600],
      ]) {
        await page.setViewportSize({ width, height });
        expect(await axe(), String(width)).toEqual([]);
        expect(await overflow(page), String(width)).toBe(0);
        await picture(`judge-plan-${String(width)}-${theme}-${language}`);
      }
    });
