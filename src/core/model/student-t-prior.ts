import { log, log1p } from '../numerics/elementary.ts';
import type { Term } from './term.ts';

/** Independent Student-t(df, 0, scale) on the first so many parameters, constants left out. */
export function studentTPrior(models: number, df: number, scale: number): Term {
  const width = df * scale * scale;
  return {
    evaluate(point, gradient) {
      let sum = 0;
      for (let k = 0; k < models; k++) {
        const x = point[k];
        const ratio = (x * x) / width;
        sum += ratio < 1 ? log1p(ratio) : log(1 + ratio);
        gradient[k] -= ((df + 1) * x) / (width + x * x);
      }
      return -0.5 * (df + 1) * sum;
    },
    curvature(point, out) {
      for (let k = 0; k < models; k++) {
        const square = point[k] * point[k];
        const reach = width + square;
        out[k * (point.length + 1)] += ((df + 1) * (width - square)) / (reach * reach);
      }
    },
  };
}
