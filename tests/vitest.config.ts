import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { raterPage } from '../.setup/rater-page.ts';
import { reportPage } from '../.setup/report-page.ts';
import { defineConfig } from 'vitest/config';
import type { TestProjectConfiguration, UserWorkspaceConfig } from 'vitest/config';

/** Folders whose tests are not for Node alone, or no tests. */
const NOT_FOR_NODE = [
  'tests/roads/**',
  'tests/browser/**',
  'tests/calibration/**',
  'tests/bench/**',
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
  // Files share a process, which loads each module once.
  isolate: false,
  maxWorkers,
  ...patience,
};
const pages = () => [svelte({ configFile: false }), raterPage(), reportPage()];

type Kind = [name: string, folders: string[], config: UserWorkspaceConfig];

/** Core is pure, and needs no plugin. */
const core: Kind = ['core', ['tests/core'], { test: inNode }];

/** They keep a database or a page's state, or put stand-ins in the place of modules: see afresh.ts. */
const alone: Kind = [
  'alone',
  ['tests/state', 'tests/storage', 'tests/pages'],
  {
    plugins: pages(),
    // As the build has it.
    define: { __APP_VERSION__: '"0.0.0"' },
    // A thread starts in less time than a process.
    test: {
      ...inNode,
      pool: 'threads',
      setupFiles: ['tests/afresh.ts', ...inNode.setupFiles],
    },
  },
];

const unit: Kind = [
  'unit',
  ['tests'],
  {
    plugins: pages(),
    test: {
      ...inNode,
      // Its modules name folders, which Node by itself does not find.
      server: { deps: { inline: ['dt-sql-parser'] } },
      exclude: [...NOT_FOR_NODE, ...[core, alone].flatMap(([, folders]) => folders.map(all))],
    },
  },
];

function all(folder: string): string {
  return `${folder}/**`;
}

/** Those of the first tier, and, with `-slow` to their name, those of `x.slow.test.ts`. */
function tiers([name, folders, config]: Kind): TestProjectConfiguration[] {
  const { exclude = [] } = config.test ?? {};
  const of = (ending: string) => folders.map((folder) => `${folder}/**/*${ending}`);
  const first = { name, include: of('.test.ts'), exclude: [...exclude, ...of('.slow.test.ts')] };
  const second = { name: `${name}-slow`, include: of('.slow.test.ts'), exclude };
  return [first, second].map((tier) => ({ ...config, test: { ...config.test, ...tier } }));
}

/** They drive a real browser over the built page. */
function inBrowser(name: string): TestProjectConfiguration {
  return {
    plugins: [reportPage()],
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      globalSetup: 'tests/browser/once.ts',
      // They share nothing but libraries, which are large.
      isolate: false,
      // On a small machine two browsers at a time: each waits for half of the time.
      maxWorkers,
      ...patience,
    },
  };
}

/** ARCHITECTURE.md says which test belongs where. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [...[core, unit, alone].flatMap(tiers), ...['roads', 'browser'].map(inBrowser)],
  },
});
