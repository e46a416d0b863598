import { exp } from '../elementary.ts';
import type { LogDensity } from './density.ts';

/**
 * A hierarchical density by u = β/τ in place of β (Papaspiliopoulos, Roberts & Sköld 2007): where
 * the data say little of the strengths, their prior's funnel, narrow at small τ, becomes a plain
 * normal. The Jacobian of the K − 1 free strengths is τ^(K−1).
 * @param tau position of log τ
 */
export function nonCentred(density: LogDensity, tau: number): LogDensity {
  const { models, parameters } = density;
  const point = new Float64Array(parameters);
  return {
    ...density,
    evaluate(place, gradient) {
      toCentred(density, tau, place, point);
      const value = density.evaluate(point, gradient);
      const scale = exp(place[tau]);
      for (let k = 0; k < models; k++) {
        gradient[tau] += gradient[k] * point[k];
        gradient[k] *= scale;
      }
      gradient[tau] += models - 1;
      return value + (models - 1) * place[tau];
    },
    curvature() {
      throw new RangeError('samplers of the non-centred density take the curvature of the other');
    },
  };
}

/** u → β; the other parameters as they are. */
export function toCentred(
  { models }: LogDensity,
  tau: number,
  place: Float64Array,
  point: Float64Array,
): void {
  const scale = exp(place[tau]);
  point.set(place);
  for (let k = 0; k < models; k++) point[k] *= scale;
}

/** β → u; the other parameters as they are. */
export function toNonCentred(
  { models }: LogDensity,
  tau: number,
  point: Float64Array,
  place: Float64Array,
): void {
  const shrink = exp(-point[tau]);
  place.set(point);
  for (let k = 0; k < models; k++) place[k] *= shrink;
}
