import { expect, it } from 'vitest';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { energyFraction } from '../../../../src/core/posterior/diagnostics/energy.ts';

it('is the squares of the steps over those of the distances from the mean', () => {
  // Steps 1 and 2; distances −4/3, −1/3 and 5/3.
  expect(energyFraction(Float64Array.of(0, 1, 3))).toBeCloseTo(5 / (42 / 9), 12);
  expect(energyFraction(Float64Array.of(2, 2, 2))).toBe(1);
});

it('is about 2 of energies that are independent, and small of those that hardly move', () => {
  const random = createRandom(3);
  const independent = Float64Array.from({ length: 5000 }, () => random.normal());
  expect(Math.abs(energyFraction(independent) - 2)).toBeLessThan(0.1);
  let energy = 0;
  const walk = independent.map((step) => (energy = 0.95 * energy + step));
  expect(energyFraction(walk)).toBeLessThan(0.3);
});
