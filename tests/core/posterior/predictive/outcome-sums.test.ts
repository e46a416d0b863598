import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { upperTail } from '../../../../src/core/posterior/predictive/outcome-sums.ts';
import type { OutcomeSum } from '../../../../src/core/posterior/predictive/outcome-sums.ts';

type Entry = readonly [judgments: number, two: number, one: number];

function sumOf(entries: readonly Entry[]): OutcomeSum {
  return {
    judgments: Float64Array.from(entries, ([n]) => n),
    two: Float64Array.from(entries, (entry) => entry[1]),
    one: Float64Array.from(entries, (entry) => entry[2]),
    none: Float64Array.from(entries, ([, two, one]) => 1 - two - one),
  };
}

/** P(Y > y) + ½·P(Y = y), judgment by judgment. */
function exactTail(entries: readonly Entry[], y: number): number {
  let mass = [1];
  for (const [n, two, one] of entries) {
    for (let i = 0; i < n; i++) {
      const next = new Array<number>(mass.length + 2).fill(0);
      mass.forEach((m, at) => {
        next[at] += m * (1 - two - one);
        next[at + 1] += m * one;
        next[at + 2] += m * two;
      });
      mass = next;
    }
  }
  return mass.reduce((sum, m, at) => (at > y ? sum + m : at === y ? sum + m / 2 : sum), 0);
}

const share = fc.double({ min: 0.02, max: 0.48, noNaN: true });
const entry = fc.tuple(fc.integer({ min: 1, max: 12 }), share, share);

describe('the tail of a sum of outcomes', () => {
  it('is a binomial tail', () => {
    // R: pbinom(k, n, p, lower = FALSE) + dbinom(k, n, p) / 2.
    expect(upperTail(sumOf([[7, 0.3, 0]]), 4, 2)).toBeCloseTo(0.51175665, 8);
    expect(upperTail(sumOf([[100, 0.5, 0]]), 120, 2)).toBeCloseTo(0.02302203, 8);
    // Too many to be counted out: the saddlepoint, far out in both tails.
    const far = upperTail(sumOf([[1200, 0.7, 0]]), 1840, 2);
    expect(far / 1.2676885e-7).toBeCloseTo(1, 2);
    const low = 1 - upperTail(sumOf([[5000, 0.01, 0]]), 60, 2);
    expect(low / 0.0012009899).toBeCloseTo(1, 2);
  });

  it('is exact for judgments that are alike', () => {
    fc.assert(
      fc.property(entry, fc.integer({ min: 0, max: 24 }), (one, y) => {
        fc.pre(y <= 2 * one[0]);
        expect(upperTail(sumOf([one]), y, 1)).toBeCloseTo(exactTail([one], y), 11);
      }),
    );
  });

  it('is exact for a few that are not, and near for many', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    const entries = fc.array(entry, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(entries, place, (few, at) => {
        const y = Math.round(at * 2 * few.reduce((sum, [n]) => sum + n, 0));
        expect(upperTail(sumOf(few), y, 1)).toBeCloseTo(exactTail(few, y), 11);
      }),
    );
    fc.assert(
      fc.property(entries, fc.double({ min: -4, max: 4, noNaN: true }), (few, z) => {
        const many = few.map(([n, two, one]): Entry => [n + 100, two, one]);
        let [mean, variance] = [0, 0];
        for (const [n, two, one] of many) {
          mean += n * (2 * two + one);
          variance += n * (4 * two + one - (2 * two + one) ** 2);
        }
        const y = Math.round(mean + z * Math.sqrt(variance));
        const exact = exactTail(many, y);
        expect(Math.abs(upperTail(sumOf(many), y, 1) / exact - 1)).toBeLessThan(0.02);
      }),
      { numRuns: 30 },
    );
  });

  it('ends where nothing is beyond', () => {
    const two: Entry[] = [
      [600, 0.5, 0.1],
      [700, 0.2, 0.3],
    ];
    expect(upperTail(sumOf(two), 2600, 1)).toBeLessThan(1e-100);
    expect(upperTail(sumOf(two), 0, 1)).toBeCloseTo(1, 12);
    expect(upperTail(sumOf([[10, 0.5, 0]]), 21, 2)).toBe(0);
    // Chances so small that powers of them are no numbers.
    expect(upperTail(sumOf([[900, 1e-300, 0]]), 2, 2)).toBeLessThan(1e-200);
  });

  it('counts every whole value below a value between', () => {
    const sum = sumOf([
      [5, 0.4, 0],
      [6, 0.3, 0],
    ]);
    const above = upperTail(sum, 7, 2);
    expect(above).toBeLessThan(upperTail(sum, 6, 2));
    expect(above).toBeGreaterThan(upperTail(sum, 8, 2));
  });
});
