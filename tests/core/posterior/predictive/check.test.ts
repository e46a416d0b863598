import { expect, it } from 'vitest';
import {
  checkOf,
  furthestFirst,
  noChecks,
  outsideOf,
  putCheck,
} from '../../../../src/core/posterior/predictive/check.ts';

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

const checks = noChecks(5);
const put = (at: number, observed: number, lower: number, upper: number) => {
  putCheck(checks, at, { observed, mean: 0.5, median: 0.5, lower, upper, tail: 0.5 });
};
put(0, 0.6, 0.4, 0.6);
put(2, 0.7, 0.3, 0.9);
put(3, 0.1, 0.2, 0.8);
put(4, 0.95, 0.4, 0.6);

it('counts those outside their interval, whose ends are inside', () => {
  expect(outsideOf(checks, furthestFirst(checks))).toBe(2);
});

it('finds the checks that were made, and puts first what is furthest from the prediction, in widths of its interval', () => {
  expect([...furthestFirst(checks)]).toEqual([4, 3, 0, 2]);
});
