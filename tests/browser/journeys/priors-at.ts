import type { Page } from 'playwright-core';
import { expect } from '../harness.ts';
import { settled } from './judge/board.ts';

/** Opens the Priors page once the fit is there. */
export async function openPriors(page: Page): Promise<void> {
  await settled(page, 'Converged');
  await page.getByRole('link', { name: 'Priors', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Priors' }).waitFor();
  await page.getByText('The draws of the fit, unweighted.').waitFor();
}

/** Waits until what is tried has an answer that can be believed, and nothing moves any more. */
export async function answered(page: Page): Promise<void> {
  let before = '';
  await expect
    .poll(
      async () => {
        await page.getByText(/are reliable|are still usable|Refitted under/).waitFor();
        const last = before;
        before = await intervals(page);
        return before === last;
      },
      { interval: 600 },
    )
    .toBe(true);
}

export const controls = (page: Page) =>
  page.getByRole('complementary', { name: 'Model and prior to try' });

export const choose = (page: Page, group: string, name: string) =>
  controls(page).getByRole('radiogroup', { name: group, exact: true }).getByText(name).click();

/** Where the intervals under the tried settings are drawn. */
export function intervals(page: Page): Promise<string> {
  return page
    .getByRole('region', { name: 'The models, best first' })
    .locator('rect.moving')
    .evaluateAll((marks) =>
      marks.map((mark) => `${mark.getAttribute('x')} ${mark.getAttribute('width')}`).join(';'),
    );
}

/** The median of the leader as the figure's table has it now. */
export async function ratings(page: Page): Promise<Map<string, number>> {
  const table = page.getByRole('region', { name: 'The ranking under this prior' });
  if (!(await table.isVisible())) {
    await page.getByText('As a table: The ranking under this prior').click();
  }
  await table.getByRole('rowheader').first().waitFor();
  const found = new Map<string, number>();
  for (const row of (await table.getByRole('row').all()).slice(1)) {
    const name = await row.getByRole('rowheader').innerText();
    const [, , , now] = await row.getByRole('cell').allInnerTexts();
    found.set(name, Number(now.replaceAll(',', '').replace('−', '-')));
  }
  return found;
}
