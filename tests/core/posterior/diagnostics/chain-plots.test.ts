import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  autocorrelation,
  rankHistograms,
  traces,
} from '../../../../src/core/posterior/diagnostics/chain-plots.ts';

describe('autocorrelation', () => {
  it('is that of a case by hand, about each chain’s own mean', () => {
    // Deviations −1.5, −0.5, 0.5, 1.5: sums of products 5, 1.25, −1.5, −2.25 (R: acf).
    const [first, second] = autocorrelation(Float64Array.of(1, 2, 3, 4, 12, 13, 14, 15), 2, 3);
    [1, 0.25, -0.3, -0.45].forEach((r, lag) => {
      expect(first[lag]).toBeCloseTo(r, 14);
      expect(second[lag]).toBeCloseTo(r, 14);
    });
  });

  it('has no more lags than there are draws, and none where nothing moves', () => {
    expect(autocorrelation(Float64Array.of(1, 2, 4), 1, 50)[0]).toHaveLength(3);
    expect([...autocorrelation(new Float64Array(5), 1, 2)[0]]).toEqual([1, 0, 0]);
  });
});

describe('rank plots', () => {
  it('count ranks among all draws, per chain', () => {
    const values = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    expect(rankHistograms(values, 2, 4).map((bins) => [...bins])).toEqual([
      [2, 2, 0, 0],
      [0, 0, 2, 2],
    ]);
  });

  it('favour no chain among equal draws', () => {
    expect(rankHistograms(new Float64Array(12), 2, 3).map((bins) => [...bins])).toEqual([
      [2, 2, 2],
      [2, 2, 2],
    ]);
  });

  it('fill every bin evenly over the chains together', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -9, max: 9 }), {
      minLength: 24,
      maxLength: 24,
    });
    fc.assert(
      fc.property(values, fc.constantFrom(1, 2, 3, 4), (list, chains) => {
        const histograms = rankHistograms(Float64Array.from(list), chains, 8);
        for (let b = 0; b < 8; b++) {
          expect(histograms.reduce((sum, bins) => sum + bins[b], 0)).toBe(3);
        }
      }),
    );
  });
});

describe('traces', () => {
  it('keep every spike', () => {
    const values = Float64Array.from({ length: 200 }, (_, i) => (i === 137 ? 9 : i % 3));
    const [first, second] = traces(values, 2, 10);
    expect(Math.max(...first.high)).toBe(2);
    expect(second.high[3]).toBe(9);
    expect([...second.low]).toEqual(new Array(10).fill(0));
    expect([...second.starts]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  });

  it('are the draws themselves where they are few', () => {
    const [only] = traces(Float64Array.of(3, 1, 2), 1, 100);
    expect([...only.low]).toEqual([3, 1, 2]);
    expect([...only.high]).toEqual([3, 1, 2]);
    expect([...only.starts]).toEqual([0, 1, 2, 3]);
  });
});
