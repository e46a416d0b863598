import { expect, it } from 'vitest';
import { preview } from '../../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { observedOf } from '../../../../src/core/posterior/prior/observed.ts';
import { INTERVALS, countsOf } from '../../counts-of.ts';

it('holds data and fit against what a prior says', () => {
  const counts = countsOf([
    ['a', 'b', 6, 2, 2],
    ['b', 'a', 1, 8, 1],
  ]);
  const { summary } = preview(counts, DEFAULT_MODEL, INTERVALS);
  const [first, second] = summary.rows;
  const found = observedOf(counts, 'half', summary);
  expect(found.range).toBeCloseTo(first.median - second.median, 12);
  expect(found.spread).toBeCloseTo(found.range / Math.SQRT2, 12);
  expect(found.ties).toBeNull();
  expect(found.first).toBeCloseTo(7 / 17, 12);
  // One pair, both ways round: σ(range) and 1 − σ(range).
  const share = 1 / (1 + Math.exp(-found.range));
  expect(found.win.shares[Math.floor(share * 40)]).toBeCloseTo(0.5, 12);
  expect(found.win.shares[Math.floor((1 - share) * 40)]).toBeCloseTo(0.5, 12);
  const davidson = { ...DEFAULT_MODEL, ties: 'davidson' } as const;
  const tied = observedOf(counts, 'davidson', preview(counts, davidson, INTERVALS).summary);
  expect(tied.ties).toBeCloseTo(3 / 20, 12);
});
