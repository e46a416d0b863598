import { exp, softplus } from '../numerics/elementary.ts';
import type { Term } from './term.ts';

/**
 * Independent Laplace(0, scale), density ∝ e^(−|β|/scale), on the first so many parameters,
 * constants left out. At the kink the slope is taken as 0, the curvature as 0 everywhere.
 */
export function laplacePrior(models: number, scale: number): Term {
  return {
    evaluate(point, gradient) {
      let sum = 0;
      for (let k = 0; k < models; k++) {
        sum += Math.abs(point[k]);
        gradient[k] -= Math.sign(point[k]) / scale;
      }
      return -sum / scale;
    },
    curvature: () => undefined,
  };
}

/**
 * The same with its kinks rounded off, as a Gaussian approximation needs it: |β| becomes
 * 2r·log(2·cosh(β/2r)), nearly the mean of |β| under a normal of standard deviation 1.6·r.
 * @param rounding r by parameter, all above 0
 */
export function roundedLaplacePrior(scale: number, rounding: Float64Array): Term {
  return {
    evaluate(point, gradient) {
      let sum = 0;
      for (let k = 0; k < rounding.length; k++) {
        const x = Math.abs(point[k]);
        const r = rounding[k];
        sum += x + 2 * r * softplus(-x / r);
        const tail = exp(-x / r);
        gradient[k] -= (Math.sign(point[k]) * (1 - tail)) / ((1 + tail) * scale);
      }
      return -sum / scale;
    },
    curvature(point, out) {
      for (let k = 0; k < rounding.length; k++) {
        const tail = exp(-Math.abs(point[k]) / rounding[k]);
        out[k * (point.length + 1)] += (2 * tail) / ((1 + tail) * (1 + tail) * rounding[k] * scale);
      }
    },
  };
}
