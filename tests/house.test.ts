import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { breaches, MAX_FILES } from './house.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('the house', () => {
  it('keeps its laws in src and workers', () => {
    const sources = new Map(
      ['src', 'workers']
        .flatMap((folder) =>
          readdirSync(join(root, folder), { recursive: true, withFileTypes: true }),
        )
        .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
    );
    expect(sources.size).toBeGreaterThan(30);
    expect(breaches(sources).map(({ file, line, law }) => `${file}:${line} "${law}"`)).toEqual([]);
  });

  it('keeps its tests in folders that one takes in at a glance, data aside', () => {
    const counts = new Map<string, number>();
    for (const entry of readdirSync(join(root, 'tests'), {
      recursive: true,
      withFileTypes: true,
    })) {
      const folder = relative(root, entry.parentPath).split(sep).join('/');
      if (entry.isFile() && !folder.startsWith('tests/golden'))
        counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > MAX_FILES)).toEqual([]);
  });

  it('describes itself by paths that are there', () => {
    const pages = ['ARCHITECTURE.md', 'tests/README.md', '.setup/README.md'].concat(
      readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('README.md'))
        .map((path) => join('src', path)),
    );
    const endings = ['', '.ts', '.svelte.ts', '.svelte'];
    const leads = (page: string, path: string): boolean =>
      ['', 'src', 'src/core', 'src/core/formats', 'src/state/judging', dirname(page)].some((from) =>
        endings.some((ending) => existsSync(join(root, from, `${path}${ending}`))),
      );
    const lost = pages.flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)]
        .map(([, path]) => path)
        .filter((path) => !path.startsWith('dist') && !leads(page, path))
        .map((path) => `${page}: ${path}`),
    );
    expect(pages.length).toBeGreaterThan(8);
    expect(lost).toEqual([]);
  });

  it('has nothing else at the top', () => {
    const allowed = [
      ...['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'],
      ...['src', 'static', 'workers', 'tests', 'README.md', 'ARCHITECTURE.md', 'LICENSE'],
      ...['node_modules', 'dist', 'dist-single', 'dist-cli', 'dist-core'],
    ];
    const found = readdirSync(root).filter((name) => !name.startsWith('.'));
    expect(found.filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('keeps core away from the browser by its compiler settings', () => {
    const settings: unknown = JSON.parse(
      readFileSync(join(root, 'src/core/tsconfig.json'), 'utf8'),
    );
    expect(settings).toMatchObject({ compilerOptions: { lib: ['ES2023'], types: [] } });
  });
});

/** Invented sources, each breaking one law: the checker has to see it, and name the law. */
const broken: readonly (readonly [file: string, text: string, law: RegExp])[] = [
  [
    'src/core/table/a.ts',
    `import { x } from '../../state/x.ts';`,
    /core thinks.*src\/state\/x\.ts/,
  ],
  ['src/core/table/deep/a.ts', `export { x } from '../../../storage/x.ts';`, /core thinks/],
  [
    'src/core/table/a.ts',
    `import type { Jobs } from '../../../workers/protocol.ts';`,
    /core thinks/,
  ],
  ['src/charts/a.ts', `import { x } from '../state/x.svelte.ts';`, /charts show/],
  ['src/ui/A.svelte', `<script>import B from '../charts/B.svelte';</script>`, /ui shows/],
  ['src/pages/A.svelte', `const x = import('../storage/runs.ts');`, /pages show/],
  ['src/pages/A.svelte', `import { run } from '../jobs.ts';`, /pages show/],
  ['src/state/a.ts', `import X from '../ui/X.svelte';`, /state decides/],
  ['src/jobs.ts', `import { serve } from '../workers/serve.ts';`, /jobs reach outside/],
  ['workers/a.ts', `import { run } from '../src/jobs.ts';`, /a worker is a doorway/],
  ['src/other/a.ts', ``, /every file is in a room/],
  ['src/core/a.ts', ``, /every file of core is in a room/],
  [
    'src/core/table/a.ts',
    `import type { X } from '../judge/x.ts';`,
    /table stands before judge in core.*src\/core\/judge\/x\.ts/,
  ],
  [
    'src/core/failure.ts',
    `import type { X } from './table/x.ts';`,
    /failure\.ts stands before table in core/,
  ],
  ['src/state/a.ts', `await fetch('https://example.org');`, /requests have four doors/],
  ['workers/importer/worker.ts', `await fetch('https://example.org');`, /requests have four doors/],
  ['src/judges/runner.ts', `await fetch('https://example.org');`, /requests have four doors/],
  ['src/state/a.ts', `const socket = new WebSocket(url);`, /requests have four doors/],
  ['workers/a.ts', `const cache = await caches.open(name);`, /Cache Storage/],
  ['src/state/a.ts', `import { env } from '@xenova/transformers';`, /transformers\.js/],
  ['src/state/a.ts', `const worker = new Worker(url);`, /new Worker/],
  ['src/state/a.ts', `import W from './b.ts?worker';`, /new Worker/],
  ['src/storage/runs.ts', `import { openDB } from 'idb';`, /idb/],
  ['src/pages/A.svelte', `import { scaleLinear } from 'd3';`, /d3/],
  ['src/state/a.ts', `const x = Math.random();`, /chance is an argument/],
  ['src/storage/a.ts', `const now = Date.now();`, /time is an argument/],
  ['workers/a.ts', `const now = performance.now();`, /time is an argument/],
  ['src/pages/A.svelte', `<p>{new Date().getFullYear()}</p>`, /time is an argument/],
  ['src/state/a.ts', `console.log(1);`, /only the command line prints/],
  ['src/pages/A.svelte', `<p>{@html name}</p>`, /never becomes HTML/],
  ['src/pages/A.svelte', `element.innerHTML = name;`, /never becomes HTML/],
  ['src/pages/A.svelte', `<div bind:clientWidth={room}></div>`, /sized\.ts/],
  ['src/pages/A.svelte', `<div bind:contentRect={box}></div>`, /sized\.ts/],
  ['src/core/table/a.ts', `declare const URL: Web;`, /declared in src\/core\/platform\.ts/],
  ['src/core/names/a.ts', `declare function atob(text: string): string;`, /declared in src\/core/],
  ['src/core/table/a.ts', `const x: any = 1;`, /no any/],
  ['src/core/table/a.ts', `const x = y as any;`, /no any/],
  ['src/core/table/a.ts', `const x: any[] = [];`, /no any/],
  ['src/core/table/a.ts', `// @ts-ignore`, /no @ts-ignore/],
  ['src/core/table/a.ts', `// TODO: later`, /no TODO/],
  ['src/core/table/a.ts', `export * from './b.ts';`, /no barrels/],
  ['src/core/table/a.ts', `export default 1;`, /named exports/],
  ['src/core/table/index.ts', ``, /no barrels/],
  ['src/core/table/utils/a.ts', ``, /no utils/],
  ['src/core/table/camelCase.ts', ``, /kebab-case/],
  ['src/ui/button.svelte', ``, /PascalCase/],
  ['src/core/table/a.ts', 'const x = 1;\n'.repeat(301), /300 lines/],
  [
    'src/state/a.svelte.ts',
    `const x = 1;\n\nexport class A {\n${'  x = 1;\n'.repeat(119)}}\n`,
    /a state class has 120 lines at most: A has 121/,
  ],
  ['src/pages/A.svelte', `{#await load() then found}{found}{/await}`, /has its \{:catch/],
  [
    'src/pages/a/APage.svelte',
    `<script>import B from '../b/B.svelte';</script><Part name="c">c</Part><B />`,
    /stands in a boundary: B/,
  ],
];

describe('the checker', () => {
  it('sees a circle of types, and names it', () => {
    const circle = new Map([
      ['src/core/table/a.ts', `import type { B } from './b.ts';`],
      ['src/core/table/b.ts', `export type { C } from './c.ts';`],
      ['src/core/table/c.ts', `import type { A } from './a.ts';`],
    ]);
    expect(breaches(circle).map(({ law }) => law)).toEqual([
      'no circles: src/core/table/a.ts → src/core/table/b.ts → src/core/table/c.ts',
    ]);
  });

  it('sees a folder that nobody can take in at a glance', () => {
    const folder = (count: number): Map<string, string> =>
      new Map(Array.from({ length: count }, (_, at) => [`src/core/table/a-${at}.ts`, '']));
    expect(breaches(folder(25))).toEqual([]);
    expect(breaches(folder(26)).map(({ file, law }) => `${file}: ${law}`)).toEqual([
      'src/core/table: a folder holds 25 files at most, not 26',
    ]);
  });

  for (const [file, text, law] of broken) {
    it(`sees what is wrong with ${file}: ${text.slice(0, 60).replaceAll('\n', ' ')}`, () => {
      const found = breaches(new Map([[file, text]]));
      expect(found.map((breach) => breach.law)).toEqual([expect.stringMatching(law)]);
    });
  }

  it.each([
    ['src/core/table/a.ts', `// A word about fetch(x) and Math.random, and many: any of them.`],
    [
      'src/core/table/a.ts',
      `/*\n * console.log is not for here\n */\nconst url = 'https://example.org';`,
    ],
    ['src/core/table/a.ts', 'const x = 1;\n'.repeat(300)],
    ['src/state/a.ts', `class A {\n${'  x = 1;\n'.repeat(118)}}\nclass B {\n  y = 1;\n}\n`],
    ['src/core/table/a.ts', `class A {\n${'  x = 1;\n'.repeat(119)}}\n`],
    ['src/core/table/deep/a.ts', `import { x } from '../b.ts';\nimport Papa from 'papaparse';`],
    ['src/jobs.ts', `import W from '../workers/a.ts?worker';\nconst w: Worker = new Worker(x);`],
    ['src/storage/database.ts', `import { openDB } from 'idb';`],
    ['src/core/platform.ts', `declare const globalThis: Platform;`],
    ['src/core/formats/a.d.ts', `declare module 'papaparse' {}`],
    ['src/judges/a.ts', `class A extends B {\n  declare readonly failure: C;\n}`],
    ['src/remote/remote.ts', `const answer = await fetch(url);`],
    ['src/judges/call.ts', `const answer = await fetch(url);`],
    [
      'src/pages/a/APage.svelte',
      `<script>import B from '../b/B.svelte';</script><Part name="b"><B a={() => 1} /></Part>`,
    ],
    ['src/charts/marks.ts', `import { scaleLinear } from 'd3';`],
    ['src/state/a.svelte.ts', `import { run } from '../jobs.ts';\nconst now = Date.now();`],
    ['src/cli.ts', `console.log(performance.now());`],
    ['src/ui/ProgressBar.svelte', `<!-- {@html} is not used --><progress></progress>`],
  ])('lets %s be', (file, text) => {
    expect(breaches(new Map([[file, text]]))).toEqual([]);
  });
});
