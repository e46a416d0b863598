import type { Page } from 'playwright-core';
import { expect } from '../../harness.ts';

/** Nothing of a hostile text has run, been asked for, or become an element. */
export async function expectInert(page: Page, requests: readonly string[]): Promise<void> {
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(requests.filter((url) => url.includes('hacked.invalid') || /\/x$/.test(url))).toEqual([]);
  const strangers = 'iframe, object, embed, video, audio, marquee, base, [onerror], [onload]';
  expect(await page.locator(strangers).count()).toBe(0);
}
