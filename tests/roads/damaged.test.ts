import { damageLast } from '../browser/journeys/data/damage.ts';
import type { Page } from 'playwright-core';
import { expect, test } from '../browser/harness.ts';
import { settled } from '../browser/journeys/judge/board.ts';

const shown = (page: Page) => page.locator('main').innerText();

test('where every run is damaged the sample is shown', async ({ visit }) => {
  const { page } = await visit('hosted', { language: 'ja' });
  await settled(page, '収束');
  await damageLast(page, 'no summary');
  await page.reload();
  await settled(page, '収束');
  await page.getByText('壊れていて使えません', { exact: false }).waitFor();
  expect(await shown(page)).not.toMatch(/NaN|計算しています/);
  const rows = page.getByRole('table').first().getByRole('row');
  await expect.poll(() => rows.count()).toBe(10);
});
