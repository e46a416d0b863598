import { describe, expect, it } from 'vitest';
import { sensitivityCheck } from '../../../../src/core/checks/sensitivity-check.ts';
import { claimsOf } from '../../../../src/core/posterior/prior/claims.ts';
import { settings, MODEL, COUNTS, fitted } from './sixteen-questions.ts';

describe('ω', () => {
  it('is among what is claimed, with what it hangs on', () => {
    const { draws } = fitted(MODEL);
    const report = sensitivityCheck(draws, COUNTS, MODEL, [0, 1, 2], 1);
    const claim = claimsOf(report, [0, 1, 2], MODEL).find(({ kind }) => kind === 'omega');
    expect(claim?.sensitivity).toBe(report.omega);
    expect(report.thinned.used).toBe(4000);
    // A prior four times as wide is nearly flat where ω is.
    const wide = fitted(settings(4));
    const flat = sensitivityCheck(wide.draws, COUNTS, settings(4), [0, 1, 2], 1).omega?.prior;
    expect(report.omega?.prior).toBeGreaterThan(1.5 * (flat ?? Infinity));
    expect(report.omega?.likelihood).toBeGreaterThan(0.03);
  });
});
