import { CaravanError } from '../../failure.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { createDensity } from '../../model/density.ts';
import type { LogDensity } from '../../model/density.ts';
import type { NoMaximum } from '../../failure.ts';
import { whyNoMaximum } from '../../model/existence.ts';
import { clusterKindOf, robustBy } from '../../model/settings.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { expand, freeDimension, reduceCurvature, reduceGradient } from '../../model/sum-to-zero.ts';
import { factorise, solve } from '../../numerics/matrices/cholesky.ts';
import { maximise } from '../approximation/newton.ts';
import { MAX_STANDARD_ERROR } from '../../limits.ts';

/** A prior so wide that the posterior is the likelihood to the last digit that matters. */
const WIDE = 1e6;
/** Steps with the first curvature before Newton's method is begun anew. */
const MAX_STEPS = 30;
/** Squared distance to the maximum, in standard errors, at which a search stops. */
const CLOSE = 1e-14;

/** The model without priors: its posterior is the likelihood. Questions are resampled. */
export function withoutPriors(model: ModelSettings): ModelSettings {
  const flat = { family: 'uniform', bound: WIDE } as const;
  const kind = clusterKindOf(model);
  return {
    ties: model.ties,
    strength: flat,
    order: model.order === null ? null : flat,
    tie: { mean: 0, scale: WIDE },
    informative: [],
    ...(kind && { questions: robustBy(kind) }),
  };
}

/** The maximum of a likelihood. */
export interface MaximumLikelihood {
  /** Parameter vector. */
  readonly point: Float64Array;
  /** Cholesky factor of minus the second derivatives there, by free coordinates. */
  readonly factor: Float64Array;
  readonly density: LogDensity;
}

/**
 * Maximum likelihood estimate; priors play no part.
 * @throws CaravanError no-maximum with the reason; as createDensity
 */
export function maximumLikelihood(counts: PairCounts, model: ModelSettings): MaximumLikelihood {
  const density = createDensity(counts, withoutPriors(model));
  const reason = whyNoMaximum(counts, model);
  if (reason !== null) refuse(reason);
  return search(density) ?? refuse({ why: 'unbounded' });
}

export function refuse(reason: NoMaximum): never {
  throw new CaravanError({ kind: 'no-maximum', reason });
}

/** Newton's method from 0; null where it runs away. */
function search(density: LogDensity): MaximumLikelihood | null {
  const { point, isFound } = maximise(density, 0);
  if (!isFound) return null;
  const size = freeDimension(density);
  const curvature = new Float64Array(density.parameters * density.parameters);
  const factor = new Float64Array(size * size);
  density.curvature(point, curvature);
  reduceCurvature(density, curvature, factor);
  if (!factorise(factor, size)) return null;
  const found = { point, factor, density };
  return standardErrors(found).every((error) => error < MAX_STANDARD_ERROR) ? found : null;
}

/**
 * The maximum of a likelihood near one that is known, as of resampled counts: steps with the
 * known curvature, and only if they are slow Newton's own. Null where there is no maximum.
 */
export function maximumNear(density: LogDensity, known: MaximumLikelihood): Float64Array | null {
  const size = freeDimension(density);
  const point = known.point.slice();
  const gradient = new Float64Array(density.parameters);
  const step = new Float64Array(size);
  const slope = new Float64Array(size);
  const move = new Float64Array(density.parameters);
  let before = Infinity;
  for (let count = 0; count < MAX_STEPS; count++) {
    density.evaluate(point, gradient);
    reduceGradient(density, gradient, slope);
    step.set(slope);
    solve(known.factor, size, step);
    let distance = 0;
    for (let c = 0; c < size; c++) distance += slope[c] * step[c];
    if (distance < CLOSE) return point;
    if (!(distance < before)) break;
    before = distance;
    expand(density, step, move);
    for (let k = 0; k < point.length; k++) point[k] += move[k];
  }
  return search(density)?.point ?? null;
}

/** The inverse of the curvature as a covariance of all parameters, row-major. */
export function covarianceOf({ density, factor }: MaximumLikelihood): Float64Array {
  const { parameters } = density;
  const size = freeDimension(density);
  const unit = new Float64Array(parameters);
  const free = new Float64Array(size);
  const covariance = new Float64Array(parameters * parameters);
  for (let k = 0; k < parameters; k++) {
    unit.fill(0);
    unit[k] = 1;
    reduceGradient(density, unit, free);
    solve(factor, size, free);
    expand(density, free, covariance.subarray(k * parameters, (k + 1) * parameters));
  }
  return covariance;
}

/** Asymptotic standard errors of all parameters, in their units. */
export function standardErrors(maximum: MaximumLikelihood): Float64Array {
  const { parameters } = maximum.density;
  const covariance = covarianceOf(maximum);
  return new Float64Array(parameters).map((_, k) => Math.sqrt(covariance[k * (parameters + 1)]));
}
