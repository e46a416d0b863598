import { expect, it } from 'vitest';
import { isOfData } from '../../src/storage/record-checks.ts';
import type { UnfittedRecord } from '../../src/storage/records.ts';
import { countsOf } from '../core/counts-of.ts';

it('knows a run of fractional judgments whose sum was stored with all its digits', () => {
  const counts = countsOf([['a', 'b', 0.7 + 0.2 + 0.1, 1]]);
  const facts = { summary: null, models: 2 } as UnfittedRecord;
  const stored = (judgments: number) => isOfData({ ...facts, judgments }, { counts });
  expect(stored(1.9999999999999998)).toBe(true);
  expect(stored(2)).toBe(true);
  expect(stored(3)).toBe(false);
});
