import { exp } from '../numerics/elementary.ts';
import type { LogDensity } from '../model/density.ts';

/** Puts a parameter vector among the draws, where τ stands itself instead of its logarithm. */
export function layDown(
  { parameters, tau }: LogDensity,
  point: Float64Array,
  draws: Float64Array,
  draw: number,
): void {
  draws.set(point, draw * parameters);
  if (tau !== null) draws[draw * parameters + tau] = exp(point[tau]);
}
