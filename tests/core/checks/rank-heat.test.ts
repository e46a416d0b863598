import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firmRanks, likelyRank, rankHeat } from '../../../src/core/checks/rank-heat.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';

const heatOf = (...rows: number[][]) => ({
  models: rows.map((_, row) => row),
  shares: rows.map((row) => Float32Array.from(row)),
  ranges: [],
});

it('takes the most frequent rank of a model, of equals the first', () => {
  const heat = heatOf([0.03, 0.94, 0.03], [0, 0, 1], [0.3, 0.35, 0.35]);
  expect(heat.shares.map(likelyRank)).toEqual([2, 3, 2]);
});

it('counts a rank that a model has in 95% of the draws, and no less', () => {
  expect(firmRanks(heatOf([0.95, 0.05], [0.06, 0.94]))).toBe(1);
});

it('finds a firm rank wherever it is', () => {
  expect(firmRanks(heatOf([0, 0.05, 0.95], [0.95, 0, 0.05], [0.95, 0.05, 0]))).toBe(3);
  const shares = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(shares, fc.nat(8), fc.nat(4000), (counts, likely, more) => {
      counts[likely % counts.length] += more;
      const sum = counts.reduce((a, b) => a + b) || 1;
      // The same shares in every row: the rank is as far from each of them as it can be.
      const heat = heatOf(...counts.map(() => counts.map((count) => count / sum)));
      const isFirm = Math.max(...heat.shares[0]) >= Math.fround(0.95);
      expect(firmRanks(heat)).toBe(isFirm ? counts.length : 0);
    }),
  );
});

it('has a row per model, best first, and sums to 1 both ways', () => {
  const counts = countsOf([
    ['a', 'b', 5, 3],
    ['b', 'c', 4, 4],
    ['c', 'a', 1, 6],
  ]);
  const { summary } = fitAll(counts, DEFAULT_MODEL, DEFAULT_SAMPLER, INTERVALS);
  const { models, shares, ranges } = rankHeat(summary);
  expect(ranges).toEqual(summary.joint?.ranks);
  expect(ranges).toHaveLength(3);
  expect(models).toEqual(summary.rows.map(({ model }) => model));
  expect(shares).toEqual(summary.rows.map(({ rankShares }) => rankShares));
  for (const k of [0, 1, 2]) {
    expect(shares.reduce((sum, row) => sum + row[k], 0)).toBeCloseTo(1, 6);
  }
});
