import type { Page } from 'playwright-core';
import { VIEWS } from '../../../../src/pages/checks/views.ts';
import { expect } from '../../harness.ts';

/** Opens a part of the Checks page, if it is folded, in whichever view it is. */
export async function unfold(page: Page, part: string): Promise<void> {
  const view = VIEWS.find(({ parts }) => parts.some((known) => known === part));
  if (view !== undefined) await page.locator(`nav a[href="#checks?view=${view.id}"]`).click();
  const title = page.locator(`#${part} h2 button`);
  // One that speaks against the ranking unfolds by itself, and would be folded by a late click.
  while ((await title.getAttribute('aria-expanded')) === 'false') await title.click();
  // What is far down is drawn when it is looked at.
  await title.scrollIntoViewIfNeeded();
}

/** Opens all parts of the view of the Checks page that is shown; another page has what only phones fold. */
export async function unfoldAll(page: Page): Promise<void> {
  const folded = page.locator('section h2 button[aria-expanded=false]').filter({ visible: true });
  // At once: one that unfolds by itself meanwhile would be folded by a late click, or waited for.
  const clickAll = (titles: Element[]): number => {
    for (const title of titles) (title as HTMLElement).click();
    return titles.length;
  };
  await expect.poll(() => folded.evaluateAll(clickAll)).toBe(0);
}

/** The addresses of the Checks page, view by view. */
export const CHECKS: readonly string[] = VIEWS.map(({ id }) => `checks?view=${id}`);
