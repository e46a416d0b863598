import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const [promises, second = ''] = readFileSync(join(root, '.readme/threat-model.md'), 'utf8').split(
  '## In the second tier',
);
const rows = promises
  .split('\n')
  .filter((line) => /^\|(?! promise| -)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('names promises, each with its test', () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const [, promise, test] of rows) {
    expect(promise).toMatch(/\.$/);
    expect(test).toMatch(/^`tests\/[^`]+\.ts` "[^"]+"$/);
  }
});

it.each(rows.map(([, promise, test]) => [promise, test]))('holds: %s', (_, test) => {
  const [, file = '', title = ''] = /^`([^`]+)` "([^"]+)"$/.exec(test) ?? [];
  expect(existsSync(join(root, file)), file).toBe(true);
  expect(readFileSync(join(root, file), 'utf8')).toContain(title);
});

it('names every test that does not run on every change, and no other', () => {
  const paths = rows.map(([, , test]) => /`([^`]+)`/.exec(test)?.[1] ?? '');
  const later = paths.filter((path) => /^tests\/browser\/|\.slow\.test\.ts$/.test(path));
  const named = Array.from(second.matchAll(/`(tests\/[^`]+)`/g), ([, path]) => path);
  expect(named.toSorted()).toEqual([...new Set(later)].sort());
  for (const [, path] of second.matchAll(
    /`((?:roads|core|state|storage|judges|golden|ui|remote)\/[^`]+)`/g,
  ))
    expect(
      [`tests/${path}`, `tests/${path}.test.ts`].some((one) => existsSync(join(root, one))),
      path,
    ).toBe(true);
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
