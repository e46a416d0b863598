import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from './run.mjs';

/**
 * Checks all types: the page's with svelte-check, which lets TypeScript 7 read what it makes of
 * the components (and finds its way only from a configuration at the top), and the others' with
 * TypeScript 7 alone, in one thread: several find out the same types, each for itself.
 */
// It keeps what it made of components that are gone.
rmSync(join(root, '.svelte-check'), { recursive: true, force: true });
const runs = [
  [
    'svelte-check/bin/svelte-check',
    '--tsconfig',
    './.tsconfig.page.json',
    '--fail-on-warnings',
    '--tsgo',
  ],
  ...['src/core', 'workers', 'tests'].map((path) => [
    '@typescript/native/bin/tsc',
    '--singleThreaded',
    '-p',
    path,
  ]),
];
for (const [program, ...args] of runs) {
  const { code } = await tool(program, args);
  if (code !== 0) process.exitCode = 1;
}
