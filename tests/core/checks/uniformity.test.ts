import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binBand,
  histogram,
  rankBand,
  uniformityP,
  upperGamma,
} from '../../../src/core/checks/uniformity.ts';
import { combinedP } from '../../calibration/verdict.ts';

describe('uniformity of ranks', () => {
  it('counts ranks in bins', () => {
    expect(histogram([0, 9, 10, 99, 55], 100, 10)).toEqual([2, 1, 0, 0, 0, 1, 0, 0, 0, 1]);
  });

  it('has the p-values of chi-square', () => {
    // R: chisq.test(c(5, 15, 10, 10))$p.value, pchisq(27.2, 19, lower = FALSE).
    expect(uniformityP([5, 15, 10, 10])).toBeCloseTo(0.1717971, 6);
    expect(upperGamma(9.5, 13.6)).toBeCloseTo(0.1000801, 7);
    expect(uniformityP([10, 10, 10, 10])).toBe(1);
    // Fisher: two p-values of 0.05 are together P(χ²₄ > 11.98) = 0.0175.
    expect(combinedP([0.05, 0.05])).toBeCloseTo(0.01747866, 7);
  });

  it('has the band of a binomial', () => {
    // R: qbinom(c(.005, .995), 200, 1/20) = 3 19; of 60 in 10: 1 13.
    expect(binBand(200, 20, 0.99)).toEqual([3, 19]);
    expect(binBand(60, 10, 0.99)).toEqual([1, 13]);
    // Where (19/20)ⁿ is no number: mean 5,000, sd 68.9.
    const [low, high] = binBand(100_000, 20, 0.99);
    expect(Math.abs(low - (5000 - 2.576 * 68.9))).toBeLessThan(2);
    expect(Math.abs(high - (5000 + 2.576 * 68.9))).toBeLessThan(2);
    expect(binBand(0, 10, 0.99)).toEqual([0, 0]);
  });

  it('has the band of a hypergeometric number for one chain among several', () => {
    // By hand: 2 of 4 draws are the chain's, ranges of 2 ranks: 0, 1, 2 with 1/6, 4/6, 1/6.
    expect(rankBand(2, 4, 2, 0.6)).toEqual([1, 1]);
    expect(rankBand(2, 4, 2, 0.9)).toEqual([0, 2]);
    // A chain alone fills every range.
    expect(rankBand(100, 100, 5, 0.99)).toEqual([5, 5]);
  });

  it('has bands that lie around the mean, wider for a higher level', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 2, max: 40 }),
        (total, bins) => {
          const narrow = binBand(total, bins, 0.5);
          const wide = binBand(total, bins, 0.99);
          expect(wide[0]).toBeLessThanOrEqual(narrow[0]);
          expect(wide[1]).toBeGreaterThanOrEqual(narrow[1]);
          expect(wide[0]).toBeLessThanOrEqual(total / bins + 1);
          expect(wide[1]).toBeGreaterThanOrEqual(total / bins - 1);
        },
      ),
    );
  });
});
