import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  quantileOfDifference,
  shareAbove,
  thinSorted,
} from '../../../src/core/history/independent.ts';

/** Few values, so that many are equal. */
const draws = fc
  .array(fc.oneof(fc.integer({ min: -4, max: 4 }), fc.double({ min: -9, max: 9, noNaN: true })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((values) => Float64Array.from(values).sort());

const differences = (a: Float64Array, b: Float64Array): number[] =>
  [...a].flatMap((x) => [...b].map((y) => x - y)).sort((x, y) => x - y);

describe('P(a > b)', () => {
  it('is the share of all pairs, equal ones half', () => {
    fc.assert(
      fc.property(draws, draws, (a, b) => {
        let sum = 0;
        for (const x of a) for (const y of b) sum += x > y ? 1 : x === y ? 0.5 : 0;
        expect(shareAbove(a, b)).toBeCloseTo(sum / (a.length * b.length), 12);
      }),
    );
  });

  it('is exactly a half for the same draws, and turns round with its sides', () => {
    fc.assert(
      fc.property(draws, draws, (a, b) => {
        expect(shareAbove(a, a)).toBe(0.5);
        expect(shareAbove(a, b) + shareAbove(b, a)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is counted by hand', () => {
    // 3 > 1 and 3 > 2; 2 > 1 and 2 = 2: three and a half of four.
    expect(shareAbove(Float64Array.of(2, 3), Float64Array.of(1, 2))).toBe(0.875);
  });
});

describe('a quantile of a − b', () => {
  it('lies where so many of all pairs are below it', () => {
    const q = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(draws, draws, q, (a, b, share) => {
        const all = differences(a, b);
        const found = quantileOfDifference(a, b, share);
        const near = 1e-5;
        const below = all.filter((x) => x < found - near).length;
        const notAbove = all.filter((x) => x <= found + near).length;
        expect(below).toBeLessThanOrEqual(share * all.length + 1e-9);
        expect(notAbove).toBeGreaterThanOrEqual(share * all.length - 1e-9);
      }),
    );
  });

  it('is exactly nothing in the middle of the same draws', () => {
    fc.assert(
      fc.property(draws, (a) => {
        expect(quantileOfDifference(a, a, 0.5)).toBe(0);
      }),
    );
  });
});

describe('fewer of sorted draws', () => {
  it('have the quantiles of all', () => {
    const all = Float64Array.from({ length: 10_007 }, (_, at) => Math.tan((at / 10_007 - 0.5) * 3));
    const few = thinSorted(all, 500);
    expect(few).toHaveLength(500);
    for (const [at, value] of few.entries())
      expect(Math.abs(all.indexOf(value) / all.length - at / 500)).toBeLessThan(1 / 500);
    expect(shareAbove(few, all)).toBeCloseTo(0.5, 3);
    expect(thinSorted(all, 10_007)).toBe(all);
  });
});
