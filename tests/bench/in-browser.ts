import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { findChromium } from '../../.setup/chromium.mjs';
import { serveFolder } from '../../.setup/serve.mjs';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

declare global {
  interface Window {
    /** Tasks of the main thread over 50 ms so far, in milliseconds. */
    taskDurations: number[];
  }
}

/**
 * Opens the built page in a real browser and waits until the sample is fitted.
 * @param prepare what has to be there before the page loads
 * @throws where there is no build or no browser
 */
export async function inBrowser<T, P>(
  prepare: (page: Page) => Promise<P>,
  work: (page: Page, prepared: P) => Promise<T>,
  dist = DIST,
): Promise<T> {
  if (!existsSync(dist)) throw new Error('dist/ is not there: npm run build makes it.');
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error('There is no Chromium; CHROMIUM_PATH names one.');
  const server = await serveFolder(dist, 0);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({
      locale: 'en-US',
      viewport: { width: 1440, height: 900 },
    });
    const prepared = await prepare(page);
    await page.addInitScript(recordLongTasks);
    await page.goto(`http://localhost:${String(server.port)}/`);
    // Also where others keep the machine busy.
    await page.getByText('Converged', { exact: true }).waitFor({ timeout: 300_000 });
    return await work(page, prepared);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Runs in the page, before anything of its own. */
function recordLongTasks(): void {
  window.taskDurations = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.taskDurations.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}
