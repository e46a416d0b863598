import type { PairCounts } from '../judgments.ts';
import { createDensity } from '../model/density.ts';
import type { LogDensity } from '../model/density.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { GaussianApproximation } from './gaussian-fit.ts';
import { fitGaussian, touchingPoint } from './gaussian-fit.ts';
import { fitHierarchical } from './hierarchical-fit.ts';
import { dot } from './whitening.ts';

export type { GaussianApproximation } from './gaussian-fit.ts';

/** A density whose Laplace prior, if it has one, is rounded off; null: as it is. */
type Rounded = (rounding: Float64Array | null) => LogDensity;

/**
 * Laplace's approximation of a posterior, for every model and prior.
 * @throws CaravanError as createDensity; not-finite where the arithmetic fails
 */
export function approximate(counts: PairCounts, model: ModelSettings): GaussianApproximation {
  return approximateDensity(model, (rounding) => createDensity(counts, model, rounding));
}

/** The same of any density with these priors. */
export function approximateDensity(
  { strength }: ModelSettings,
  create: Rounded,
): GaussianApproximation {
  if (strength.family === 'laplace') return fitRounded(create, strength.scale);
  const density = create(null);
  return density.tau === null ? fitGaussian(density) : fitHierarchical(density, density.tau);
}

/** Standard deviations of a normal that rounds a kink off as much as a rounding of 1 does. */
const NORMAL_PER_ROUNDING = 1.6;
const ROUNDS = 4;

/**
 * A Laplace prior has no curvature, and a mode at its kink says little of the mean. So the kinks
 * are rounded off by as much as the posterior is wide there, which a few rounds find out.
 */
function fitRounded(create: Rounded, scale: number): GaussianApproximation {
  const { models } = create(null);
  const rounding = new Float64Array(models).fill(scale / NORMAL_PER_ROUNDING);
  const density = create(rounding);
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
