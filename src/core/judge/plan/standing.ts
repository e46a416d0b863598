import type { LogOdds, ModelIndex } from '../../table/judgments.ts';
import { logistic } from '../../model/pairwise.ts';
import { touchingPoint } from '../../sampler/approximation/gaussian-fit.ts';
import type { GaussianApproximation } from '../../sampler/approximation/laplace.ts';
import { dot } from '../../sampler/approximation/whitening.ts';

/** What is believed of the models now, as a Gaussian; `learn` narrows it. */
export interface Standing {
  readonly models: number;
  readonly mean: Float64Array;
  /** Row-major, models × models. */
  readonly covariance: Float64Array;
  /** The order effect as it is expected; 0 where there is none. */
  readonly order: LogOdds;
}

export function standingOf(
  approximation: GaussianApproximation,
  models: number,
  hasOrder: boolean,
): Standing {
  const point = touchingPoint(approximation);
  const width = approximation.start.length;
  const covariance = new Float64Array(models * models);
  for (let a = 0; a < models; a++) {
    const row = approximation.loadings.subarray(a * width, (a + 1) * width);
    for (let b = 0; b <= a; b++) {
      const shared = dot(approximation.loadings, b * width, row);
      covariance[a * models + b] = shared;
      covariance[b * models + a] = shared;
    }
  }
  return { models, mean: point.slice(0, models), covariance, order: hasOrder ? point[models] : 0 };
}

/** Variance of the difference of two strengths. */
export function gapVariance(
  { covariance, models }: Standing,
  a: ModelIndex,
  b: ModelIndex,
): number {
  return (
    covariance[a * (models + 1)] + covariance[b * (models + 1)] - 2 * covariance[a * models + b]
  );
}

/**
 * Fisher information on η of a judgment that is decided, p(1 − p), as it is expected: half of the
 * judgments show a first. Averaged over a normal η by MacKay's approximation (1992, Neural
 * Computation 4, 720–736), whose derivative this is.
 */
export function expectedInformation(standing: Standing, a: ModelIndex, b: ModelIndex): number {
  const gap = standing.mean[a] - standing.mean[b];
  const shrink = 1 / Math.sqrt(1 + (Math.PI / 8) * gapVariance(standing, a, b));
  const steepness = (eta: LogOdds): number => {
    const p = logistic(shrink * eta);
    return p * (1 - p);
  };
  return 0.5 * shrink * (steepness(gap + standing.order) + steepness(gap - standing.order));
}

/** Narrows a standing by a judgment whose outcome is not known yet. */
export function learn(standing: Standing, a: ModelIndex, b: ModelIndex): void {
  const { models, covariance } = standing;
  const information = expectedInformation(standing, a, b);
  const gain = information / (1 + information * gapVariance(standing, a, b));
  const along = Float64Array.from(
    { length: models },
    (_, m) => covariance[m * models + a] - covariance[m * models + b],
  );
  for (let i = 0; i < models; i++) {
    for (let j = 0; j < models; j++) covariance[i * models + j] -= gain * along[i] * along[j];
  }
}
