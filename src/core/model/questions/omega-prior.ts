import { exp } from '../../numerics/elementary.ts';
import type { Term } from '../term.ts';

/** ω ~ half-normal(scale), by log ω: one ω is the Jacobian of its logarithm. */
export function omegaPrior(omega: number, scale: number): Term {
  return {
    evaluate(point, gradient) {
      const ratio = exp(point[omega]) / scale;
      gradient[omega] += 1 - ratio * ratio;
      return point[omega] - 0.5 * ratio * ratio;
    },
    curvature(point, out) {
      const ratio = exp(point[omega]) / scale;
      out[omega * (point.length + 1)] += 2 * ratio * ratio;
    },
  };
}
