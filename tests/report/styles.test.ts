import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reportStyles } from '../../.setup/report-page.ts';

const text = (path: string): string =>
  readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');

it('knows every colour that it names', () => {
  const css = reportStyles();
  const drawn = ['figures', 'leaderboard'].map((file) => text(`report/${file}.ts`)).join('');
  const named = [...`${css}${drawn}`.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name);
  const known = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  expect(known.size).toBeGreaterThan(12);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  // It has none of its own, which the page would not know.
  expect(text('report/report.css')).not.toMatch(/--[\w-]+:/);
});
