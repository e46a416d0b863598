import { expect, it } from 'vitest';
import { firmRanks, rankHeat, rankRange } from '../../../src/core/checks/rank-heat.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';

const heatOf = (...rows: number[][]) => ({
  models: rows.map((_, row) => row),
  shares: Float32Array.from(rows.flat()),
});

it('cuts 2.5% off on either side of a model’s ranks', () => {
  const heat = heatOf(
    [0.02, 0.48, 0.48, 0.02, 0],
    [0.03, 0.94, 0, 0, 0.03],
    [0, 0, 0, 1, 0],
    [0.2, 0.2, 0.2, 0.2, 0.2],
    [0.975, 0.025, 0, 0, 0],
  );
  const ranges = heat.models.map((_, row) => rankRange(heat, row));
  expect(ranges.map(({ from, to, likely }) => [from, to, likely])).toEqual([
    [2, 3, 2],
    [1, 5, 2],
    [4, 4, 4],
    [1, 5, 1],
    [1, 1, 1],
  ]);
  expect(ranges[1].share).toBeCloseTo(0.94, 6);
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
  const { models, shares } = rankHeat(summary);
  expect(models).toEqual(summary.rows.map(({ model }) => model));
  expect([...shares.subarray(0, 3)]).toEqual([...summary.rows[0].rankShares]);
  expect([...shares.subarray(6)]).toEqual([...summary.rows[2].rankShares]);
  for (const k of [0, 1, 2]) expect(shares[k] + shares[3 + k] + shares[6 + k]).toBeCloseTo(1, 6);
});
