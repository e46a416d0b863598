import type { Page } from 'playwright-core';

/** Answers where the files belong that were opened beside those of the open project. */
export async function putFiles(page: Page, where: 'Add to this project' | 'New project') {
  await page.getByRole('dialog').getByRole('button', { name: where }).click();
}
