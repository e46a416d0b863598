import { exp, log, log1p } from '../numerics/elementary.ts';
import type { HyperPrior } from './settings.ts';
import type { Term } from './term.ts';

/**
 * Strengths normal(0, τ) with a prior on τ, by log τ. Strengths that sum to zero have K − 1
 * dimensions, so their density is normalised by τ^−(K−1), not τ^−K; one τ comes back as the
 * Jacobian of its logarithm. Constants left out.
 * @param tau position of log τ
 */
export function hierarchicalPrior(
  models: number,
  tau: number,
  hyper: HyperPrior,
  scale: number,
): Term {
  return {
    evaluate(point, gradient) {
      const logTau = point[tau];
      const shrink = exp(-logTau);
      const own = hyperPrior(hyper, scale, logTau);
      let squares = 0;
      for (let k = 0; k < models; k++) {
        const z = shrink * point[k];
        squares += z * z;
        gradient[k] -= shrink * z;
      }
      gradient[tau] += squares - (models - 2) + own.slope;
      return -0.5 * squares - (models - 2) * logTau + own.value;
    },
    curvature(point, out) {
      const width = point.length;
      const shrink = exp(-point[tau]);
      let squares = 0;
      for (let k = 0; k < models; k++) {
        const z = shrink * point[k];
        squares += z * z;
        out[k * (width + 1)] += shrink * shrink;
        out[k * width + tau] -= 2 * shrink * z;
        out[tau * width + k] -= 2 * shrink * z;
      }
      out[tau * (width + 1)] += 2 * squares + hyperPrior(hyper, scale, point[tau]).bend;
    },
  };
}

/** Log density of τ up to a constant, its slope and minus its second derivative by log τ. */
function hyperPrior(hyper: HyperPrior, scale: number, logTau: number) {
  const ratio = exp(logTau) / scale;
  if (hyper === 'exponential') return { value: -ratio, slope: -ratio, bend: ratio };
  const square = ratio * ratio;
  if (hyper === 'half-normal') return { value: -0.5 * square, slope: -square, bend: 2 * square };
  const reach = 1 + square;
  const value = square < 1 ? -log1p(square) : -log(reach);
  return { value, slope: (-2 * square) / reach, bend: (4 * square) / (reach * reach) };
}
