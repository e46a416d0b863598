import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contrastLikelihood } from '../../../src/core/model/contrasts.ts';
import type { Contrasts } from '../../../src/core/model/contrasts.ts';

/** Three models, four contests with two covariates; of the second nobody knows who came first. */
const CONTRASTS: Contrasts = {
  left: Uint32Array.of(0, 1, 2, 0),
  right: Uint32Array.of(1, 2, 0, 2),
  sides: Uint8Array.of(0, 1, 0, 0),
  wins: Float64Array.of(3, 0.5, 2, 0),
  total: Float64Array.of(5, 2, 2, 4),
  x: Float64Array.of(1, -0.5, 0, 2, -1, 0.25, 0.5, 0.5),
  width: 2,
};

/** Σ wins·log σ(η) + losses·log σ(−η), contest by contest. */
function byHand(point: readonly number[], order: number | null, first: number): number {
  const { left, right, sides, wins, total, x } = CONTRASTS;
  return left.reduce((sum, l, r) => {
    const alpha = order === null || sides?.[r] === 1 ? 0 : point[order];
    const style = point[first] * x[2 * r] + point[first + 1] * x[2 * r + 1];
    const eta = alpha + point[l] - point[right[r]] + style;
    const lost = total[r] - wins[r];
    return sum - wins[r] * Math.log1p(Math.exp(-eta)) - lost * Math.log1p(Math.exp(eta));
  }, 0);
}

it.each([
  ['with', 3],
  ['without', null],
])('has its density, gradient and curvature %s an order effect', (_what, order) => {
  const first = order === null ? 3 : 4;
  const size = first + 2;
  const term = contrastLikelihood(CONTRASTS, order, first);
  const at = (values: readonly number[]) => {
    const gradient = new Float64Array(size);
    return { value: term.evaluate(Float64Array.from(values), gradient), gradient };
  };
  const place = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.array(place, { minLength: size, maxLength: size }), (point) => {
      const { value, gradient } = at(point);
      expect(value).toBeCloseTo(byHand(point, order, first), 9);
      const curvature = new Float64Array(size * size);
      term.curvature(Float64Array.from(point), curvature);
      const step = 1e-5;
      for (let k = 0; k < size; k++) {
        const [below, above] = [-step, step].map((by) =>
          at(point.map((own, other) => (other === k ? own + by : own))),
        );
        expect(gradient[k]).toBeCloseTo((above.value - below.value) / (2 * step), 5);
        for (let j = 0; j < size; j++) {
          const bend = (below.gradient[j] - above.gradient[j]) / (2 * step);
          expect(curvature[k * size + j]).toBeCloseTo(bend, 5);
        }
      }
    }),
    { numRuns: 30 },
  );
});
