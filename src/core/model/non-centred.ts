import { exp, log } from '../numerics/elementary.ts';
import type { LogDensity } from './density.ts';

/**
 * What the data say of strengths as a whole: a likelihood like normal(mean, variance) for each.
 * Without data the variance is infinite.
 */
export interface StrengthData {
  /** By model, as far as a prior of scale `tau` lets it be: the strengths' mean given that τ. */
  readonly mean: Float64Array;
  readonly tau: number;
  readonly variance: number;
}

/**
 * A hierarchical density by u in place of β, β = m(τ) + s(τ)·u, where m and s are what mean and
 * standard deviation of the strengths given τ would be, were the likelihood normal:
 * s⁻² = τ⁻² + variance⁻¹, and m grows as s². Without data that is β = τ·u, the non-centred form
 * (Papaspiliopoulos, Roberts & Sköld 2007), which turns their prior's funnel at small τ into a
 * plain normal; where τ is large it is the centred one. So neither end of τ is out of reach. The
 * Jacobian of the K − 1 free strengths is s^(K−1).
 * @param tau position of log τ
 */
export function nonCentred(density: LogDensity, tau: number, data?: StrengthData): LogDensity {
  const { models, parameters } = density;
  const point = new Float64Array(parameters);
  const { moving } = density;
  const through = (
    place: Float64Array,
    gradient: Float64Array,
    evaluate: (point: Float64Array) => number,
  ): number => {
    toCentred(density, tau, place, point, data);
    const value = evaluate(point);
    const { scale, growth, share } = formAt(place[tau], data);
    for (let k = 0; k < models; k++) {
      const mean = data === undefined ? 0 : share * data.mean[k];
      gradient[tau] += gradient[k] * growth * (point[k] + mean);
      gradient[k] *= scale;
    }
    gradient[tau] += (models - 1) * growth;
    return value + (models - 1) * log(scale);
  };
  return {
    ...density,
    evaluate: (place, gradient) => through(place, gradient, (at) => density.evaluate(at, gradient)),
    ...(moving && {
      moving: {
        noise: moving.noise,
        evaluateAt: (place, e, gradient, push) =>
          through(place, gradient, (at) => moving.evaluateAt(at, e, gradient, push)),
        renew(place, random) {
          toCentred(density, tau, place, point, data);
          moving.renew(point, random);
        },
      },
    }),
    curvature() {
      throw new RangeError('samplers of the non-centred density take the curvature of the other');
    },
  };
}

/** s(τ), d log s / d log τ, and m(τ) as a share of the mean that is known. */
export function formAt(
  logTau: number,
  data?: StrengthData,
): { readonly scale: number; readonly growth: number; readonly share: number } {
  const tau = exp(logTau);
  if (data === undefined) return { scale: tau, growth: 1, share: 0 };
  const square = (t: number): number => 1 / (1 / (t * t) + 1 / data.variance);
  const own = square(tau);
  return {
    scale: Math.sqrt(own),
    growth: own / (tau * tau),
    share: own / square(data.tau),
  };
}

/** u → β; the other parameters as they are. */
export function toCentred(
  { models }: LogDensity,
  tau: number,
  place: Float64Array,
  point: Float64Array,
  data?: StrengthData,
): void {
  const { scale, share } = formAt(place[tau], data);
  point.set(place);
  for (let k = 0; k < models; k++) {
    point[k] *= scale;
    if (data !== undefined) point[k] += share * data.mean[k];
  }
}

/** β → u; the other parameters as they are. */
export function toNonCentred(
  { models }: LogDensity,
  tau: number,
  point: Float64Array,
  place: Float64Array,
  data?: StrengthData,
): void {
  const { scale, share } = formAt(point[tau], data);
  place.set(point);
  for (let k = 0; k < models; k++) {
    if (data !== undefined) place[k] -= share * data.mean[k];
    place[k] /= scale;
  }
}
