import { exp } from '../numerics/elementary.ts';
import { omegaAt } from '../model/questions/omega.ts';
import type { LogDensity } from '../model/density.ts';

/**
 * Puts a parameter vector among the draws, where τ and ω stand themselves instead of their
 * coordinates, and ω behind τ.
 */
export function layDown(
  { parameters, tau, omega }: LogDensity,
  point: Float64Array,
  draws: Float64Array,
  draw: number,
): void {
  const from = draw * parameters;
  draws.set(point, from);
  if (omega !== null) draws[from + (tau ?? omega)] = omegaAt(point[omega]);
  if (tau !== null) draws[from + (omega ?? tau)] = exp(point[tau]);
}
