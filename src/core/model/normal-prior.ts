import type { Term } from './term.ts';

/** Independent normal(mean, scale) on the parameters `from` … `to` − 1, constants left out. */
export function normalPrior(from: number, to: number, mean: number, scale: number): Term {
  const precision = 1 / (scale * scale);
  return {
    evaluate(point, gradient) {
      let squares = 0;
      for (let k = from; k < to; k++) {
        const distance = point[k] - mean;
        squares += distance * distance;
        gradient[k] -= precision * distance;
      }
      return -0.5 * precision * squares;
    },
    curvature(point, out) {
      for (let k = from; k < to; k++) out[k * (point.length + 1)] += precision;
    },
  };
}
