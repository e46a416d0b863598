import { describe, expect, it } from 'vitest';
import { styleCoverage } from '../../calibration/style-coverage.ts';

describe('the model with covariates', () => {
  it('finds the truth of some data sets as often as it says', () => {
    const { intervals, inside, converged } = styleCoverage(3, 100, 2026);
    expect(converged).toBe(3);
    // 21 intervals of 95%: 20 are expected, and fewer than 17 once in 300 times. Many data sets
    // are tried by npm run calibration.
    expect(intervals).toBe(21);
    expect(inside).toBeGreaterThanOrEqual(17);
  });
});
