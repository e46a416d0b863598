import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createRandom } from '../../src/core/numerics/random.ts';
import { inBrowser } from './in-browser.ts';
import { megabytesOf, processorTime, stolenSince } from './machine.ts';

/** What one page does with many models in a real browser. */
export interface PageFigures {
  readonly models: number;
  readonly page: string;
  /** Milliseconds of the longest task of the main thread, and of it what the processor worked. */
  readonly longest: number;
  readonly processor: number;
  /**
   * Percent of the processor time that everything asked for meanwhile which a virtual machine's host
   * gave to others: the clock of a task runs on; null where there is no /proc.
   */
  readonly stolen: number | null;
  /** Of the page and its workers, resident, when it had settled; null where there is no /proc. */
  readonly megabytes: number | null;
}

const PAIRS = 500_000;
/** Milliseconds without a change and without work after which a page has settled. */
const REST = 600;
/** Milliseconds after which the next page is visited, whatever still works. */
const PATIENCE = 90_000;
/** Where one scrolls at most: a thousand rows are as slow as their parts. */
const STEPS = 40;

/** Something that a reader does, and what it is called in the table. */
type Act = readonly [what: string, act: (page: Page) => Promise<unknown>];

const PARTS = [
  ...['convergence', 'calibration', 'predictive', 'loo', 'ranks', 'fragility', 'questions'],
  ...['separation', 'slices', 'map', 'judge-cards', 'judges', 'style'],
];

const ACTS: readonly Act[] = [
  visit('leaderboard?sort=model'),
  visit('leaderboard'),
  ['search', (page) => page.fill('main input[type=search]', 'model-77')],
  ['search undone', (page) => page.fill('main input[type=search]', '')],
  visit('leaderboard?columns=judgments,rate,best,tier'),
  click('row opened', 'main [role=rowheader] button'),
  visit('data'),
  ['models searched', (page) => page.locator('main input[type=search]').first().fill('77')],
  // And once more, when all that it asks for is known and drawn at once.
  ...['priors', 'settings', 'priors'].map((to) => visit(to)),
  ...PARTS.map((part) => visit(`checks?part=${part}`)),
  visit('inspect'),
  click('judgment opened', 'main a[href*="row="]'),
  ...['ask', 'judge', 'runs'].map((to) => visit(to)),
  ['runs compared', compareRuns],
  ...['settings', 'guide', 'leaderboard'].map((to) => visit(to)),
  click('publish', 'header button:has-text("Publish")'),
  ...['table', 'badge', 'citation', 'link', 'draws', 'files', 'report'].map((product) =>
    click(`publish: ${product}`, `dialog .products label:has(input[value=${product}])`),
  ),
  ['publish closed', (page) => page.keyboard.press('Escape')],
  click('projects', 'header button[aria-haspopup]'),
];

/** Goes to a page and scrolls through it. */
function visit(to: string): Act {
  return [
    to,
    async (page) => {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, to);
      await settled(page);
      await page.evaluate(scrollThrough, STEPS);
    },
  ];
}

/** What is not there, such as a judgment of counts alone, is passed over. */
function click(what: string, selector: string): Act {
  return [
    what,
    async (page) => {
      const found = page.locator(selector).first();
      if ((await found.count()) > 0) await found.click();
    },
  ];
}

/** The fit with itself: what there is to draw is as much. */
async function compareRuns(page: Page): Promise<void> {
  for (const choice of await page.locator('main select[id$="-fit"]').all()) {
    const fit = await choice.locator('option').last().getAttribute('value');
    await choice.selectOption(fit);
  }
  const [, compare] = click('', 'main section button.strong');
  await compare(page);
  await settled(page);
  await page.evaluate(scrollThrough, STEPS);
}

export async function benchPages(sizes: readonly number[], dist?: string): Promise<PageFigures[]> {
  const figures: PageFigures[] = [];
  for (const models of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'caravan-pages-'));
    try {
      // A file, not its bytes: those would go through the page that is measured.
      const file = join(folder, 'many.csv');
      writeFileSync(file, judgmentsOf(models));
      const visit = (page: Page): Promise<PageFigures[]> => visitAll(page, models, file);
      figures.push(...(await inBrowser(prepare, visit, dist)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return figures;
}

async function prepare(page: Page): Promise<void> {
  await page.addInitScript(watch);
}

async function visitAll(page: Page, models: number, file: string): Promise<PageFigures[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page has no browser.');
  const figures: PageFigures[] = [];
  const measure = async ([what, act]: Act): Promise<void> => {
    const before = processorTime();
    await browser.startTracing(page, { categories: ['toplevel'] });
    await act(page);
    await settled(page);
    const tasks = longestTask(await browser.stopTracing());
    const stolen = stolenSince(before);
    const figure = { models, page: what, ...tasks, stolen, megabytes: await megabytesOf(browser) };
    figures.push(figure);
    // What comes of half an hour is known where it breaks off.
    process.stderr.write(`${JSON.stringify(figure)}\n`);
  };
  await measure(['import', (page) => importFile(page, file)]);
  await measure(['fit', (page) => until(page, 'footer .verdict', 'onverged')]);
  for (const act of ACTS) await measure(act);
  return figures;
}

async function importFile(page: Page, file: string): Promise<void> {
  await page.setInputFiles('header input[type=file]', file);
  await until(page, 'header', 'many.csv');
  await until(page, 'footer .verdict', 'Preview');
}

/** Asks the page seldom, and for little: what it does for that is among its tasks. */
async function until(page: Page, selector: string, text: string): Promise<void> {
  const said = (of: string): string => document.querySelector(of)?.textContent ?? '';
  while (!(await page.evaluate(said, selector)).includes(text)) await page.waitForTimeout(500);
}

/** Nothing has changed and no worker worked for a while. */
async function settled(page: Page): Promise<void> {
  const end = Date.now() + PATIENCE;
  const rest = (): number =>
    performance.now() - (window.working.size > 0 ? Infinity : window.changedAt);
  do await page.waitForTimeout(REST / 3);
  while (Date.now() < end && (await page.evaluate(rest)) < REST);
}

declare global {
  interface Window {
    /** When the document changed last. */
    changedAt: number;
    /** Jobs that workers have not answered yet, each with its worker. */
    working: Map<unknown, Worker>;
  }
}

/** Runs in the page, where functions can't have names: tsx would call a helper for them. */
function watch(): void {
  window.changedAt = performance.now();
  new MutationObserver(() => {
    window.changedAt = performance.now();
  }).observe(document, {
    ...{ childList: true, subtree: true, attributes: true, characterData: true },
  });
  window.working = new Map();
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<{ id: number; kind: string }>) => {
        if (data.kind === 'done' || data.kind === 'failed') window.working.delete(data.id);
      });
    }
    override postMessage(
      message: { readonly id?: number },
      options: Transferable[] | StructuredSerializeOptions = [],
    ): void {
      if (message.id !== undefined) window.working.set(message.id, this);
      super.postMessage(message, Array.isArray(options) ? { transfer: options } : options);
    }
    override terminate(): void {
      for (const [id, worker] of window.working) if (worker === this) window.working.delete(id);
      super.terminate();
    }
  };
}

/** Runs in the page as well. */
async function scrollThrough(steps: number): Promise<void> {
  const step = Math.max(0.8 * innerHeight, document.documentElement.scrollHeight / steps);
  for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
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

/** One or two judgments of each of so many pairs, by four judges on five hundred questions. */
function judgmentsOf(models: number): string {
  const random = createRandom(models);
  const below = (n: number): number => Math.floor(random.uniform() * n);
  const strengths = Array.from({ length: models }, () => random.normal());
  const share = PAIRS / (models * (models - 1));
  const rows = ['question_id,category,model_a,model_b,winner,judge'];
  for (let a = 0; a < models; a++) {
    for (let b = 0; b < models; b++) {
      if (a === b || random.uniform() >= share) continue;
      const p = 1 / (1 + Math.exp(strengths[b] - strengths[a]));
      for (let n = below(2); n >= 0; n--) {
        const question = below(500);
        const asked = `q${String(question)},category-${String(question % 8)}`;
        const pair = `lab-${String(a % 37)}/model-${String(a)},lab-${String(b % 37)}/model-${String(b)}`;
        const winner = random.uniform() < p ? 'model_a' : 'model_b';
        rows.push(`${asked},${pair},${winner},judge-${String(below(4))}`);
      }
    }
  }
  return rows.join('\n');
}
