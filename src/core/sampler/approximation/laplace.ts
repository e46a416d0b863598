import type { PairCounts } from '../../table/judgments.ts';
import { createDensity } from '../../model/density.ts';
import type { LogDensity } from '../../model/density.ts';
import type { ModelSettings, StrengthPrior } from '../../model/settings.ts';
import type { GaussianApproximation } from './gaussian-fit.ts';
import { fitGaussian, logMass, touchingPoint } from './gaussian-fit.ts';
import { fitHierarchical } from './hierarchical-fit.ts';
import { joinModes } from './modes.ts';
import { rising, within } from './share.ts';
import type { OnShare } from './share.ts';
import { dot } from './whitening.ts';

export type { GaussianApproximation } from './gaussian-fit.ts';

/** A posterior under these priors; a Laplace prior is rounded off, or, for null, as it is. */
type Create = (model: ModelSettings, rounding: Float64Array | null) => LogDensity;

/**
 * Laplace's approximation of a posterior, for every model and prior.
 * @throws CaravanError as createDensity; not-finite where the arithmetic fails
 */
export function approximate(
  counts: PairCounts,
  model: ModelSettings,
  onShare?: OnShare,
): GaussianApproximation {
  const create: Create = (priors, rounding) => createDensity(counts, priors, rounding);
  return approximateDensity(model, create, onShare);
}

/** The same of any density with these priors. */
export function approximateDensity(
  model: ModelSettings,
  create: Create,
  onShare?: OnShare,
): GaussianApproximation {
  const { strength } = model;
  const onRise = rising(onShare);
  switch (strength.family) {
    case 'laplace':
      return fitRounded((rounding) => create(model, rounding), strength.scale, onRise);
    case 'student-t':
      return fromBothEnds(
        create(model, null),
        create({ ...model, strength: LEAVES_ALONE }, null),
        onRise,
      );
    case 'hierarchical':
      return fitHierarchical(create(model, null), strength.scale, onRise);
    case 'normal':
    case 'uniform':
      return fitGaussian(create(model, null), undefined, onRise);
  }
}

/** Strengths go where the data want them, and stay finite where those want too much. */
const LEAVES_ALONE: StrengthPrior = { family: 'normal', scale: 10 };

/**
 * A Student-t prior is not log-concave: where it and the data disagree, either may have its way,
 * each at a mode of its own. So the search begins once at the prior's centre, and once where the
 * data alone would have the strengths.
 */
function fromBothEnds(
  density: LogDensity,
  likelihood: LogDensity,
  onShare?: OnShare,
): GaussianApproximation {
  const byPrior = fitGaussian(density, undefined, within(onShare, 0, 1 / 3));
  const alone = fitGaussian(likelihood, undefined, within(onShare, 1 / 3, 2 / 3));
  const byData = fitGaussian(density, touchingPoint(alone), within(onShare, 2 / 3, 1));
  return joinModes(density.models, [
    { approximation: byPrior, logMass: logMass(density, byPrior) },
    { approximation: byData, logMass: logMass(density, byData) },
  ]);
}

/** Standard deviations of a normal that rounds a kink off as much as a rounding of 1 does. */
const NORMAL_PER_ROUNDING = 1.6;
const ROUNDS = 4;

/**
 * A Laplace prior has no curvature, and a mode at its kink says little of the mean. So the kinks
 * are rounded off by as much as the posterior is wide there, which a few rounds find out.
 */
function fitRounded(
  create: (rounding: Float64Array | null) => LogDensity,
  scale: number,
  onShare?: OnShare,
): GaussianApproximation {
  const { models } = create(null);
  const rounding = new Float64Array(models).fill(scale / NORMAL_PER_ROUNDING);
  const density = create(rounding);
  let fitted = fitGaussian(density, undefined, within(onShare, 0, 1 / ROUNDS));
  for (let round = 1; round < ROUNDS; round++) {
    const width = fitted.start.length;
    for (let k = 0; k < rounding.length; k++) {
      const row = fitted.loadings.subarray(k * width, (k + 1) * width);
      rounding[k] = Math.sqrt(dot(row, 0, row)) / NORMAL_PER_ROUNDING;
    }
    const part = within(onShare, round / ROUNDS, (round + 1) / ROUNDS);
    fitted = fitGaussian(density, touchingPoint(fitted), part);
  }
  return fitted;
}
