import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentReach, studentTails } from '../../../src/core/numerics/student-tail.ts';

describe('Student’s t', () => {
  /* SciPy: 2 * t.sf(abs(t), df) */
  it.each([
    [1, 1, 0.5],
    [12.706204736432102, 1, 0.05],
    [4.302652729911275, 2, 0.05],
    [2.2281388519649385, 10, 0.05],
    [2.0095752371292392, 49, 0.05],
    [0, 7, 1],
  ])('has beyond ±%d with %d degrees of freedom %d', (t, df, p) => {
    expect(studentTails(t, df)).toBeCloseTo(p, 10);
    expect(studentTails(-t, df)).toBeCloseTo(p, 10);
  });

  it('follows its closed forms for one and two degrees of freedom', () => {
    for (const t of [0.01, 0.7, 3, 40, 1e6]) {
      expect(studentTails(t, 1)).toBeCloseTo((2 / Math.PI) * Math.atan(1 / t), 12);
      const two = 2 / (2 + t * t + t * Math.sqrt(2 + t * t));
      expect(studentTails(t, 2) / two).toBeCloseTo(1, 9);
    }
  });

  it('is the normal distribution with no end of degrees of freedom', () => {
    expect(studentTails(1.959963984540054, Infinity)).toBeCloseTo(0.05, 12);
    expect(studentTails(1.959963984540054, 5e5)).toBeCloseTo(0.05, 5);
  });

  it('gives the reach that its tails are beyond of', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 0.9, noNaN: true }),
        fc.oneof(fc.integer({ min: 1, max: 500 }), fc.constant(Infinity)),
        (p, df) => {
          expect(studentTails(studentReach(p, df), df) / p).toBeCloseTo(1, 6);
        },
      ),
    );
  });
});
