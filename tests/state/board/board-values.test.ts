import { expect, it } from 'vitest';
import { preview } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { recordsOf } from '../../../src/core/table/counts.ts';
import { metPairs } from '../../../src/core/table/counts.ts';
import { extraValue } from '../../../src/core/publish/extra-value.ts';
import { sortValue } from '../../../src/state/board/board-values.ts';
import { countsOf } from '../../core/counts-of.ts';

const counts = countsOf([
  ['a', 'b', 30, 10, 4],
  ['b', 'c', 30, 10, 0],
]);
const { summary } = preview(counts, DEFAULT_MODEL, { narrow: 0.68, wide: 0.95 });
const facts = {
  ...{ summary, records: recordsOf(counts), names: counts.models },
  prices: [
    { cost: 0.02, seconds: null },
    { cost: null, seconds: 2 },
    { cost: 0.01, seconds: 1 },
  ],
};
const all = <T>(of: (row: number) => T) => [0, 1, 2].map(of);

it('columns say of each row what its model has, best first', () => {
  expect(all((row) => counts.models[summary.rows[row].model])).toEqual(['a', 'b', 'c']);
  expect(all(extraValue('judgments', facts))).toEqual([44, 84, 40]);
  expect(all(extraValue('rate', facts))).toEqual([32 / 44, 42 / 84, 10 / 40]);
  expect(all(extraValue('price', facts))).toEqual([0.02, null, 0.01]);
  expect(all(extraValue('seconds', facts))).toEqual([null, 2, 1]);
  expect(all(extraValue('best', facts))).toEqual(all((row) => summary.rows[row].rankShares[0]));
  expect(extraValue('tier', facts)(0)).toBe(1);
  expect(all(extraValue('ranks', facts))).toEqual(summary.joint?.ranks);
});

it('rows are sorted by what columns say; by rank they stay as they are', () => {
  expect(sortValue('rank', false, facts)).toBeNull();
  expect(all(sortValue('rank', true, facts) ?? (() => null))).toEqual([0, 1, 2]);
  expect(all(sortValue('model', false, facts) ?? (() => null))).toEqual(['a', 'b', 'c']);
  expect(all(sortValue('price', false, facts) ?? (() => null))).toEqual([0.02, null, 0.01]);
  expect(all(sortValue('ranks', false, facts) ?? (() => null))).toEqual(
    summary.joint?.ranks.map(({ from }) => from),
  );
});

it('says which two models met, in whatever order', () => {
  const met = metPairs(counts);
  expect([met(0, 1), met(1, 0), met(1, 2), met(0, 2)]).toEqual([true, true, true, false]);
});
