import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SCALE,
  logOddsToRating,
  widthToRating,
} from '../../../../src/core/posterior/ranking/scale.ts';

describe('the rating scale', () => {
  it('puts odds of ten to one 400 points apart, around 1000', () => {
    expect(logOddsToRating(0, DEFAULT_SCALE)).toBe(1000);
    expect(logOddsToRating(Math.LN10, DEFAULT_SCALE)).toBe(1400);
    expect(logOddsToRating(-Math.LN10 / 2, DEFAULT_SCALE)).toBe(800);
    expect(widthToRating(2 * Math.LN10, DEFAULT_SCALE)).toBe(800);
    expect(logOddsToRating(Math.LN10, { center: 1500, perTenfold: 100 })).toBe(1600);
  });
});
