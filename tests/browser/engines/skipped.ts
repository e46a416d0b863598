import type { Engine } from './engine.ts';

interface Skipped {
  /** A part of the path of its file. */
  readonly file: string;
  /** The beginning of its name. */
  readonly test: string;
  readonly reason: string;
}

const DEVTOOLS = 'asks Chromium’s own protocol';
const COLOURS = 'no command of WebDriver forces colours';
const PRINTED = 'reads the tagged PDF that Chromium writes';
const GRAPHICS = 'the stand-in for a graphics card is Chromium’s';

/** Tests that are left out where the whole suite runs in Firefox, and why. */
const IN_FIREFOX: readonly Skipped[] = [
  { file: 'browser/offline', test: 'can be installed', reason: DEVTOOLS },
  { file: 'browser/judge-calls', test: 'is not lost when the disk is full', reason: DEVTOOLS },
  { file: 'browser/local-models', test: 'where the browser is full', reason: DEVTOOLS },
  { file: 'browser/local-models', test: 'scores and replies are those of', reason: GRAPHICS },
  {
    file: 'data/data',
    test: 'a folder gives a file',
    reason: 'Firefox takes no folder from WebDriver (input.setFiles)',
  },
  {
    file: 'data/left',
    test: 'a page that comes back',
    reason: 'of a page that was kept for Back Playwright waits for a load that never comes',
  },
  { file: 'browser/look', test: 'where colours are forced', reason: COLOURS },
  { file: 'browser/look', test: 'a figure that is saved while colours', reason: COLOURS },
  {
    file: 'browser/look',
    test: 'what scrolls by itself fades',
    reason: 'Firefox 153 has no animation-timeline, without which nothing fades',
  },
  {
    file: 'roads/policy',
    test: 'the policy holds',
    reason: 'runs text inside workers, which Playwright can in Chromium alone',
  },
  { file: 'browser/print', test: 'on paper', reason: 'no command of WebDriver asks for paper' },
  { file: 'judge/judge-local', test: 'a graphics card is used', reason: GRAPHICS },
  {
    file: 'report/report',
    test: 'is whole without scripts',
    reason: PRINTED,
  },
];

/** The same of those that WebKit is asked for (.setup/browser.mjs). */
const IN_WEBKIT: readonly Skipped[] = [
  { file: 'browser/offline', test: 'can be installed', reason: DEVTOOLS },
  { file: 'browser/judge-calls', test: 'is not lost when the disk is full', reason: DEVTOOLS },
  { file: 'browser/local-models', test: 'where the browser is full', reason: DEVTOOLS },
  { file: 'browser/local-models', test: 'scores and replies are those of', reason: GRAPHICS },
  { file: 'report/report', test: 'is whole without scripts', reason: PRINTED },
  { file: 'browser/look', test: 'where colours are forced', reason: COLOURS },
  {
    file: 'judge/judge-cap',
    test: 'a server that drops calls on all connections',
    reason: 'WebKitGTK does not send a dropped call anew by itself, which this is about',
  },
  { file: 'judge/judge-local', test: 'a graphics card is used', reason: GRAPHICS },
  {
    file: 'data/data',
    test: 'a folder gives a file',
    reason: 'WebKitWebDriver makes one File of 0 bytes of a folder',
  },
];

/** Why a test is left out in an engine; null where it runs. */
export function reasonToSkip(engine: Engine, file: string, test: string): string | null {
  if (engine === 'chromium') return null;
  const list = engine === 'firefox' ? IN_FIREFOX : IN_WEBKIT;
  const found = list.find((one) => file.includes(one.file) && test.startsWith(one.test));
  return found?.reason ?? null;
}
