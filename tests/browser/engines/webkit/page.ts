import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Script } from 'node:vm';
import { Finder } from './finder.ts';
import type { Narrowing } from './finder.ts';
import type { WebKitContext } from './context.ts';
import { injectedScript } from './injected.ts';
import { keyboardOf, mouseOf } from './input.ts';
import { WebKitLocator } from './locator.ts';
import type { Handler } from './proxy.ts';

interface Patience {
  readonly timeout?: number;
}
interface Ran {
  /** What it came to, as JSON: over a typed array WebDriver itself sits for minutes. */
  readonly json?: string;
  readonly error?: string;
  readonly url?: string;
  /** The selector engine is not in this document yet. */
  readonly isBare?: true;
}

/** WebDriver's name for what stands for an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** What WebKitWebDriver says of a script whose document went away. */
const GONE = /Callback was not called|unload|navigat|detached|no such (frame|window)/i;

function isExpression(text: string): boolean {
  try {
    return new Script(`(${text}\n)`) instanceof Script;
  } catch {
    return false;
  }
}

/** The part of Playwright's Page that tests use; events come from its context. */
export class WebKitPage extends Finder<WebKitLocator> {
  readonly #context: WebKitContext;
  readonly #events = new EventEmitter();
  readonly window: string;
  #url = 'about:blank';
  #isClosed = false;
  #isLooking = false;

  constructor(context: WebKitContext, window: string) {
    super();
    this.#context = context;
    this.window = window;
  }

  context = () => this.#context;
  /** As it was when the page was last asked something; it is asked once more, for who polls. */
  url = (): string => {
    if (!this.#isLooking) {
      this.#isLooking = true;
      const look = () => {
        this.#isLooking = false;
      };
      this.run('', []).then(look, look);
    }
    return this.#url;
  };
  addInitScript = (script: unknown, argument?: unknown) =>
    this.#context.addInitScript(script, argument);
  route = (pattern: string | RegExp, handler: Handler) => this.#context.route(pattern, handler);
  unroute = (pattern: string | RegExp) => this.#context.unroute(pattern);
  isClosed = () => this.#isClosed;
  on = (name: string, hear: (event: unknown) => void) => this.#events.on(name, hear);
  once = (name: string, hear: (event: unknown) => void) => this.#events.once(name, hear);
  off = (name: string, hear: (event: unknown) => void) => this.#events.off(name, hear);
  emit = (name: string, event: unknown) => this.#events.emit(name, event);
  override locator = (selector: string | WebKitLocator, options?: Narrowing): WebKitLocator =>
    new WebKitLocator(this, typeof selector === 'string' ? selector : selector.selector, options);
  readonly keyboard = keyboardOf((actions) => this.#act(actions));
  readonly mouse = mouseOf((actions) => this.#act(actions));

  get folder(): string {
    return this.#context.folder;
  }

  /** When to give up what is begun now. */
  until = (timeout?: number): number => Date.now() + (timeout ?? this.#context.patience);

  command(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
    return this.#context.command(this, method, path, body);
  }

  #act = async (actions: readonly object[]): Promise<void> => {
    await this.command('POST', '/actions', { actions });
  };

  /**
   * Runs the body of a function in the page, which has `args` and Playwright's selector engine, and
   * again where the document goes away meanwhile.
   */
  async run(body: string, args: readonly unknown[]): Promise<unknown> {
    const script = (isFirst: boolean) => `
      const [args, done] = arguments;
      const url = location.href;
      ${isFirst ? injectedScript() : 'if (!window.__injected) return void done({ isBare: true });'}
      (async () => { ${body} })().then((value) => value === window ? undefined : JSON.stringify(value)).then(
        (json) => done({ json, url: location.href }),
        (error) => done({ error: String(error) + '\\n' + (error?.stack ?? ''), url }),
      );`;
    const ask = async (isFirst: boolean) =>
      (await this.command('POST', '/execute/async', {
        script: script(isFirst),
        args: [args],
      })) as Ran | null;
    for (let attempt = 0; ; attempt++) {
      try {
        let ran = await ask(false);
        if (ran?.isBare) ran = await ask(true);
        if (ran?.url !== undefined) this.#url = ran.url;
        if (ran?.error !== undefined) throw new Error(`in the page: ${ran.error}`);
        return typeof ran?.json === 'string' ? JSON.parse(ran.json) : undefined;
      } catch (error) {
        if (attempt >= 20 || !GONE.test(String(error)) || String(error).includes('in the page:'))
          throw error;
        await pause(100);
      }
    }
  }

  /** WebDriver's id of the one element that a selector finds. */
  async handle(selector: string): Promise<string> {
    await this.run('', []);
    const script =
      'return __injected.querySelectorAll(__injected.parseSelector(arguments[0]), document)[0]';
    const found = (await this.command('POST', '/execute/sync', { script, args: [selector] })) as
      | { readonly [ELEMENT]: string }
      | undefined;
    if (!found) throw new Error(`There is no ${selector}.`);
    return found[ELEMENT];
  }

  /** A function is called; a text is an expression, or a script. */
  evaluate(work: unknown, argument?: unknown): Promise<unknown> {
    if (typeof work === 'string')
      return this.run(isExpression(work) ? `return (${work}\n)` : `${work}\n`, []);
    return this.run(`return (${String(work)})(args[0])`, [argument]);
  }

  async waitForFunction(work: unknown, argument?: unknown, { timeout }: Patience = {}) {
    const end = this.until(timeout);
    while (!(await this.evaluate(work, argument))) {
      if (Date.now() > end) throw new Error(`Timeout: ${String(work)}`);
      await pause(50);
    }
  }
  waitForTimeout = (milliseconds: number) => pause(milliseconds);

  async waitForURL(wanted: string | RegExp, { timeout }: Patience = {}): Promise<void> {
    const end = this.until(timeout);
    for (;;) {
      this.#url = (await this.command('GET', '/url')) as string;
      if (typeof wanted === 'string' ? this.#url === wanted : wanted.test(this.#url)) return;
      if (Date.now() > end) throw new Error(`Timeout: the address is ${this.#url}`);
      await pause(50);
    }
  }

  waitForEvent(name: string, { timeout }: Patience = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`Timeout: no ${name}`)),
        timeout ?? this.#context.patience,
      );
      this.once(name, (event: unknown) => {
        clearTimeout(late);
        resolve(event);
      });
    });
  }

  async goto(url: string): Promise<void> {
    this.#url = url;
    await this.command('POST', '/url', { url });
  }
  async reload(): Promise<void> {
    await this.command('POST', '/refresh', {});
  }
  async goBack(): Promise<void> {
    await this.command('POST', '/back', {});
  }
  async goForward(): Promise<void> {
    await this.command('POST', '/forward', {});
  }
  setContent = (markup: string) =>
    this.run('document.open(); document.write(args[0]); document.close();', [markup]);
  content = () => this.evaluate('document.documentElement.outerHTML');
  title = () => this.command('GET', '/title');
  bringToFront = () => this.command('GET', '/url');

  async setViewportSize({ width, height }: { width: number; height: number }): Promise<void> {
    const end = this.until();
    await this.command('POST', '/window/rect', { x: 0, y: 0, width, height });
    while (!(await this.evaluate(`innerWidth === ${width} && innerHeight === ${height}`))) {
      if (Date.now() > end) throw new Error(`The window does not become ${width} × ${height}.`);
      await pause(50);
    }
  }

  /** The theme as the page's own switch sets it: the window was told its own when it began. */
  async emulateMedia({ colorScheme }: { readonly colorScheme: 'light' | 'dark' }): Promise<void> {
    await this.evaluate((theme: string) => {
      document.documentElement.dataset['theme'] = theme;
    }, colorScheme);
  }

  async screenshot({ path }: { readonly path?: string } = {}): Promise<Buffer> {
    const picture = Buffer.from((await this.command('GET', '/screenshot')) as string, 'base64');
    if (path !== undefined) writeFileSync(path, picture);
    return picture;
  }

  /** The page as it is printed on A4: of the newest window. */
  pdf(): Promise<Buffer> {
    return this.#context.print();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.command('DELETE', '/window');
    await this.#context.forget(this);
  }
}
