import { expect, it } from 'vitest';
import { checkOf } from '../../../../src/core/posterior/predictive/check.ts';

it('holds a figure against its replicates, of which an equal one counts half', () => {
  const replicates = Float64Array.of(4, 1, 3, 2, 3);
  const check = checkOf(3, replicates, 0.5);
  expect(check).toEqual({
    ...{ observed: 3, mean: 2.6, median: 3, lower: 2, upper: 3 },
    tail: (1 + 2 * 0.5) / 5,
  });
});

it.each([
  [0, 1],
  [5, 0],
])('has the whole tail above %s, or nothing of it', (observed, tail) => {
  expect(checkOf(observed, Float64Array.of(1, 2, 3, 4), 0.9).tail).toBe(tail);
});
