import { describe, expect, it } from 'vitest';
import { gammaCdf, gammaVariate, logGamma } from '../../../src/core/numerics/gamma.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';

describe('the gamma distribution', () => {
  it('has the logarithm of its function', () => {
    // Γ(1/2) = √π, Γ(5) = 24; ln Γ(100) from R's lgamma.
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 13);
    expect(logGamma(100)).toBeCloseTo(359.1342053695754, 10);
  });

  it('has its distribution function', () => {
    // Shape 1 is the exponential; shape 1/2 at x is P(|Z| < √(2x)); R: pchisq(17.534546139, 8).
    expect(gammaCdf(1, 2)).toBeCloseTo(1 - Math.exp(-2), 14);
    expect(gammaCdf(0.5, 1.959963984540054 ** 2 / 2)).toBeCloseTo(0.95, 12);
    expect(gammaCdf(4, 17.534546139484647 / 2)).toBeCloseTo(0.975, 12);
    expect(gammaCdf(64.5, 128.33 / 2)).toBeGreaterThan(0.49);
    expect(gammaCdf(3, 0)).toBe(0);
    expect(gammaCdf(3, Infinity)).toBe(1);
  });

  it.each([0.5, 1, 2.3, 60])(
    'has draws that are spread as its function says: shape %d',
    (shape) => {
      const random = createRandom(7);
      const size = 20_000;
      const draws = Float64Array.from({ length: size }, () => gammaVariate(random, shape)).sort();
      // Kolmogorov's distance; a wrong law would be far above this.
      let distance = 0;
      draws.forEach(
        (x, i) => (distance = Math.max(distance, Math.abs(gammaCdf(shape, x) - i / size))),
      );
      expect(distance).toBeLessThan(1.63 / Math.sqrt(size));
      // The proposal alone has this mean and all but this distribution, but not this variance; of
      // its estimate the relative variance is (2 + excess kurtosis)/size.
      const variance = draws.reduce((sum, x) => sum + (x - shape) * (x - shape), 0) / size;
      expect(Math.abs(variance / shape - 1)).toBeLessThan(4 * Math.sqrt((2 + 6 / shape) / size));
    },
  );
});
