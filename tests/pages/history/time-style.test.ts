import { expect, it } from 'vitest';
import { timeStyleOf } from '../../../src/pages/history/time-style.ts';

it('times are written to the second where two are of one minute, and only there', () => {
  const minute = Date.UTC(2026, 0, 1, 9, 30);
  expect(timeStyleOf([minute, minute + 59_999])).toBe('medium');
  expect(timeStyleOf([minute, minute + 60_000])).toBe('short');
  expect(timeStyleOf([minute + 59_999, minute + 60_000, minute])).toBe('medium');
  expect(timeStyleOf([])).toBe('short');
});
