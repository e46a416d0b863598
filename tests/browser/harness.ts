/**
 * What the browser tests stand on: a real Chromium, the built page, and a test function that
 * hands out both.
 *
 *     import { expect, test } from './harness.ts';
 *     test('opens', async ({ visit }) => {
 *       const { page } = await visit('hosted', { language: 'ja', theme: 'dark', width: 360 });
 *       await page.getByRole('table').waitFor();
 *     });
 *
 * `visit('hosted')` opens dist/ from a server of the test's own, `visit('single')` opens
 * dist-single/index.html from `file://` and `visit('with-models')` the file beside it; each in a
 * context of its own (no service worker).
 * The reader has been here before and likes few draws, so that a test about something else waits
 * for no long fit; on the web the sample, fitted in these, is stored and shown.
 * `{ isFirst: true }` comes with nothing stored. `visit({ hosted: folder })` and
 * `visit({ single: file })` open another build.
 * A visit has the Playwright `page` and `context`, and
 * - `requests`: every URL that was asked for, except blob: and data:
 * - `window.boardSeen` in the page: when the first leaderboard was there
 * - `longTasks()`: the tasks over 50 ms of the page's main thread so far
 * - `axe()`: what axe finds wrong, one line each
 * - `looksRight(name)`: at the widths of a desk, a tablet and a phone nothing scrolls sideways,
 *   and axe finds nothing, by light and in the dark; a picture of each
 * - `picture(name)`: a screenshot, where SCREENSHOTS names a folder
 * `visit(…, { engine: 'firefox' })` does it in another engine than the run's (engines/README.md).
 * `stopServer()` takes the test's server away. `figure(name, value)` prints a measurement.
 * A test fails when its page logged an error, threw, had a part that failed, or was refused
 * something by its policy, unless it was opened with `mayComplain`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, test as base } from 'vitest';
import { serveFolder } from '../../.setup/serve.mjs';
import type { FolderServer } from '../../.setup/serve.mjs';
import { ENGINE, isOwnRemark } from './engines/engine.ts';
import type { Engine } from './engines/engine.ts';
import { typeInto } from './engines/firefox.ts';
import { reasonToSkip } from './engines/skipped.ts';
import type { ContextOptions } from './engines/webkit/context.ts';
import { dist, FEW_DRAWS, launchOptions, PATIENCE, root, typeOf } from './launch.ts';
import { NOTHING_STORED, storageOfReturning } from './returning.ts';
import type { StorageState } from './returning.ts';

export { expect, root };

export type Place =
  | 'hosted'
  | 'single'
  | 'with-models'
  | { readonly hosted: string }
  | { readonly single: string };

export interface VisitOptions {
  /** Default: the one of this run of the tests. */
  readonly engine?: Engine;
  /** The browser's language; default English. */
  readonly language?: 'en' | 'ja';
  readonly theme?: 'light' | 'dark';
  /** CSS pixels; default 1440 × 900. */
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  /** Nothing is stored: the page opens with the sample and fits it. */
  readonly isFirst?: boolean;
  /** The service worker is let in, which keeps all files; without it a visit costs less. */
  readonly keepsOffline?: boolean;
  /** The practice set is opened, whose answers can be judged; the page stays where it is. */
  readonly practises?: boolean;
  /** Added to the address, as `?lang=ja` or `folder/`. */
  readonly path?: string;
  /** Errors in the console are part of this test. */
  readonly mayComplain?: boolean;
  /** Storage lies on the disk, as people's does; contexts of Playwright keep it in memory. */
  readonly onDisk?: boolean;
  /** A private window, which forgets; where the engine is driven in one (WebKit). */
  readonly isPrivate?: boolean;
  /** WebGPU has an adapter, computed by the processor; other visits have none. */
  readonly hasGraphics?: boolean;
}

export interface LongTask {
  /** Milliseconds since the page began to load. */
  readonly start: number;
  readonly duration: number;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly requests: readonly string[];
  readonly longTasks: () => Promise<LongTask[]>;
  readonly axe: () => Promise<string[]>;
  readonly looksRight: (name: string) => Promise<void>;
  readonly picture: (name: string) => Promise<void>;
}

interface Fixtures {
  /** The engine of this run. */
  browser: Browser;
  /** Launches an engine once, for whoever asks. */
  browserOf: (engine: Engine) => Promise<Browser>;
  skipped: undefined;
  servers: Map<string, FolderServer>;
  visit: (place: Place, options?: VisitOptions) => Promise<Visit>;
  stopServer: () => Promise<void>;
}

export type VisitFunction = Fixtures['visit'];

/** A desk, a tablet and a phone. */
const SIZES = [
  [1440, 860],
  [768, 1024],
  [360, 780],
] as const;

export const test = base.extend<Fixtures>({
  browserOf: [
    async ({}, use) => {
      const launched = new Map<Engine, Promise<Browser>>();
      await use((engine) => {
        const browser = launched.get(engine) ?? launch(engine);
        launched.set(engine, browser);
        return browser;
      });
      for (const browser of launched.values()) await (await browser).close();
    },
    { scope: 'worker' },
  ],

  browser: [
    async ({ browserOf }, use) => {
      await use(await browserOf(ENGINE));
    },
    { scope: 'worker' },
  ],

  skipped: [
    async ({ task, skip }, use) => {
      const reason = reasonToSkip(ENGINE, task.file.name, task.name);
      if (reason !== null) skip(reason);
      await use(undefined);
    },
    { auto: true },
  ],

  servers: async ({}, use) => {
    const servers = new Map<string, FolderServer>();
    await use(servers);
    for (const server of servers.values()) await server.stop();
  },

  visit: async ({ browserOf, servers, task }, use) => {
    const visited: Page[] = [];
    const contexts: BrowserContext[] = [];
    const folders: string[] = [];
    const problems: string[] = [];
    await use(async (place, options = {}) => {
      const address = await addressOf(place, servers);
      const folder =
        options.onDisk || options.hasGraphics
          ? mkdtempSync(join(tmpdir(), 'caravan-profile-'))
          : null;
      if (folder !== null) folders.push(folder);
      const { engine = ENGINE } = options;
      const isReturning =
        engine === 'chromium' && place === 'hosted' && folder === null && !options.isFirst;
      const stored = isReturning ? storageOfReturning(new URL(address).origin) : NOTHING_STORED;
      const context = await newContext(await browserOf(engine), folder, options, stored);
      contexts.push(context);
      if (!options.isFirst) await context.addInitScript(likeFewDraws, FEW_DRAWS);
      const visit = await visitOf(context, address + (options.path ?? ''), (problem) => {
        if (!options.mayComplain && !isOwnRemark(engine, problem)) problems.push(problem);
      });
      visited.push(visit.page);
      if (engine === 'firefox') typeInto(visit.page);
      if (options.practises) await openPractice(visit.page);
      return visit;
    });
    if (task.result?.state === 'fail') for (const page of visited) console.log(await stateOf(page));
    for (const context of contexts) await context.close();
    for (const folder of folders) rmSync(folder, { recursive: true });
    expect(problems, 'errors in the console').toEqual([]);
  },

  stopServer: async ({ servers }, use) => {
    await use(async () => {
      for (const server of servers.values()) await server.stop();
      servers.clear();
    });
  },
});

async function launch(engine: Engine): Promise<Browser> {
  return typeOf(engine).launch(await launchOptions(engine));
}

/** What a page of a failed test showed: often the only trace of what happens once in a hundred. */
async function stateOf(page: Page): Promise<string> {
  if (page.isClosed()) return 'The page was closed.';
  const text = await page
    .locator('body')
    .innerText({ timeout: 5000 })
    .catch((error: unknown) => String(error));
  return `${page.url()} showed:\n${text.replaceAll(/\n+/g, '\n').slice(0, 4000)}`;
}

async function openPractice(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Open the practice set|練習用セットを開く)$/ }).click();
  await page.getByText(/answered by at least two of|のうち 2 つ以上が回答した/).waitFor();
}

/** Opens a page by its address, as a link would, and waits until the one before is gone. */
export async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate(
    (to) =>
      new Promise<void>((done) => {
        const before = location.href;
        // The page's own listener is older, and what it changes is drawn before the next task.
        addEventListener('hashchange', () => setTimeout(done), { once: true });
        location.hash = to;
        if (location.href === before) done();
      }),
    hash,
  );
}

/** Lets pages read and write the clipboard; Firefox is started so (engines/firefox.ts). */
export async function allowClipboard(context: BrowserContext): Promise<void> {
  if (ENGINE === 'chromium') await context.grantPermissions(['clipboard-read', 'clipboard-write']);
}

/** Prints a measurement, so that a run of the tests leaves its figures behind. */
export function figure(name: string, value: string): void {
  console.log(`figure: ${name}: ${value}`);
}

async function addressOf(place: Place, servers: Map<string, FolderServer>): Promise<string> {
  if (place === 'single' || place === 'with-models') {
    const file = place === 'single' ? 'index.html' : 'with-models.html';
    return addressOf({ single: join(root, 'dist-single', file) }, servers);
  }
  if (place === 'hosted') return addressOf({ hosted: dist }, servers);
  const path = 'single' in place ? place.single : place.hosted;
  if (!existsSync(path)) throw new Error(`${path} is not there: npm run build makes it.`);
  if ('single' in place) return pathToFileURL(path).href;
  const server = servers.get(path) ?? (await serveFolder(path, 0));
  servers.set(path, server);
  return `http://localhost:${server.port}/`;
}

/** axe as a script that a page can read. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe checks of colours, which takes it most of its time. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe is asked for; what it reads of other sites' styles and of media, no rule here needs. */
const LOOKED_FOR = { resultTypes: ['violations'], preload: false } satisfies RunOptions;

/** WCAG 2.2's own rule, which axe leaves off by default. */
const RULES = { 'target-size': { enabled: true } };

const AXE_RUNS = {
  all: { ...LOOKED_FOR, rules: RULES },
  colours: { ...LOOKED_FOR, runOnly: COLOURS },
  'all but colours': {
    ...LOOKED_FOR,
    rules: { ...RULES, ...Object.fromEntries(COLOURS.map((id) => [id, { enabled: false }])) },
  },
} satisfies Record<string, RunOptions>;

/** @param folder where its storage lies; null for memory */
async function newContext(
  browser: Browser,
  folder: string | null,
  options: VisitOptions,
  storageState: StorageState,
): Promise<BrowserContext> {
  const settings: ContextOptions = {
    ...(options.isPrivate && { isPrivate: true }),
    locale: options.language === 'ja' ? 'ja-JP' : 'en-US',
    colorScheme: options.theme ?? 'light',
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    serviceWorkers: options.keepsOffline ? 'allow' : 'block',
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
  };
  if (folder === null) return browser.newContext({ ...settings, storageState });
  const { engine = ENGINE } = options;
  return typeOf(engine).launchPersistentContext(folder, {
    ...settings,
    ...(await launchOptions(engine, options.hasGraphics)),
  });
}

async function visitOf(
  context: BrowserContext,
  address: string,
  complain: (problem: string) => void,
): Promise<Visit> {
  const requests: string[] = [];
  context.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url())) requests.push(request.url());
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complain(message.text());
  });
  context.on('weberror', (error) => {
    complain(String(error.error()));
  });
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(recordLongTasks);
  await context.addInitScript(recordBoard);
  await context.addInitScript(complainOfParts);
  const page = await context.newPage();
  page.on('crash', () => {
    complain('the page crashed');
  });
  await page.goto(address);
  await unpacked(page);
  const axe = async (what: keyof typeof AXE_RUNS = 'all') => {
    // A document reads it once, however often it is looked at.
    // What is scrolled half below a bar that stays would be a target too small.
    await page.evaluate(() => {
      scrollTo(0, 0);
    });
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
    const options: RunOptions = AXE_RUNS[what];
    const { violations } = await page.evaluate((asked) => window.axe.run(asked), options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    );
  };
  const picture = async (name: string) => {
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  return {
    page,
    context,
    requests,
    longTasks: () => page.evaluate(() => window.longTasks),
    axe: () => axe(),
    picture,
    looksRight: async (name) => {
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        // For axe, what is scrolled half below a bar that stays is a target too small.
        await page.evaluate(() => scrollTo(0, 0));
        for (const theme of ['dark', 'light'] as const) {
          // Nothing is wider in the dark.
          if (theme === 'dark' && width !== 1440 && !process.env.SCREENSHOTS) continue;
          await page.emulateMedia({ colorScheme: theme });
          const what = `${name}-${width}-${theme}`;
          // What is drawn to the width of its place is drawn anew a moment after that.
          await expect.poll(() => page.evaluate(overflow), { message: what }).toBe(0);
          // Colours are the same at any width, all else is in both themes, and a tablet's layout
          // is much like a phone's.
          if (width === 1440) {
            expect(await axe(theme === 'dark' ? 'colours' : 'all'), what).toEqual([]);
          }
          if (width === 360 && theme === 'light') {
            expect(await axe('all but colours'), what).toEqual([]);
          }
          await picture(what);
        }
      }
    },
  };
}

/** Runs in the page: CSS pixels that it is too wide. */
export function overflow(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}

declare global {
  interface Window {
    axe: { run: (options: RunOptions) => Promise<AxeResults> };
    longTasks: LongTask[];
    /** Milliseconds from the page being parsed to its first leaderboard. */
    boardSeen: number;
  }
}

/** Runs in the page: the reader has ticked it in Settings. */
function likeFewDraws(mostDraws: number): void {
  try {
    localStorage['caravan.preferences'] ??= JSON.stringify({ mostDraws });
  } catch {
    // Where storage is refused, nothing is liked.
  }
}

/** Runs in the page, before anything of its own. */
function recordLongTasks(): void {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      window.longTasks.push({ start: startTime, duration });
    }
  }).observe({ type: 'longtask', buffered: true });
}

/** Runs in the page as well: a part that failed shows so in its place, and logs nothing. */
function complainOfParts(): void {
  const told = new WeakSet<Element>();
  // Firefox cuts off what a page that is left was loading, and the page still hears of it.
  let isLeft = false;
  addEventListener('beforeunload', () => {
    isLeft = true;
  });
  new MutationObserver(() => {
    if (isLeft) return;
    for (const part of document.querySelectorAll('.failed-part')) {
      if (told.has(part)) continue;
      told.add(part);
      console.error(`a part failed: ${part.textContent}`);
    }
  }).observe(document, { childList: true, subtree: true });
}

/** Runs in the page as well. */
function recordBoard(): void {
  new MutationObserver((_, observer) => {
    if (document.querySelector('[role="table"]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const [navigation] = performance.getEntriesByType('navigation');
      const { domInteractive } = navigation as PerformanceNavigationTiming;
      window.boardSeen = performance.now() - domInteractive;
    });
  }).observe(document, { childList: true, subtree: true });
}

/** A single file unpacks its code once it has loaded: waits for a page of doors to have them. */
export async function unpacked(page: Page): Promise<void> {
  await page.waitForFunction(() => document.title !== 'Doors' || 'doors' in window);
}
