import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalCdf } from '../../../src/core/numerics/normal-cdf.ts';

it.each([
  // math.erfc of Python 3.11: erfc(−x/√2)/2.
  [0, 0.5],
  [-1, 0.15865525393145707],
  [1.96, 0.9750021048517795],
  [-3, 0.0013498980316300957],
  [-3.5, 0.00023262907903552504],
  [-5, 2.866515718791946e-7],
  [-8, 6.220960574271819e-16],
  [-10, 7.619853024160593e-24],
  [-37, 5.725571222525139e-300],
])('at %d has all digits, also of a small tail', (x, p) => {
  expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(1e-12);
});

it('rises, and with what is beyond comes to 1', () => {
  fc.assert(
    fc.property(fc.double({ min: -12, max: 12, noNaN: true }), (x) => {
      expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
      expect(normalCdf(x + 0.01)).toBeGreaterThanOrEqual(normalCdf(x));
    }),
  );
});
