import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundedLaplacePrior } from '../../../src/core/model/laplace-prior.ts';

const valueAt = (scale: number, rounding: number, x: number) =>
  roundedLaplacePrior(scale, Float64Array.of(rounding)).evaluate(
    Float64Array.of(x),
    new Float64Array(1),
  );

describe('a Laplace prior with its kinks rounded off', () => {
  const width = fc.double({ min: 0.1, max: 10, noNaN: true });
  const place = fc.double({ min: -20, max: 20, noNaN: true });

  it('has |β| as 2r·log(2·cosh(β/2r))', () => {
    fc.assert(
      fc.property(width, width, place, (scale, r, x) => {
        const rounded = 2 * r * Math.log(2 * Math.cosh(x / (2 * r)));
        expect(valueAt(scale, r, x)).toBeCloseTo(-rounded / scale, 9);
      }),
    );
  });

  it('is the prior as it is, away from the kink', () => {
    expect(valueAt(2, 0.1, 5)).toBeCloseTo(-2.5, 12);
    expect(valueAt(2, 0.1, -5)).toBeCloseTo(-2.5, 12);
  });

  it('has the gradient and the curvature of finite differences, each by its own rounding', () => {
    fc.assert(
      fc.property(width, width, place, place, (scale, r, x, y) => {
        const prior = roundedLaplacePrior(scale, Float64Array.of(r, 2 * r));
        const at = (point: readonly number[]) => {
          const slopes = new Float64Array(2);
          return { value: prior.evaluate(Float64Array.from(point), slopes), slopes };
        };
        const curvature = new Float64Array(4);
        prior.curvature(Float64Array.of(x, y), curvature);
        const { slopes } = at([x, y]);
        const step = 1e-5 * r;
        [0, 1].forEach((k) => {
          const [below, above] = [-step, step].map((by) =>
            at([x, y].map((own, other) => (other === k ? own + by : own))),
          );
          expect(slopes[k]).toBeCloseTo((above.value - below.value) / (2 * step), 4);
          const bend = (below.slopes[k] - above.slopes[k]) / (2 * step);
          expect(curvature[3 * k] * r * scale).toBeCloseTo(bend * r * scale, 4);
        });
        expect([curvature[1], curvature[2]]).toEqual([0, 0]);
      }),
    );
  });
});
