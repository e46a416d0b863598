import type { LogOdds, ModelIndex } from '../../table/judgments.ts';
import { logistic } from '../../model/pairwise.ts';
import { differenceVariance, narrow } from '../../numerics/matrices/covariance.ts';
import { normalCdf } from '../../numerics/normal-cdf.ts';
import { touchingPoint } from '../../sampler/approximation/gaussian-fit.ts';
import { strengthCovariances } from './questions/belief.ts';
import type { Belief } from './questions/belief.ts';
import { meanSquare } from './questions/omega-belief.ts';

/** What is believed of the models now, as a Gaussian; `learn` narrows it. */
export interface Standing {
  readonly models: number;
  readonly mean: Float64Array;
  /** Row-major, models × models. */
  readonly covariance: Float64Array;
  /** The order effect as it is expected; 0 where there is none. */
  readonly order: LogOdds;
  /** Variance of a strength over questions, as it is expected: E ω². */
  readonly byQuestion: number;
}

export function standingOf(belief: Belief, models: number, hasOrder: boolean): Standing {
  const point = touchingPoint(belief.approximation);
  const { alone, perSquare } = strengthCovariances(belief, models);
  const byQuestion = meanSquare(belief.omega);
  const covariance = alone.map((x, at) => x + byQuestion * perSquare[at]);
  const order = hasOrder ? point[models] : 0;
  return { models, mean: point.slice(0, models), covariance, order, byQuestion };
}

/** Variance of the difference of two strengths. */
export function gapVariance(
  { covariance, models }: Pick<Standing, 'covariance' | 'models'>,
  a: ModelIndex,
  b: ModelIndex,
): number {
  return differenceVariance(covariance, models, a, b);
}

/** How little is known of which of two is stronger: Φ(z)·Φ(−z). */
export function doubtOf(standing: Standing, a: ModelIndex, b: ModelIndex): number {
  const z = (standing.mean[a] - standing.mean[b]) / Math.sqrt(gapVariance(standing, a, b));
  return normalCdf(z) * normalCdf(-z);
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

/**
 * What one more judgment of a pair tells of their strengths over questions: of the first on a
 * question w/(1 + 2ω²·w), where w is its information on that question; of the second, which meets
 * the same departures again, as much as is left of two.
 */
export function newInformation(
  standing: Standing,
  a: ModelIndex,
  b: ModelIndex,
  isRepeat: boolean,
): number {
  const information = expectedInformation(standing, a, b);
  const each = 2 * standing.byQuestion * information;
  return information / ((1 + each) * (isRepeat ? 1 + 2 * each : 1));
}

/** Narrows a standing by a judgment whose outcome is not known yet. */
export function learn(standing: Standing, a: ModelIndex, b: ModelIndex, isRepeat = false): void {
  const { covariance, models } = standing;
  narrow(covariance, models, a, b, newInformation(standing, a, b, isRepeat));
}
