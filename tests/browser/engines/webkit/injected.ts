import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/*
 * Playwright's own selector engine, taken out of playwright-core, so that getByRole and the like
 * find here what they find in other engines. It is no public part of that package, whose version
 * is pinned: where another version keeps it elsewhere, this says so at once.
 */

/** The part of Playwright's InjectedScript that is used, in the page. */
export interface Injected {
  parseSelector: (selector: string) => unknown;
  querySelectorAll: (parsed: unknown, root: Node) => HTMLElement[];
  retarget: (
    element: Element,
    how: 'none' | 'follow-label' | 'button-link',
  ) => HTMLInputElement | null;
  elementState: (element: Element, state: string, isLogged: boolean) => { matches: boolean };
  checkElementStates: (
    element: Element,
    states: readonly string[],
    isLogged: boolean,
  ) => Promise<{ missingState: string } | 'error:notconnected' | undefined>;
  fill: (element: Element, text: string) => string;
  focusNode: (element: Element) => unknown;
  selectOptions: (element: Element, options: readonly object[]) => string | string[];
  setInputFiles: (element: Element, files: readonly object[]) => void;
  dispatchEvent: (element: Element, type: string, init: object) => void;
}

interface Escapes {
  escapeForTextSelector: (text: string | RegExp, isExact: boolean) => string;
  escapeForAttributeSelector: (text: string | RegExp, isExact: boolean) => string;
}

const require = createRequire(import.meta.url);
const BUNDLE = 'playwright-core/lib/coreBundle';
const { iso } = require(BUNDLE) as { iso: Escapes };

export const escapeText = iso.escapeForTextSelector;
export const escapeAttribute = iso.escapeForAttributeSelector;

let script: string | null = null;

/** A script that leaves the engine in the page as `__injected`. */
export function injectedScript(): string {
  script ??= `if (!window.__injected) {
    const module = {};
    ${source()}
    window.__injected = new (module.exports.InjectedScript())(globalThis, ${JSON.stringify({
      ...{ isUnderTest: false, sdkLanguage: 'javascript', frameSeq: 0, browserName: 'webkit' },
      ...{ testIdAttributeName: 'data-testid', stableRafCount: 1, customEngines: [] },
      ...{ shouldPrependErrorPrefix: false, isUtilityWorld: false },
    })});
  }`;
  return script;
}

function source(): string {
  const literal = readFileSync(require.resolve(BUNDLE), 'utf8')
    .split('\n')
    .map((line) =>
      /^\s*source\d+ = ('.*packages\/injected\/src\/injectedScript\.ts.*');?$/.exec(line),
    )
    .find((found) => found !== null)?.[1];
  if (literal === undefined) throw new Error(`${BUNDLE} has no selector engine where it was.`);
  // A string as JavaScript writes it, of our own dependency.
  return (0, eval)(literal) as string;
}
