import { describe, expect, it } from 'vitest';
import type { LogDensity } from '../../../../src/core/model/density.ts';
import { maximise } from '../../../../src/core/sampler/approximation/newton.ts';

/** Of two strengths, x and −x: a log density of x between walls, its slope and minus its bend. */
function densityOf(
  at: (x: number) => readonly [value: number, slope: number, bend: number],
  bound = Infinity,
): LogDensity {
  return {
    ...{ models: 2, order: null, tie: null, omega: null, tau: null, parameters: 2 },
    bounds: new Float64Array(2).fill(bound),
    evaluate(point, gradient) {
      const [value, slope] = at(point[0]);
      gradient.set([slope, 0]);
      return value;
    },
    curvature(point, out) {
      out.set([at(point[0])[2], 0, 0, 0]);
    },
  };
}
const cosh = densityOf((x) => {
  const gap = x - 3;
  return [-Math.cosh(gap), -Math.sinh(gap), Math.cosh(gap)];
});
/** As a likelihood without a maximum looks from afar. */
const rising = (rate: number, bound: number) => densityOf((x) => [rate * x, rate, 0], bound);

describe('Newton’s method', () => {
  it('finds a maximum, from far as from near', () => {
    for (const from of [undefined, Float64Array.of(-15, 15), Float64Array.of(3.1, -3.1)]) {
      const { point, isFound } = maximise(cosh, 0, from);
      expect(isFound).toBe(true);
      expect([...point].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([3, -3]);
    }
  });

  it('gives up well outside the walls, which it does not feel', () => {
    const steep = densityOf((x) => [x - 1e-3 * x * x, 1 - 2e-3 * x, 2e-3], 1);
    expect(maximise(steep, 0)).toMatchObject({ isFound: false });
  });

  it.each([
    [0.1, 1],
    [3, 0.5],
    [50, 2],
  ])('rests before a wall with a barrier: a slope of %s, a wall at %s', (rate, bound) => {
    const { point, isFound } = maximise(rising(rate, bound), 1);
    expect(isFound).toBe(true);
    // Both strengths have a wall: rate·x + 2·log(1 − x²/c²) is level at this x.
    const x = (Math.sqrt(4 + rate * rate * bound * bound) - 2) / rate;
    expect(point[0]).toBeCloseTo(x, 8);
    expect(point[1]).toBeCloseTo(-x, 8);
  });
});
