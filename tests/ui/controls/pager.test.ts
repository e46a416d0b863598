import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import MoreRows from '../../../src/pages/data/MoreRows.svelte';
import Pager from '../../../src/ui/controls/Pager.svelte';

const words = {
  previous: 'Previous',
  next: 'Next',
  range: (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
};
const pager = (from: number, total: number): string =>
  render(Pager, { props: { from, perPage: 50, total, words, onmove: () => undefined } }).body;
const more = (of: number): string =>
  render(MoreRows, {
    props: { most: 20, step: 20, of, text: (n: number) => `Show ${n} more` },
  }).body;

it('asks for no press to see the last row of 51', () => {
  expect(pager(0, 51)).not.toContain('button');
  expect(pager(0, 70)).toContain('1–50 of 70');
  expect(pager(50, 110)).toContain('51–110 of 110');
  expect(more(22)).not.toContain('button');
  expect(more(30)).toContain('Show 10 more');
});
