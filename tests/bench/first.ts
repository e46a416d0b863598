import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findChromium } from '../../.setup/chromium.mjs';
import { serveFolder } from '../../.setup/serve.mjs';

/** A first visit to one of the pages that are built, in a browser that has nothing of it. */
export interface FirstVisit {
  readonly page: string;
  /** Milliseconds from the end of parsing to the first ranking on screen: the median, and all. */
  readonly toRanking: number;
  readonly each: readonly number[];
  /** Tasks of the main thread over 50 ms until the fit has converged, in milliseconds. */
  readonly longTasks: readonly number[];
}

declare global {
  interface Window {
    firstVisit: { rankedAt: number | null; longTasks: number[] };
  }
}

const VISITS = 5;
const built = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** @throws where there is no build or no browser */
export async function benchFirst(): Promise<FirstVisit[]> {
  const files = ['dist-single/index.html', 'dist-single/with-models.html'];
  for (const file of ['dist/index.html', ...files])
    if (!existsSync(built(file))) throw new Error(`${file} is not there: npm run build makes it.`);
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error('There is no Chromium; CHROMIUM_PATH names one.');
  const server = await serveFolder(built('dist'), 0);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const addresses = [
      ['dist', `http://localhost:${String(server.port)}/`],
      ...files.map((file) => [file, pathToFileURL(built(file)).href]),
    ];
    const visits: FirstVisit[] = [];
    for (const [page, address] of addresses) {
      const times: number[] = [];
      const longTasks: number[] = [];
      for (let visit = 0; visit < VISITS; visit++) {
        const one = await firstVisit(browser, address);
        times.push(Math.round(one.toRanking));
        longTasks.push(...one.longTasks);
      }
      const sorted = times.toSorted((a, b) => a - b);
      visits.push({ page, toRanking: sorted[(VISITS - 1) / 2], each: times, longTasks });
    }
    return visits;
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function firstVisit(browser: Browser, address: string) {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.addInitScript(watchFirstVisit);
  await page.goto(address);
  await page.getByText('Converged', { exact: true }).waitFor();
  const seen = await page.evaluate(() => {
    const [{ domInteractive }] = performance.getEntriesByType(
      'navigation',
    ) as PerformanceNavigationTiming[];
    const { rankedAt, longTasks } = window.firstVisit;
    return { toRanking: (rankedAt ?? Infinity) - domInteractive, longTasks };
  });
  await context.close();
  return seen;
}

/** Runs in the page, before anything of its own. */
function watchFirstVisit(): void {
  const seen: Window['firstVisit'] = { rankedAt: null, longTasks: [] };
  window.firstVisit = seen;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  const look = new MutationObserver(() => {
    if (document.querySelector('[role="row"] [role="rowheader"]') === null) return;
    look.disconnect();
    // It is on screen once the next frame is drawn.
    requestAnimationFrame(() => {
      seen.rankedAt = performance.now();
    });
  });
  look.observe(document, { childList: true, subtree: true });
}
