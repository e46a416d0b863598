import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { root } from '../harness.ts';
import type { Place } from '../harness.ts';

/** Builds the page of this folder as the real one is, in both ways, for the tests of one file. */
export function buildDoors(): readonly (readonly [name: 'hosted' | 'single', place: Place])[] {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-doors-'));
  beforeAll(async () => {
    for (const mode of ['hosted', 'single']) {
      await build({
        configFile: join(root, 'vite.config.ts'),
        root: join(root, 'tests/browser/doors'),
        publicDir: join(root, 'static'),
        mode,
        logLevel: 'warn',
        build: { outDir: join(folder, mode) },
      });
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return [
    ['hosted', { hosted: join(folder, 'hosted') }],
    ['single', { single: join(folder, 'single/index.html') }],
  ];
}
