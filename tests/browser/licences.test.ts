import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { LICENCES, foldersOf, packageIn } from '../../.setup/licences.ts';
import { expect, root, test } from './harness.ts';
import { dist } from './launch.ts';

/** Names of the packages in a text of licences. */
function namedIn(text: string): string[] {
  const [, list] = text.split('\n\n');
  return list.split('\n').map((line) => line.split(' ')[0]);
}

/** What package.json asks for, by the name it goes by, and some of what stands behind it. */
const BUNDLED = [
  ...Object.keys(packageJson.dependencies)
    .filter((name) => name !== 'd3')
    .map((name) => (name.startsWith('@xenova/') ? '@huggingface/transformers' : name)),
  // In the page alone, in workers alone, inside another library, and of the tools that build.
  ...['d3-array', 'svelte', 'workbox-window'],
  ...['hysnappy', 'fzstd', 'onnxruntime-common'],
  ...['@huggingface/jinja', '@huggingface/tokenizers'],
  ...['vite', 'rolldown'],
];

test('hosted: every bundled package has its licence', () => {
  expectLicences(readFileSync(join(dist, LICENCES), 'utf8'), BUNDLED);
});

test('single: every bundled package has its licence', async ({ visit }) => {
  const { page } = await visit('with-models');
  const text = await page.locator('#licences').textContent();
  // It has no service worker, and unpacks itself.
  const bundled = BUNDLED.filter((name) => name !== 'workbox-window').concat('xz-decompress');
  expectLicences(text ?? '', bundled);
});

function expectLicences(text: string, bundled: readonly string[]): void {
  expect(namedIn(text)).toEqual(expect.arrayContaining([...bundled]));
  // Each has the text that goes with its line.
  const [, ...texts] = text.split(`\n${'='.repeat(80)}\n`);
  expect(texts.length).toBeGreaterThan(10);
  for (const licence of texts) expect(licence).toMatch(/permission|Apache License/i);
}

test('the packages of a bundle are those that its modules stand in', () => {
  const within = (path: string) => foldersOf(join(root, 'node_modules', path));
  const names = (folders: string[]) =>
    folders.map((folder) => folder.split('node_modules/').at(-1));
  expect(names(within('d3-array/src/ticks.js'))).toEqual(['d3-array']);
  expect(names(within('@xenova/transformers/dist/x.js?worker'))).toEqual([
    '@xenova/transformers',
    '@huggingface/jinja',
    '@huggingface/tokenizers',
  ]);
  expect(names(foldersOf('\0vite/preload-helper.js'))).toEqual(['vite']);
  expect(foldersOf(join(root, 'src/main.ts'))).toEqual([]);
});

test('what the service worker is made of has its licence too', () => {
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8');
  const parts = [...worker.matchAll(/workbox:([a-z-]+):/g)].map(([, part]) => `workbox-${part}`);
  expect(parts.length).toBeGreaterThan(3);
  const named = namedIn(readFileSync(join(dist, LICENCES), 'utf8'));
  expect(named).toEqual(expect.arrayContaining(parts));
});

test('a package under another licence, or without its text, stops the build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-package-'));
  const write = (license?: string) => {
    const manifest = { name: 'one', version: '1.0.0', license };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  };
  write('MIT');
  expect(() => packageIn(folder)).toThrow('one came without the text of its licence');
  writeFileSync(join(folder, 'LICENSE'), 'Permission');
  expect(packageIn(folder)).toMatchObject({ name: 'one', licence: 'MIT', text: 'Permission' });
  // Where one may choose, one that is compatible is chosen.
  write('(MPL-2.0 OR Apache-2.0)');
  expect(packageIn(folder)).toMatchObject({ licence: 'Apache-2.0' });
  for (const licence of [
    'GPL-3.0',
    '(GPL-3.0 OR MPL-2.0)',
    '(MIT AND GPL-3.0)',
    'SEE LICENSE IN x',
    undefined,
  ]) {
    write(licence);
    expect(() => packageIn(folder)).toThrow('one is under');
  }
  rmSync(folder, { recursive: true });
});

test('Settings leads to the licences, in a file or from inside the page', async ({ visit }) => {
  const { page, context } = await visit('hosted', { path: '#settings' });
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Licences of third-party libraries' }).click();
  await (await opened).getByText('Caravan is under the Apache License 2.0').waitFor();

  const single = await visit('single', { path: '#settings' });
  const download = single.page.waitForEvent('download');
  await single.page.getByRole('button', { name: 'Licences of third-party libraries' }).click();
  expect((await download).suggestedFilename()).toBe(LICENCES);
});
