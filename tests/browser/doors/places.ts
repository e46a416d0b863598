import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, inject, vi } from 'vitest';
import { root } from '../harness.ts';
import type { Place } from '../harness.ts';

/**
 * Builds the page of this folder as the real one is, in both ways; once for all files that are
 * run together.
 */
export function buildDoors(): readonly (readonly [name: 'hosted' | 'single', place: Place])[] {
  const folder = join(inject('shared'), 'doors');
  beforeAll(async () => {
    if (mkdirSync(folder, { recursive: true }) !== undefined) {
      // The one with all that there is.
      for (const mode of ['hosted', 'single-with-models']) {
        await build({
          configFile: join(root, 'vite.config.ts'),
          root: join(root, 'tests/browser/doors'),
          publicDir: join(root, 'static'),
          mode,
          logLevel: 'warn',
          build: { outDir: join(folder, mode) },
        });
      }
      mkdirSync(join(folder, 'done'));
    }
    await vi.waitUntil(() => existsSync(join(folder, 'done')), { timeout: 240_000, interval: 200 });
  });
  return [
    ['hosted', { hosted: join(folder, 'hosted') }],
    ['single', { single: join(folder, 'single-with-models/with-models.html') }],
  ];
}
