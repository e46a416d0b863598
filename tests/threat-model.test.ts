import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const rows = readFileSync(join(root, '.readme/threat-model.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\|(?! promise| -)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('names promises, each with its test', () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const [, promise, test] of rows) {
    expect(promise).toMatch(/\.$/);
    expect(test).toMatch(/^`tests\/[^`]+\.test\.ts` "[^"]+"$/);
  }
});

it.each(rows.map(([, promise, test]) => [promise, test]))('holds: %s', (_, test) => {
  const [, file = '', title = ''] = /^`([^`]+)` "([^"]+)"$/.exec(test) ?? [];
  expect(existsSync(join(root, file)), file).toBe(true);
  expect(readFileSync(join(root, file), 'utf8')).toContain(title);
});

/** Ways in which things go wrong without anybody’s wish, by what a test that brings them about is called. */
const MISHAPS = {
  'pages that are closed': /(closed|killed|ended)\b/,
  'disks that are full': /\b(full|room)\b/,
  'records that are damaged': /damaged/,
  'tabs that do things at once': /tabs? .*(at once|by one tab)|at once: the second/,
};

it.each(Object.entries(MISHAPS))('names tests that bring about %s', (_, called) => {
  const tests = rows.filter(([, , test = '']) => called.test(test));
  expect(tests.length).toBeGreaterThanOrEqual(2);
});
