import { expect, it } from 'vitest';
import { looVerdict } from '../../../src/core/posterior/loo/compare-loo.ts';

it.each([
  ['a difference below 4, however sure', -0.8, 0.3, 1000, 'small'],
  ['a difference below 4, however unsure', -3.99, 30, 1000, 'small'],
  ['a difference of 4', -4, 1.9, 1000, 'clear'],
  ['one within two standard errors', -9, 4.5, 1000, 'open'],
  ['one beyond them', -9, 4.49, 1000, 'clear'],
  ['one of 100 judgments', -9, 1, 100, 'clear'],
  ['one of fewer', -9, 1, 99, 'few'],
])('LOO takes %s (%d, se %d, of %d) for %s', (_, sum, se, judgments, verdict) => {
  expect(looVerdict({ sum, se }, judgments)).toBe(verdict);
});
