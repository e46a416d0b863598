import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import DotRows from '../../../src/charts/checks/DotRows.svelte';

const rows = Array.from({ length: 2000 }, (_, at) => {
  const middle = at / 2000;
  return { name: `model-${String(at)}`, middle, lower: middle - 0.1, upper: middle + 0.1 };
});
const props = {
  rows,
  width: 520,
  words: { label: 'Scores', axis: 'Score' },
  write: (value: number) => value.toFixed(2),
};
const named = (own: object): number =>
  render(DotRows, { props: { ...props, ...own } }).body.match(/model-\d+/g)?.length ?? 0;

it('names the first of thousands of models at once, and all of them where it is saved', () => {
  expect(named({})).toBe(100);
  expect(named({ title: 'Many models', source: 'invented', font: 'sans-serif' })).toBe(2000);
});
