import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Finder, narrowed } from './finder.ts';
import type { Narrowing } from './finder.ts';
import { beginFill, choose, guard, pointOf, putFiles, scrollTo } from './in-page.ts';
import type { Point, Step } from './in-page.ts';
import type { Injected } from './injected.ts';
import type { WebKitPage } from './page.ts';

interface Patience {
  readonly timeout?: number;
}
interface ClickOptions extends Patience {
  readonly position?: Point;
  readonly force?: boolean;
  readonly clickCount?: number;
}
type Payload = string | { readonly name: string; readonly buffer: Uint8Array };
type InPage<Argument, Value> = (
  element: HTMLElement,
  argument: Argument,
  injected: Injected,
) => Step<Value> | Promise<Step<Value>>;

/** How often the page is asked, in milliseconds. */
const PACE = 40;

/** Milliseconds after which a click that met nothing is made again. */
const LATE = 2000;

/** Whether a file of this name can be made: of at most 255 bytes, and in no folder. */
const canBeOnDisk = (name: string) => Buffer.byteLength(name) <= 255 && !name.includes('/');

/** The part of Playwright's Locator that tests use. */
export class WebKitLocator extends Finder<WebKitLocator> {
  readonly #page: WebKitPage;
  readonly selector: string;

  constructor(page: WebKitPage, selector: string, options?: Narrowing) {
    super();
    this.#page = page;
    this.selector = narrowed(selector, options);
  }

  page = () => this.#page;
  override toString = () => this.selector;
  override locator(inner: string | WebKitLocator, options?: Narrowing): WebKitLocator {
    const next =
      typeof inner === 'string' ? inner : `internal:chain=${JSON.stringify(inner.selector)}`;
    return this.#then(next, options);
  }
  filter = (options: Narrowing) => new WebKitLocator(this.#page, this.selector, options);
  nth = (index: number) => this.#then(`nth=${index}`);
  first = () => this.nth(0);
  last = () => this.nth(-1);
  and = (other: WebKitLocator) => this.#then(`internal:and=${JSON.stringify(other.selector)}`);
  or = (other: WebKitLocator) => this.#then(`internal:or=${JSON.stringify(other.selector)}`);

  #then(selector: string, options?: Narrowing): WebKitLocator {
    return new WebKitLocator(this.#page, `${this.selector} >> ${selector}`, options);
  }

  async count(): Promise<number> {
    return (await this.#all('(all) => all.length')) as number;
  }
  async all(): Promise<WebKitLocator[]> {
    return Array.from({ length: await this.count() }, (_, index) => this.nth(index));
  }
  allInnerTexts = () => this.#all('(all) => all.map((one) => one.innerText)');
  allTextContents = () => this.#all(`(all) => all.map((one) => one.textContent ?? '')`);
  evaluateAll = (work: unknown, argument?: unknown) => this.#all(String(work), argument);

  #all(work: string, argument?: unknown): Promise<unknown> {
    const found = '__injected.querySelectorAll(__injected.parseSelector(args[0]), document)';
    return this.#page.run(`return (${work})(${found}, args[1])`, [this.selector, argument]);
  }

  evaluate = (work: unknown, argument?: unknown, options?: Patience) =>
    this.#one(
      `async (e, argument) => ({ value: await (${String(work)})(e, argument) })`,
      argument,
      options,
    );
  innerText = (options?: Patience) => this.evaluate('(e) => e.innerText', null, options);
  innerHTML = (options?: Patience) => this.evaluate('(e) => e.innerHTML', null, options);
  textContent = (options?: Patience) => this.evaluate('(e) => e.textContent', null, options);
  getAttribute = (name: string, options?: Patience) =>
    this.evaluate('(e, name) => e.getAttribute(name)', name, options);
  boundingBox = (options?: Patience) =>
    this.evaluate('(e) => e.getBoundingClientRect().toJSON()', null, options);
  inputValue = (options?: Patience) =>
    this.#one(
      (e: HTMLElement, _: null, injected) => ({
        value: injected.retarget(e, 'follow-label')?.value,
      }),
      null,
      options,
    );
  blur = (options?: Patience) => this.evaluate('(e) => e.blur()', null, options);
  focus = (options?: Patience) =>
    this.#one(
      (e: HTMLElement, _: null, injected) => {
        injected.focusNode(e);
        return { value: null };
      },
      null,
      options,
    );
  scrollIntoViewIfNeeded = (options?: Patience) => this.#one(scrollTo, null, options);
  dispatchEvent = (type: string, init: object = {}, options?: Patience) =>
    this.#one(
      (e: HTMLElement, event: { type: string; init: object }, injected) => {
        injected.dispatchEvent(e, event.type, event.init);
        return { value: null };
      },
      { type, init },
      options,
    );

  #is(state: string, options?: Patience): Promise<boolean> {
    return this.#one(
      (e: HTMLElement, wanted: string, injected) => ({
        value: injected.elementState(e, wanted, true).matches,
      }),
      state,
      options,
    );
  }
  isChecked = (options?: Patience) => this.#is('checked', options);
  isDisabled = (options?: Patience) => this.#is('disabled', options);
  isEnabled = (options?: Patience) => this.#is('enabled', options);
  isVisible = async () => (await this.#state()) === 'visible';
  isHidden = async () => (await this.#state()) !== 'visible';

  async #state(): Promise<'detached' | 'visible' | 'hidden'> {
    const state = (await this.#all(`(all) => all.length > 1
      ? { many: all.map((one) => one.outerHTML.slice(0, 120)) }
      : all.length === 0 ? 'detached'
      : __injected.elementState(all[0], 'visible', true).matches ? 'visible' : 'hidden'`)) as
      | 'detached'
      | 'visible'
      | 'hidden'
      | { many: string[] };
    if (typeof state === 'object') throw this.#ambiguous(state.many);
    return state;
  }

  async waitFor({ state = 'visible', timeout }: Patience & { readonly state?: string } = {}) {
    const end = this.#page.until(timeout);
    for (;;) {
      const now = await this.#state();
      if (now === state || (state === 'hidden' && now === 'detached')) return;
      if (state === 'attached' && now !== 'detached') return;
      if (Date.now() > end) throw new Error(`Timeout: ${this.selector} is ${now}, not ${state}`);
      await pause(PACE);
    }
  }

  /** Does something in the page with the one element there is, once it is there and ready. */
  async #one<Argument, Value>(
    work: InPage<Argument, Value> | string,
    argument: Argument,
    { timeout }: Patience = {},
  ): Promise<Value> {
    const end = this.#page.until(timeout);
    for (;;) {
      const step = (await this.#all(
        `(all, argument) => all.length === 1
          ? (${String(work)})(all[0], argument, __injected)
          : { wait: 'there is none', many: all.slice(1, 5).map((one) => one.outerHTML.slice(0, 120)) }`,
        argument,
      )) as Step<Value> & { many?: string[] };
      if (step.many && step.many.length > 0) throw this.#ambiguous(step.many);
      if (!('wait' in step)) return step.value;
      if (Date.now() > end) throw new Error(`Timeout: ${this.selector}: ${step.wait}`);
      await pause(PACE);
    }
  }

  #ambiguous(elements: readonly string[]): Error {
    return new Error(`strict mode violation: ${this.selector} is more: ${elements.join(' | ')}`);
  }

  async click(options: ClickOptions = {}): Promise<void> {
    const { position, force = false } = options;
    for (let attempt = 0; attempt < 50; attempt++) {
      const point = await this.#one(pointOf, { position, force, isAgain: attempt > 0 }, options);
      await this.#one(guard, force, options);
      await this.#page.mouse.click(Math.floor(point.x), Math.floor(point.y), options);
      if (await this.#isMet()) return;
      await pause(PACE);
    }
    throw new Error(`${this.selector} was never met by a click.`);
  }
  /**
   * Whether a click that was guarded has met its target; it may come a moment after its command, or
   * not at all: WebKit makes none of a press on text at the lower edge of the window.
   */
  async #isMet(): Promise<boolean> {
    const end = Date.now() + LATE;
    for (;;) {
      const isMet = await this.#page.run('return window.__isMet', []);
      if ((isMet !== null && isMet !== 'pressed') || Date.now() > end) {
        const isDone = await this.#page.run('return window.__unguard?.()', []);
        if (isMet === 'pressed') return isDone === true;
        // Where it led to another page, there is nothing left to ask.
        return isMet !== false && isMet !== null;
      }
      await pause(PACE);
    }
  }
  dblclick = (options?: ClickOptions) => this.click({ ...options, clickCount: 2 });
  async hover(options: ClickOptions = {}): Promise<void> {
    const { x, y } = await this.#one(pointOf, { position: options.position }, options);
    await this.#page.mouse.move(x, y);
  }
  tap = (options?: ClickOptions) => this.click(options);
  check = (options?: Patience) => this.setChecked(true, options);
  uncheck = (options?: Patience) => this.setChecked(false, options);
  async setChecked(isWanted: boolean, options?: Patience): Promise<void> {
    if ((await this.isChecked(options)) === isWanted) return;
    await this.click(options);
    const end = this.#page.until(options?.timeout);
    // One that went away did what it was there for.
    while ((await this.count()) === 1 && (await this.isChecked(options)) !== isWanted) {
      if (Date.now() > end) throw new Error(`A click did not change the state: ${this.selector}`);
      await pause(PACE);
    }
  }
  async press(key: string, options?: Patience): Promise<void> {
    await this.focus(options);
    await this.#page.keyboard.press(key);
  }
  async pressSequentially(text: string, options?: Patience): Promise<void> {
    await this.focus(options);
    await this.#page.keyboard.type(text);
  }
  clear = (options?: Patience) => this.fill('', options);
  async fill(text: string, options?: Patience): Promise<void> {
    if ((await this.#one(beginFill, text, options)) === 'done') return;
    if (text === '') await this.#page.keyboard.press('Backspace');
    else await this.#page.keyboard.type(text);
  }
  selectOption(values: unknown, options?: Patience) {
    const wanted = (Array.isArray(values) ? (values as unknown[]) : [values]).map((value) =>
      typeof value === 'string' ? { valueOrLabel: value } : (value as object),
    );
    return this.#one(choose, wanted, options);
  }
  async setInputFiles(given: Payload | readonly Payload[], options?: Patience): Promise<void> {
    const files = Array.isArray(given) ? (given as readonly Payload[]) : [given as Payload];
    if (files.some((file) => typeof file === 'object' && !canBeOnDisk(file.name))) {
      const payloads = (files as readonly Exclude<Payload, string>[]).map(({ name, buffer }) => ({
        ...{ name, mimeType: '', buffer: Buffer.from(buffer).toString('base64') },
      }));
      await this.#one(putFiles, payloads, options);
      return;
    }
    const paths = files.map((file) => {
      if (typeof file === 'string') return file;
      const path = join(mkdtempSync(join(this.#page.folder, 'up-')), file.name);
      writeFileSync(path, file.buffer);
      return path;
    });
    await this.waitFor({ state: 'attached', ...options });
    const element = await this.#page.handle(this.selector);
    await this.#page.command('POST', `/element/${element}/value`, { text: paths.join('\n') });
  }
}
