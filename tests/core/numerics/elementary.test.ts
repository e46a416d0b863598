import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cosineSine,
  exp,
  log,
  log1p,
  quickExp,
  softplus,
  weightedLogSum,
} from '../../../src/core/numerics/elementary.ts';

const RUNS = { numRuns: 5000 };
const EPSILON = 2 ** -52;

describe('elementary functions', () => {
  it('exp agrees with the engine to the last bit or two', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 709, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThanOrEqual(2 * EPSILON);
        expect(Math.abs(quickExp(x) / Math.exp(x) - 1)).toBeLessThanOrEqual(3 * EPSILON);
      }),
      RUNS,
    );
  });

  it('log agrees with the engine', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (x) => {
        if (x === 0) return;
        const size = Math.abs(Math.log(x));
        expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 + 3e-16 * size);
      }),
      RUNS,
    );
    fc.assert(
      fc.property(fc.double({ min: 0.25, max: 4, noNaN: true }), (x) => {
        expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(8e-16);
      }),
      RUNS,
    );
  });

  it('sums weighted logarithms as one by one', () => {
    const x = Float64Array.of(1e-260, 0.3, 1, 1.0000001, 2.5, 1e300);
    const weight = Float64Array.of(2, 3, 5, 7, 0, 0.25);
    const expected = x.reduce((sum, value, p) => sum + weight[p] * Math.log(value), 0);
    expect(weightedLogSum(x, new Uint32Array(x.buffer), weight)).toBeCloseTo(expected, 10);
  });

  it('takes the same steps in a sum as alone', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        const one = Float64Array.of(x);
        expect(weightedLogSum(one, new Uint32Array(one.buffer), Float64Array.of(1))).toBe(log(x));
      }),
      RUNS,
    );
  });

  it('log1p and softplus keep small values', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1, noNaN: true }), (u) => {
        expect(Math.abs(log1p(u) / Math.log1p(u) - 1)).toBeLessThanOrEqual(4 * EPSILON);
      }),
      RUNS,
    );
    expect(softplus(0)).toBeCloseTo(Math.LN2, 15);
    expect(softplus(800)).toBe(800);
    expect(softplus(-40)).toBeCloseTo(Math.exp(-40), 30);
  });

  it('turns by an angle', () => {
    fc.assert(
      fc.property(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), (angle) => {
        const [cosine, sine] = cosineSine(angle);
        expect(Math.abs(cosine - Math.cos(angle))).toBeLessThan(2e-15);
        expect(Math.abs(sine - Math.sin(angle))).toBeLessThan(2e-15);
      }),
      RUNS,
    );
  });

  it('knows the edges', () => {
    expect([exp(-Infinity), exp(-800), exp(0), exp(800)]).toEqual([0, 0, 1, Infinity]);
    expect(exp(NaN)).toBeNaN();
    expect([log(0), log(1), log(Infinity)]).toEqual([-Infinity, expect.closeTo(0, 15), Infinity]);
    expect(log(-1)).toBeNaN();
    expect(log(NaN)).toBeNaN();
  });
});
