import { describe, expect, it } from 'vitest';
import { averageAutocovariance } from '../../../src/core/posterior/diagnostics/autocovariance.ts';
import { kernelDensity } from '../../../src/core/posterior/draws/density.ts';
import { normalQuantile } from '../../../src/core/numerics/normal-quantile.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';

describe('parts of the diagnostics', () => {
  it('normal quantiles as R 4.5 gives them', () => {
    const known: [p: number, z: number][] = [
      [1e-300, -37.0470962993612],
      [1e-12, -7.03448382530113],
      [0.025, -1.95996398454005],
      [0.16, -0.994457883209753],
      [0.5, 0],
      [0.8, 0.841621233572914],
      [0.999, 3.09023230616781],
    ];
    for (const [p, z] of known) expect(normalQuantile(p)).toBeCloseTo(z, 12);
  });

  it('autocovariance is the same by sum and by Fourier transform', () => {
    const random = createRandom(1);
    for (const length of [100, 128, 37]) {
      const values = Float64Array.from({ length: 3 * length }, () => random.normal());
      const acov = averageAutocovariance(values, 3, length);
      for (let lag = 0; lag < length; lag++) {
        let sum = 0;
        for (let i = 0; i < values.length; i++) {
          if ((i % length) + lag < length) sum += values[i] * values[i + lag];
        }
        expect(acov(lag)).toBeCloseTo(sum / values.length, 12);
      }
    }
  });

  it('a kernel density is the normal curve for normal draws', () => {
    const sorted = Float64Array.from(
      { length: 20_000 },
      (_, i) => 3 + 0.2 * normalQuantile((i + 0.5) / 20_000),
    );
    const { from, to, values } = kernelDensity(sorted, 0.2);
    values.forEach((value, i) => {
      const z = (from + ((to - from) * i) / (values.length - 1) - 3) / 0.2;
      const curve = Math.exp(-0.5 * z * z) / (0.2 * Math.sqrt(2 * Math.PI));
      expect(Math.abs(value - curve)).toBeLessThan(0.05);
    });
  });

  it('a constant has no density to draw, and no NaN', () => {
    const { values } = kernelDensity(new Float64Array(10).fill(2), 0);
    expect(values.every((value) => value === 0)).toBe(true);
    // Nor one that rounding alone takes apart, whose peak no number of a picture holds.
    const rounded = Float64Array.from({ length: 10 }, (_, i) => i * 1e-40);
    const { values: flat } = kernelDensity(rounded, 3e-40);
    expect(flat.every((value) => value === 0)).toBe(true);
  });
});
