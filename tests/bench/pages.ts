import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createRandom } from '../../src/core/numerics/random.ts';
import { inBrowser } from './in-browser.ts';

/** What one page does with many models in a real browser. */
export interface PageFigures {
  readonly models: number;
  readonly page: string;
  /** Milliseconds of the longest task of the main thread, and of it what the processor worked. */
  readonly longest: number;
  readonly processor: number;
  /** Of the page and its workers, resident, when it had settled; null where there is no /proc. */
  readonly megabytes: number | null;
}

const PAIRS = 500_000;
/** Milliseconds without a change after which a page has settled. */
const REST = 1500;
const CHECKS = ['convergence', 'fit', 'robustness', 'judges'].map((view) => `checks?view=${view}`);
const ASKED = [
  ...['leaderboard?sort=model', 'leaderboard', 'data', 'priors', ...CHECKS],
  ...['inspect', 'ask', 'judge', 'runs', 'settings', 'leaderboard'],
];

export async function benchPages(sizes: readonly number[], dist?: string): Promise<PageFigures[]> {
  const figures: PageFigures[] = [];
  for (const models of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'caravan-pages-'));
    try {
      // A file, not its bytes: those would go through the page that is measured.
      const file = join(folder, 'many.csv');
      writeFileSync(file, countsOf(models));
      const visit = (page: Page): Promise<PageFigures[]> => visitAll(page, models, file);
      figures.push(...(await inBrowser(() => Promise.resolve(), visit, dist)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return figures;
}

async function visitAll(page: Page, models: number, file: string): Promise<PageFigures[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page has no browser.');
  await page.evaluate(watchChanges);
  const figures: PageFigures[] = [];
  const measure = async (what: string, work: () => Promise<void>): Promise<void> => {
    await browser.startTracing(page, { categories: ['toplevel'] });
    await work();
    const tasks = longestTask(await browser.stopTracing());
    figures.push({ models, page: what, ...tasks, megabytes: await megabytesOf(browser) });
  };
  await measure('import', async () => {
    await page.setInputFiles('header input[type=file]', file);
    await until(page, 'header', 'many.csv');
    await until(page, 'footer .verdict', 'Preview');
  });
  await measure('fit', async () => {
    await until(page, 'footer .verdict', 'onverged');
    await settled(page);
  });
  for (const asked of ASKED) {
    await measure(asked, async () => {
      await page.evaluate((to) => {
        location.hash = to;
      }, asked);
      await settled(page);
    });
    await measure(`${asked}, scrolled`, async () => {
      await page.evaluate(scrollThrough);
      await settled(page);
    });
  }
  return figures;
}

/** Asks the page seldom, and for little: what it does for that is among its tasks. */
async function until(page: Page, selector: string, text: string): Promise<void> {
  const said = (of: string): string => document.querySelector(of)?.textContent ?? '';
  while (!(await page.evaluate(said, selector)).includes(text)) await page.waitForTimeout(500);
}

async function settled(page: Page): Promise<void> {
  const age = (): number => performance.now() - window.changedAt;
  do await page.waitForTimeout(REST / 3);
  while ((await page.evaluate(age)) < REST);
}

declare global {
  interface Window {
    /** When the document changed last. */
    changedAt: number;
  }
}

/** Runs in the page, where functions can't have names: tsx would call a helper for them. */
function watchChanges(): void {
  window.changedAt = performance.now();
  new MutationObserver(() => {
    window.changedAt = performance.now();
  }).observe(document, {
    ...{ childList: true, subtree: true, attributes: true, characterData: true },
  });
}

/** Runs in the page as well. */
async function scrollThrough(): Promise<void> {
  for (let y = 0; y < document.documentElement.scrollHeight; y += 0.8 * innerHeight) {
    scrollTo(0, y);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  scrollTo(0, 0);
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, by the clock and of the thread's processor time. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** In milliseconds, over all pages of the trace. */
function longestTask(trace: Buffer): { readonly longest: number; readonly processor: number } {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${String(pid)} ${String(tid)}`),
  );
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) =>
      name.endsWith('RunTask') && threads.has(`${String(pid)} ${String(tid)}`),
  );
  const most = (times: readonly number[]): number =>
    Math.round(times.reduce((a, b) => Math.max(a, b), 0) / 1000);
  return {
    longest: most(tasks.map(({ dur = 0 }) => dur)),
    processor: most(tasks.map(({ tdur = 0 }) => tdur)),
  };
}

async function megabytesOf(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  try {
    const kilobytes = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(id)}/status`, 'utf8')))
      .map((found) => Number(found?.[1]));
    return Math.round(Math.max(...kilobytes) / 1024);
  } catch {
    return null;
  }
}

/** One or two judgments of each of so many pairs, as counts. */
function countsOf(models: number): string {
  const random = createRandom(models);
  const below = (n: number): number => Math.floor(random.uniform() * n);
  const strengths = Array.from({ length: models }, () => random.normal());
  const share = PAIRS / (models * (models - 1));
  const rows = ['model_a,model_b,wins_a,wins_b,ties'];
  for (let a = 0; a < models; a++) {
    for (let b = 0; b < models; b++) {
      if (a === b || random.uniform() >= share) continue;
      const p = 1 / (1 + Math.exp(strengths[b] - strengths[a]));
      const won = [0, 0];
      for (let n = below(2); n >= 0; n--) won[random.uniform() < p ? 0 : 1]++;
      rows.push(`lab/model-${String(a)},lab/model-${String(b)},${won.join()},0`);
    }
  }
  return rows.join('\n');
}
