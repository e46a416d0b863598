import { EventEmitter, once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions } from 'playwright-core';
import { keepWorkers } from '../workers.ts';
import { WebKitDownload } from './download.ts';
import { Driver } from './driver.ts';
import { WebKitPage } from './page.ts';
import { Proxy } from './proxy.ts';
import type { Handler } from './proxy.ts';

/** Runs before the page: there is no switch for this. */
const NO_SERVICE_WORKER = `if (navigator.serviceWorker)
  navigator.serviceWorker.register = () => Promise.reject(new Error('no service worker here'));`;

/** A proxy where nobody listens. */
const NOWHERE = 'http://127.0.0.1:9';

/** In a page: what it is told of the network. */
const NETWORK = `(isOffline) => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !isOffline });
  dispatchEvent(new Event(isOffline ? 'offline' : 'online'));
}`;

/** Milliseconds between looks at what the window says. */
const PACE = 100;

export interface ContextOptions extends BrowserContextOptions {
  /** Where storage lies; a folder of its own, unless it is said. */
  readonly profile?: string;
  /** A private window, which keeps its storage in memory. */
  readonly isPrivate?: boolean;
}

/** What WebKit says of a worker's file that was on its way as the page was left. */
const CUT_OFF = /^Cannot load blob:\S+ due to access control checks\.$/;

/** The part of Playwright's BrowserContext that tests use: a driver, and a process of windows. */
export class WebKitContext {
  readonly #display: string;
  readonly #options: ContextOptions;
  readonly #events = new EventEmitter();
  readonly #scripts = [`(${String(keepWorkers)})();`];
  readonly #pages = new Set<WebKitPage>();
  readonly folder = mkdtempSync(join(tmpdir(), 'caravan-webkit-'));
  patience = 30_000;
  #driver: Driver | null = null;
  #watch: NodeJS.Timeout | undefined;
  #read = 0;
  #isOffline: boolean;
  readonly #proxy = new Proxy();
  #current: string | null = null;
  /** One command after the other, each in the window that it is meant for. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(display: string, options: ContextOptions) {
    this.#display = display;
    this.#options = options;
    this.#isOffline = options.offline ?? false;
    if (options.serviceWorkers === 'block') this.#scripts.push(NO_SERVICE_WORKER);
  }

  on = (name: string, hear: (event: unknown) => void) => this.#events.on(name, hear);
  pages = () => [...this.#pages];
  setDefaultTimeout(milliseconds: number): void {
    this.patience = milliseconds;
  }
  addInitScript(script: unknown, argument: unknown = null): Promise<void> {
    this.#scripts.push(
      typeof script === 'string' ? script : `(${String(script)})(${JSON.stringify(argument)});`,
    );
    return this.#tellWindow();
  }

  async route(pattern: string | RegExp, handler: Handler): Promise<void> {
    this.#proxy.route(pattern, handler);
    await this.#tellWindow();
  }
  unroute(pattern: string | RegExp): Promise<void> {
    this.#proxy.unroute(pattern);
    return Promise.resolve();
  }

  /** Writes down what the window is to know (window.py), and has it read. */
  async #tellWindow(): Promise<void> {
    const scripts = this.#isOffline ? [...this.#scripts, `(${NETWORK})(true)`] : this.#scripts;
    const proxy = this.#isOffline ? NOWHERE : await this.#proxy.url();
    // What is on this machine is asked for straight, as long as a test does not stand in its place.
    const near = this.#isOffline || this.#proxy.isForAll ? [] : ['localhost', '127.0.0.1'];
    writeFileSync(this.#told, JSON.stringify({ before: scripts.join('\n;\n'), proxy, near }));
    if (this.#driver === null) return;
    const heard = this.heard('HEARD');
    this.#driver.signal('SIGUSR1');
    await heard;
  }

  get #told(): string {
    return join(this.folder, 'told.json');
  }

  async newPage(): Promise<WebKitPage> {
    const isFirst = this.#driver === null;
    this.#driver ??= await this.#start();
    const window = isFirst
      ? ((await this.#driver.command('GET', '/window')) as string)
      : (
          (await this.#driver.command('POST', '/window/new', { type: 'window' })) as {
            handle: string;
          }
        ).handle;
    const page = new WebKitPage(this, window);
    this.#pages.add(page);
    if (this.#options.viewport) await page.setViewportSize(this.#options.viewport);
    return page;
  }

  async #start(): Promise<Driver> {
    const { locale = 'en-US', viewport, isPrivate } = this.#options;
    const { profile = join(this.folder, 'profile') } = this.#options;
    await this.#tellWindow();
    mkdirSync(join(this.folder, 'downloads'), { recursive: true });
    const language = locale.replace('-', '_');
    const { width, height } = viewport ?? { width: 1280, height: 720 };
    const driver = await Driver.start(this.#display, {
      ...{ TOLD: this.#told, LOG: this.#log, DOWNLOADS: join(this.folder, 'downloads') },
      ...{ PRINTED: join(this.folder, 'printed.pdf'), SIZE: `${width}x${height}` },
      ...{ LANG: `${language}.UTF-8`, LANGUAGE: language },
      ...(this.#options.colorScheme === 'dark' && { DARK: '1' }),
      ...(this.#options.reducedMotion === 'reduce' && { STILL: '1' }),
      ...(this.#options.javaScriptEnabled === false && { SCRIPTLESS: '1' }),
      ...(!isPrivate && { PROFILE: profile }),
    });
    this.#watch = setInterval(() => this.#hear(), PACE);
    return driver;
  }

  get #log(): string {
    return join(this.folder, 'log');
  }

  /** Reads on in what the window has written. */
  #hear(): void {
    if (!existsSync(this.#log)) return;
    const text = readFileSync(this.#log, 'utf8');
    const end = text.lastIndexOf('\n') + 1;
    const lines = text.slice(this.#read, end).split('\n');
    this.#read = end;
    for (const line of lines) this.#understand(line);
  }

  #understand(line: string): void {
    // file:///x.js:1:2: CONSOLE JS ERROR TypeError: …; of console.error() by the page, CONSOLE ERROR …
    const logged = /(?:^|: )CONSOLE (?:\S+ )??(DEBUG|ERROR|INFO|LOG|WARN) (.*)$/.exec(line);
    if (logged !== null) {
      const [, level, said] = logged;
      if (CUT_OFF.test(said)) return;
      this.#tell('console', { type: () => level.toLowerCase(), text: () => said });
    }
    const [, what = '', about = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (what === 'REQUEST') this.#events.emit('request', { url: () => about });
    if (what === 'LOADED') this.#tell('load', about);
    if (what === 'CRASHED') this.#tell('crash', about);
    if (what === 'DOWNLOADED') this.#tell('download', this.#keep(fileURLToPath(about)));
    this.#events.emit(what, about);
  }

  #tell(name: string, event: unknown): void {
    this.#events.emit(name, event);
    for (const page of this.#pages) page.emit(name, event);
  }

  /** Moves a file that was saved to where no other takes its name. */
  #keep(path: string): WebKitDownload {
    const kept = join(mkdtempSync(join(this.folder, 'saved-')), basename(path));
    renameSync(path, kept);
    return new WebKitDownload(kept);
  }

  /** Until the window says something, as window.py does. */
  async heard(what: string): Promise<void> {
    await once(this.#events, what);
  }

  command(
    page: WebKitPage,
    ...[method, path, body]: Parameters<Driver['command']>
  ): Promise<unknown> {
    const done = this.#last.then(async () => {
      if (this.#driver === null) throw new Error('The window is not there.');
      if (this.#current !== page.window)
        await this.#driver.command('POST', '/window', { handle: page.window });
      this.#current = page.window;
      return this.#driver.command(method, path, body);
    });
    this.#last = done.catch(() => null);
    return done;
  }

  /** With its last window the browser ends; a new page begins it anew, with the same storage. */
  async forget(page: WebKitPage): Promise<void> {
    this.#pages.delete(page);
    this.#current = null;
    if (this.#pages.size === 0) await this.#stop();
  }

  async setOffline(isOffline: boolean): Promise<void> {
    this.#isOffline = isOffline;
    await this.#tellWindow();
    for (const page of this.#pages) await page.evaluate(`(${NETWORK})(${isOffline})`);
  }

  /** The newest window as a PDF. */
  async print(): Promise<Buffer> {
    const printed = this.heard('PRINTED');
    this.#driver?.signal('SIGHUP');
    await printed;
    return readFileSync(join(this.folder, 'printed.pdf'));
  }

  storageState = () => Promise.resolve({ cookies: [], origins: [] });

  async #stop(): Promise<void> {
    clearInterval(this.#watch);
    this.#hear();
    await this.#driver?.stop();
    this.#driver = null;
  }

  async close(): Promise<void> {
    await this.#stop();
    this.#proxy.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
