import type { ModelSettings } from '../../model/settings.ts';
import { fitPareto } from '../loo/pareto.ts';
import { tailLength } from '../loo/psis.ts';
import { NO_SD_FROM, NO_MEAN_FROM, MOMENT_ERRORS, MIN_TAIL } from '../../limits.ts';

/** What a posterior does not have: a standard deviation, or not even a mean. */
export type Lack = 'sd' | 'mean';

/**
 * The least k of τ's tail: a half-Cauchy density falls as τ⁻², and in each of the K − 1 dimensions
 * of the strengths the chance of any that suit the data as τ⁻¹, so P(τ > t) falls as t^−K at most.
 */
export function leastShapeOfTau(models: number): number {
  return 1 / models;
}

/**
 * Whether a prior leaves moments in question. A likelihood is bounded, so a posterior has every
 * moment that its prior has; and where the likelihood has a maximum (model/existence.ts), it falls
 * exponentially in every direction, so that strengths have them all whatever their prior. Under
 * Student's t at least two strengths run away together, as their sum is zero: their density falls
 * as x^(−2(df + 1)), which leaves an sd for df > 1/2.
 */
export function hasHeavyTails({ strength }: ModelSettings): boolean {
  return (
    (strength.family === 'student-t' && strength.df <= 0.5) ||
    (strength.family === 'hierarchical' && strength.hyper === 'half-cauchy')
  );
}

/**
 * Which moment the tails of some draws speak against, by the shape of a generalised Pareto
 * distribution fitted to each (Vehtari et al. 2024, JMLR 25).
 * @param sorted draws, ascending
 * @param effective how many independent draws the tails are worth
 * @param known the least that k can be
 */
export function lackOf(sorted: Float64Array, effective: number, known = 0): Lack | null {
  const size = sorted.length;
  const efficiency = Math.max(1 / size, Math.min(1, effective / size));
  const tail = tailLength(size, efficiency);
  if (tail < MIN_TAIL || tail >= size) return known >= NO_SD_FROM ? 'sd' : null;
  const upper = sorted.subarray(size - tail).map((x) => x - sorted[size - tail - 1]);
  const lower = sorted
    .slice(0, tail)
    .reverse()
    .map((x) => sorted[tail] - x);
  const most = Math.max(...[upper, lower].map((excesses) => shapeOf(excesses)));
  const reach = Math.max(known, most + (MOMENT_ERRORS * (1 + most)) / Math.sqrt(tail * efficiency));
  return reach >= NO_MEAN_FROM ? 'mean' : reach >= NO_SD_FROM ? 'sd' : null;
}

/** Draws that all lie on one place have no tail. */
function shapeOf(excesses: Float64Array): number {
  const quartile = excesses[Math.floor(excesses.length / 4)];
  return quartile > 0 ? fitPareto(excesses).k : -Infinity;
}
