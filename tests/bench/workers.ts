import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Page } from 'playwright-core';
import type { FitSummary } from '../../src/core/posterior/ranking/summary.ts';
import { STAN } from './arena.ts';
import { ARENA } from './checks.ts';
import { inBrowser } from './in-browser.ts';

/** Milliseconds of one fit in the page, from counts to summary, and of its parts. */
interface PageFit {
  readonly whole: number;
  /** Until the chains begin: the approximation, and of a first fit its preview as well. */
  readonly approximation: number;
  /** All chains, on as many workers as the page has for them. */
  readonly chains: number;
  /** By two workers. */
  readonly summary: number;
  /** The smaller of bulk and tail. */
  readonly effective: number;
}

export interface PageFigures {
  readonly cores: number;
  readonly first: PageFit;
  readonly quickest: PageFit;
  readonly whole: readonly number[];
  /** Effective draws a second of both, and how many times Stan’s. */
  readonly perSecond: readonly [number, number];
  readonly timesStan: readonly [number, number];
}

declare global {
  interface Window {
    pageFits: PageFit[];
  }
}

/** So many until the engine has compiled all it will: about ten runs of each worker. */
const FITS = 24;
/** Milliseconds. */
const LOOK = 500;
/** Milliseconds, for machines that do much else. */
const TIMEOUT = 180_000;

/**
 * 4 × 1,000 draws of 130 models in a real browser, in its workers: the first fit of the page but
 * for the sample's, and then the same with other seeds. By the clock, so that it wants a machine
 * that does nothing else. Null where the counts do not lie beside the project.
 */
export async function benchWorkers(dist?: string): Promise<PageFigures | null> {
  if (!existsSync(ARENA)) return null;
  const fits = await inBrowser(prepare, fitOften, dist);
  const quickest = fits.reduce((a, b) => (b.whole < a.whole ? b : a));
  const perSecond = ({ effective, whole }: PageFit): number => (1000 * effective) / whole;
  const both = [perSecond(fits[0]), perSecond(quickest)] as const;
  return {
    cores: cpus().length,
    first: fits[0],
    quickest,
    whole: fits.map(({ whole }) => whole),
    perSecond: both,
    timesStan: [both[0] / STAN, both[1] / STAN],
  };
}

async function prepare(page: Page): Promise<void> {
  page.setDefaultTimeout(TIMEOUT);
  await page.addInitScript(timeFits);
}

async function fitOften(page: Page): Promise<PageFit[]> {
  // Seldom, since every look takes time from the fit, and then until the fit is stored as well.
  const fitted = async (n: number) => {
    await page.waitForFunction((wanted) => window.pageFits.length >= wanted, n, { polling: LOOK });
    await page.waitForTimeout(LOOK);
  };
  const count = () => page.evaluate(() => window.pageFits.length);
  const sample = await count();
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByLabel('Draws per chain', { exact: true }).fill('1000');
  await page.getByLabel('Draws per chain', { exact: true }).press('Enter');
  await page.getByLabel('New data open with no more draws than these').check();
  await fitted(sample + 1);
  await page.getByRole('link', { name: 'Leaderboard', exact: true }).click();
  const before = await count();
  await page
    .getByLabel('Open files')
    .first()
    .setInputFiles({ name: 'arena.csv', mimeType: 'text/csv', buffer: readFileSync(ARENA) });
  await page.locator('header').getByText('arena').first().waitFor();
  await fitted(before + 1);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  for (let fit = 1; fit < FITS; fit++) {
    await page.getByLabel('Seed', { exact: true }).fill(String(fit + 1));
    await page.getByLabel('Seed', { exact: true }).press('Enter');
    await fitted(before + 1 + fit);
  }
  return page.evaluate((from) => window.pageFits.slice(from), before);
}

/** What of workers and their answers is looked at. */
interface Workers {
  postMessage: (this: Worker, message: unknown, transfer: Transferable[]) => void;
}
interface Answer {
  readonly id: number;
  readonly kind: string;
  readonly output: { readonly summary: Pick<FitSummary, 'diagnostics'> };
}

/**
 * Runs in the page, before anything of its own: notes when jobs are sent and answered. No function
 * in it has a name, which tsx would keep by means that the page has not.
 */
function timeFits(): void {
  window.pageFits = [];
  const workers: Workers = Worker.prototype;
  const send = workers.postMessage;
  const names = new Map<number, string>();
  const sent = new Map<string, number>();
  let drawn = NaN;
  const listened = new WeakSet<Worker>();
  workers.postMessage = function (message, transfer) {
    if (!listened.has(this))
      this.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        if (data.kind !== 'done') return;
        const now = performance.now();
        const name = names.get(data.id);
        if (name === 'chain') drawn = now;
        if (name !== 'summarise') return;
        // A fit begins with either; a preview that comes late is no begin.
        const begin = sent.get('approximation') ?? sent.get('approximate') ?? NaN;
        const chains = sent.get('chain') ?? NaN;
        const { essBulkMin, essTailMin } = data.output.summary.diagnostics;
        window.pageFits.push({
          whole: now - begin,
          approximation: chains - begin,
          chains: drawn - chains,
          summary: now - drawn,
          effective: Math.min(essBulkMin, essTailMin),
        });
        sent.clear();
      });
    listened.add(this);
    const { id, name } = message as { id: number; name?: string };
    if (name !== undefined) {
      names.set(id, name);
      if (!sent.has(name)) sent.set(name, performance.now());
    }
    send.call(this, message, transfer);
  };
}
