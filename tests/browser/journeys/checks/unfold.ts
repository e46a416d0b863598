import type { Page } from 'playwright-core';

/** Opens a part of the Checks page, if it is folded. */
export async function unfold(page: Page, part: string): Promise<void> {
  const title = page.locator(`#${part} h2 button`);
  // One that speaks against the ranking unfolds by itself, and would be folded by a late click.
  while ((await title.getAttribute('aria-expanded')) === 'false') await title.click();
}

/** Opens all parts of the Checks page; another page has none. */
export async function unfoldAll(page: Page): Promise<void> {
  const ids = await page
    .locator('section:has(h2 button[aria-expanded=false])')
    .evaluateAll((sections) => sections.map(({ id }) => id));
  for (const id of ids) await unfold(page, id);
}
