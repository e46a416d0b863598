import { createRequire } from 'node:module';
import { firefox } from 'playwright-core';
import type { BrowserType, LaunchOptions, Locator, Page } from 'playwright-core';
import { findFirefox } from '../../../.setup/engines.mjs';

/*
 * playwright-core drives a Firefox as Mozilla builds it over WebDriver BiDi (its channel
 * `moz-firefox`). README.md says what is mended between the two.
 */

interface Socket {
  send: (data: unknown, ...rest: unknown[]) => void;
  emit: (event: string, ...rest: unknown[]) => boolean;
}
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { url?: string; download?: string };
}

const { ws } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle') as {
  ws: { prototype: Socket & { isMended?: true } };
};

const UNKNOWN_TO_FIREFOX = 'emulation.setMediaFeaturesOverride';

/** Stands between Playwright and every browser that it speaks BiDi with. */
function mendSocket(): void {
  const socket = ws.prototype;
  if (socket.isMended) return;
  socket.isMended = true;
  const { send, emit } = socket;
  socket.send = function sendMended(this: Socket, data, ...rest) {
    const { id, method } = JSON.parse(String(data)) as Message;
    if (method !== UNKNOWN_TO_FIREFOX) {
      send.call(this, data, ...rest);
      return;
    }
    const done = JSON.stringify({ type: 'success', id, result: {} });
    setImmediate(() => this.emit('message', Buffer.from(done), false));
  };
  socket.emit = function emitMended(this: Socket, event, ...rest) {
    const [data] = rest;
    if (event === 'message' && Buffer.isBuffer(data) && isDownload(data)) {
      const message = JSON.parse(data.toString()) as Message;
      const { params } = message;
      if (params?.url !== undefined) params.download ??= params.url;
      rest[0] = Buffer.from(JSON.stringify(message));
    }
    return emit.call(this, event, ...rest);
  };
}

function isDownload(data: Buffer): boolean {
  return data.subarray(0, 90).includes('browsingContext.download');
}

type Filled = Locator & { isTyped?: true };

/**
 * Writes into fields by typing, where it is no more than one line of plain letters; where it is
 * more, the field is told that it has changed.
 */
export function typeInto(page: Page): void {
  const locator = Object.getPrototypeOf(page.locator('body')) as Filled;
  if (locator.isTyped) return;
  locator.isTyped = true;
  // oxlint-disable-next-line typescript/unbound-method -- called with its own object below.
  const { fill } = locator;
  locator.fill = async function fillByTyping(this: Locator, text, options) {
    const type = await this.evaluate((element) => (element as HTMLInputElement).type);
    if (['range', 'date', 'color'].includes(type)) return fill.call(this, text, options);
    if (!/^[\x20-\x7e]{0,300}$/.test(text)) {
      await fill.call(this, text, options);
      return this.dispatchEvent('change');
    }
    await this.focus(options);
    // Keys that are commands reach the tab in front alone, and a locator's own keys begin anew.
    await this.evaluate((element) => {
      (element as HTMLInputElement).select();
    });
    const { keyboard } = this.page();
    await (text === '' ? keyboard.press('Delete') : keyboard.type(text));
  };
}

export function firefoxType(): Pick<BrowserType, 'launch' | 'launchPersistentContext'> {
  mendSocket();
  return firefox;
}

/** @param runsScripts false: as for a reader who has switched JavaScript off */
export function firefoxOptions(runsScripts = true): LaunchOptions {
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error('No Firefox; FIREFOX_PATH names one.');
  return {
    channel: 'moz-firefox',
    executablePath,
    firefoxUserPrefs: {
      'accessibility.ARIAElementReflection.enabled': false,
      'browser.download.alwaysOpenPanel': false,
      'dom.events.testing.asyncClipboard': true,
      'javascript.enabled': runsScripts,
    },
  };
}
