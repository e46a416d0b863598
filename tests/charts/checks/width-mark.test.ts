import { expect, it } from 'vitest';
import { widthMark } from '../../../src/charts/checks/width-mark.ts';

it('draws widths around the middle, to one scale', () => {
  // 58 pixels to each side stand for a width of 4.
  const { interval, spread, width } = widthMark({ value: 2, lower: 1, upper: 4 }, 4);
  expect(width).toBe(120);
  expect(interval).toBe('M31,10H89');
  expect(spread).toBe('M45.5,10H2M2,6v8M74.5,10H118M118,6v8');
});
