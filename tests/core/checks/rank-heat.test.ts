import { expect, it } from 'vitest';
import { firmRanks, likelyRank, rankHeat } from '../../../src/core/checks/rank-heat.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';

const heatOf = (...rows: number[][]) => ({
  models: rows.map((_, row) => row),
  shares: Float32Array.from(rows.flat()),
  ranges: [],
});

it('takes the most frequent rank of a model, of equals the first', () => {
  const heat = heatOf([0.03, 0.94, 0.03], [0, 0, 1], [0.3, 0.35, 0.35]);
  expect(heat.models.map((_, row) => likelyRank(heat, row).rank)).toEqual([2, 3, 2]);
  expect(likelyRank(heat, 0).share).toBeCloseTo(0.94, 6);
});

it('counts a rank that a model has in 95% of the draws, and no less', () => {
  expect(firmRanks(heatOf([0.95, 0.05], [0.06, 0.94]))).toBe(1);
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
  expect([...shares.subarray(0, 3)]).toEqual([...summary.rows[0].rankShares]);
  expect([...shares.subarray(6)]).toEqual([...summary.rows[2].rankShares]);
  for (const k of [0, 1, 2]) expect(shares[k] + shares[3 + k] + shares[6 + k]).toBeCloseTo(1, 6);
});
