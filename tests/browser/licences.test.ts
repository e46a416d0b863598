import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { Plugin } from 'vite';
import { LICENCES, packageIn } from '../../.setup/licences.ts';
import { expect, root, test } from './harness.ts';
import { dist } from './launch.ts';

/** Names of the packages in a text of licences. */
function namedIn(text: string): string[] {
  const [, list] = text.split('\n\n');
  return list.split('\n').map((line) => line.split(' ')[0]);
}

test.each(['hosted', 'single'])('%s: every bundled package has its licence', async (mode) => {
  const found = new Set<string>();
  const spy = (): Plugin => ({
    name: 'spy',
    renderChunk(_, chunk) {
      for (const id of Object.keys(chunk.modules)) {
        const path = id.split('/node_modules/').at(-1) ?? id;
        const [first, second] = path.split('/');
        if (path !== id) found.add(first.startsWith('@') ? `${first}/${second}` : first);
      }
      return null;
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'caravan-licences-'));
  await build({
    configFile: join(root, 'vite.config.ts'),
    mode,
    logLevel: 'error',
    build: { outDir: folder },
    plugins: [spy()],
    worker: { plugins: () => [spy()] },
  });
  const text =
    mode === 'hosted'
      ? readFileSync(join(folder, LICENCES), 'utf8')
      : readFileSync(join(folder, 'index.html'), 'utf8').split('id="licences">')[1];
  rmSync(folder, { recursive: true });
  // What stands under another name in node_modules.
  if (found.delete('@xenova/transformers')) found.add('@huggingface/transformers');
  expect(found.size).toBeGreaterThan(20);
  expect(namedIn(text)).toEqual(expect.arrayContaining([...found]));
  for (const name of ['onnxruntime-web', '@huggingface/jinja', 'svelte', 'd3-array', 'vite'])
    expect(namedIn(text)).toContain(name);
  // Each has the text that goes with its line.
  const [, ...texts] = text.split(`\n${'='.repeat(80)}\n`);
  expect(texts.length).toBeGreaterThan(10);
  for (const licence of texts) expect(licence).toMatch(/permission|Apache License/i);
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
  for (const licence of ['GPL-3.0', 'SEE LICENSE IN x', undefined]) {
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
