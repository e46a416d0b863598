import type { PairCounts } from '../judgments.ts';
import { createDensity } from '../model/density.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { GaussianApproximation } from './gaussian-fit.ts';
import { fitGaussian, touchingPoint } from './gaussian-fit.ts';
import { fitHierarchical } from './hierarchical-fit.ts';
import { dot } from './whitening.ts';

export type { GaussianApproximation } from './gaussian-fit.ts';

/**
 * Laplace's approximation of a posterior, for every model and prior.
 * @throws CaravanError as createDensity; not-finite where the arithmetic fails
 */
export function approximate(counts: PairCounts, model: ModelSettings): GaussianApproximation {
  if (model.strength.family === 'laplace') return fitRounded(counts, model, model.strength.scale);
  const density = createDensity(counts, model);
  return density.tau === null ? fitGaussian(density) : fitHierarchical(density, density.tau);
}

/** Standard deviations of a normal that rounds a kink off as much as a rounding of 1 does. */
const NORMAL_PER_ROUNDING = 1.6;
const ROUNDS = 4;

/**
 * A Laplace prior has no curvature, and a mode at its kink says little of the mean. So the kinks
 * are rounded off by as much as the posterior is wide there, which a few rounds find out.
 */
function fitRounded(
  counts: PairCounts,
  model: ModelSettings,
  scale: number,
): GaussianApproximation {
  const rounding = new Float64Array(counts.models.length).fill(scale / NORMAL_PER_ROUNDING);
  const density = createDensity(counts, model, rounding);
  let fitted = fitGaussian(density);
  for (let round = 1; round < ROUNDS; round++) {
    const width = fitted.start.length;
    for (let k = 0; k < rounding.length; k++) {
      const row = fitted.loadings.subarray(k * width, (k + 1) * width);
      rounding[k] = Math.sqrt(dot(row, 0, row)) / NORMAL_PER_ROUNDING;
    }
    fitted = fitGaussian(density, touchingPoint(fitted));
  }
  return fitted;
}
