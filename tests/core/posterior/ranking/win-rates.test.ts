import { expect, it } from 'vitest';
import { winRates } from '../../../../src/core/posterior/ranking/win-rates.ts';
import { countsOf } from '../../counts-of.ts';

const COUNTS = countsOf(
  [
    ['a', 'b', 8, 1, 2],
    ['b', 'a', 3, 4, 0],
    ['c', 'b', 5, 0, 0],
  ],
  ['a', 'b', 'c', 'd'],
);

it('counts wins on both sides and half of the ties', () => {
  const [a, b, c, d] = winRates(COUNTS, 'half', 0.95);
  expect(a).toMatchObject({ rate: 13 / 18, judgments: 18 });
  expect(b).toMatchObject({ rate: 5 / 23, judgments: 23 });
  expect(c).toMatchObject({ rate: 1, judgments: 5 });
  expect(d).toEqual({ rate: null, lower: 0, upper: 1, judgments: 0 });
});

it('leaves ties out when told so', () => {
  const [a] = winRates(COUNTS, 'drop', 0.95);
  expect(a).toMatchObject({ rate: 12 / 16, judgments: 16 });
});

it('has Wilson’s interval', () => {
  // 12 of 16 and 5 of 5 at 95%, from R’s prop.test(x, n, correct = FALSE).
  const [a, , c] = winRates(COUNTS, 'drop', 0.95);
  expect(a.lower).toBeCloseTo(0.505016834645, 6);
  expect(a.upper).toBeCloseTo(0.898179325088, 6);
  expect(c.lower).toBeCloseTo(0.565517535217, 6);
  expect(c.upper).toBe(1);
});
