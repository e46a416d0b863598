import { expect, it } from 'vitest';
import { momentsOf } from '../../../src/core/numerics/moments.ts';

it('has mean and standard deviation, one degree of freedom taken off', () => {
  const { mean, sd } = momentsOf(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9));
  expect(mean).toBe(5);
  expect(sd).toBeCloseTo(Math.sqrt(32 / 7), 14);
});
