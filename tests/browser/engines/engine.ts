import { findFirefox, findWebkit } from '../../../.setup/engines.mjs';

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof ENGINES)[number];

/** The engine of this run of the tests (`npm run test:all -- firefox`). */
export const ENGINE = engineNamed(process.env['BROWSER_ENGINE'] ?? 'chromium');

const known = new Map<Engine, boolean>();

/** Whether an engine can be driven on this machine; Chromium is there, or nothing is tested. */
export function isInstalled(engine: Engine): boolean {
  const found = known.get(engine) ?? look(engine);
  known.set(engine, found);
  return found;
}

function look(engine: Engine): boolean {
  if (engine === 'firefox') return findFirefox() !== null;
  if (engine === 'webkit') return findWebkit() !== null;
  return true;
}

/** What is said of code that was on its way as the page was left; a part that fails for it says so
 * itself. */
const CUT_OFF: Readonly<Partial<Record<Engine, RegExp>>> = {
  firefox:
    /^(TypeError: error loading dynamically imported module: |Failed to load ‘[^’]+’\. A ServiceWorker intercepted)/,
  webkit:
    /(Importing a module script (is canceled|failed)|Cross-origin script load denied by Cross-Origin Resource Sharing policy)\.$/,
};

/**
 * What an engine writes to the console as an error although nothing is wrong: WebKit has no
 * `manifest-src`, which the policy of the page has for the others.
 */
export function isOwnRemark(engine: Engine, message: string): boolean {
  if (CUT_OFF[engine]?.test(message)) return true;
  return engine === 'webkit' && message.includes("directive 'manifest-src'");
}

function engineNamed(name: string): Engine {
  const engine = ENGINES.find((one) => one === name);
  if (engine === undefined)
    throw new Error(`No engine "${name}"; there are ${ENGINES.join(', ')}.`);
  return engine;
}
