import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const text = (path: string): string =>
  readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');

/** Custom properties by name, each as it is set first. */
function tokensOf(css: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, value] of css.matchAll(/(--[\w-]+):\s*([^;]+);/g))
    if (!found.has(name)) found.set(name, value.replace(/\s+/g, ' '));
  return found;
}

it('paints a report in the colours of the page', () => {
  const page = tokensOf(text('ui/theme.css'));
  const report = tokensOf(text('report/report.css'));
  expect(report.size).toBeGreaterThan(12);
  for (const [name, value] of report) expect(page.get(name), name).toBe(value);
});

it('knows every colour that it names', () => {
  const css = text('report/report.css');
  const drawn = ['figures', 'leaderboard'].map((file) => text(`report/${file}.ts`)).join('');
  const named = [...`${css}${drawn}`.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name);
  const known = tokensOf(css);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
