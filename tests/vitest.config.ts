import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { raterPage } from '../.setup/rater-page.ts';
import { reportPage } from '../.setup/report-page.ts';
import { defineConfig } from 'vitest/config';

const CORE = 'tests/core/**/*.test.ts';
/** They keep a database or a page's state, or put stand-ins in the place of modules: see afresh.ts. */
const ALONE = [
  'tests/state/**/*.test.ts',
  'tests/storage/**/*.test.ts',
  'tests/pages/**/*.test.ts',
];
/** Guards against hanging, not figures: a busy machine takes its time. */
const patience = {
  // What is logged goes straight out: on its way through vitest, a line that comes as its file ends
  // would fail a run in which every test passed (vitest-dev/vitest#11153).
  disableConsoleIntercept: true,
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 120_000 } },
};
/** Node and browsers run side by side (.setup/test.mjs): each has half of a large machine. */
const maxWorkers = Math.max(2, Math.floor(availableParallelism() / 2));
/** What Node runs uses both processors of a small machine to the end. */
const inNode = {
  setupFiles: ['tests/property-seed.ts', 'tests/patience.ts'],
  maxWorkers,
  ...patience,
};

/**
 * Four projects: `core`, `unit` and `alone` are everything that Node can run, `browser` drives a
 * real Chromium over the built page. tests/calibration and tests/bench are slow and run by themselves.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      {
        test: {
          name: 'core',
          include: [CORE],
          // Core is pure: its files can share one process, which loads each module once.
          isolate: false,
          ...inNode,
        },
      },
      {
        plugins: [svelte({ configFile: false }), raterPage(), reportPage()],
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [
            ...[CORE, ...ALONE],
            ...['tests/browser/**', 'tests/calibration/**', 'tests/bench/**'],
          ],
          // Its modules name folders, which Node by itself does not find.
          server: { deps: { inline: ['dt-sql-parser'] } },
          isolate: false,
          ...inNode,
        },
      },
      {
        plugins: [svelte({ configFile: false }), raterPage(), reportPage()],
        // As the build has it.
        define: { __APP_VERSION__: '"0.0.0"' },
        // A thread starts in less time than a process.
        test: {
          name: 'alone',
          include: ALONE,
          isolate: false,
          pool: 'threads',
          ...inNode,
          setupFiles: ['tests/afresh.ts', ...inNode.setupFiles],
        },
      },
      {
        plugins: [reportPage()],
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/once.ts',
          // They share nothing but libraries, which are large.
          isolate: false,
          // On a small machine two browsers at a time: each waits for half of the time.
          maxWorkers,
          // A headless browser may stall; .setup/test.mjs names what needed this, and allows few.
          retry: 1,
          ...patience,
        },
      },
    ],
  },
});
