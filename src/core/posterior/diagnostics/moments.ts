import type { ModelSettings } from '../../model/settings.ts';
import { fitPareto } from '../loo/pareto.ts';
import { tailLength, canSmooth } from '../loo/psis.ts';
import { NO_SD_FROM, NO_MEAN_FROM, MOMENT_ERRORS } from '../../limits.ts';

/** What a posterior does not have: a standard deviation, or not even a mean. */
export type Lack = 'sd' | 'mean';

/** What is known of k without draws. */
export interface Shapes {
  readonly least: number;
  readonly most: number;
}

/**
 * Of τ under a half-Cauchy. Its density falls as τ⁻², and in each of the K − 1 dimensions of the
 * strengths the chance of any that suit the data as τ⁻¹. Where data hold the strengths that is all,
 * and P(τ > t) falls as t^−K; where they let some run away with τ, more slowly, but no more so than
 * the half-Cauchy itself.
 */
export function shapesOfTau(models: number, areBounded: boolean): Shapes {
  return { least: 1 / models, most: areBounded ? 1 / models : 1 };
}

/**
 * Of strengths that nothing bounds. Under Student's t at least two run away together, as their sum
 * is zero: their density falls as x^(−2(df + 1)), which leaves a mean whatever df.
 */
export function shapesOfStrengths({ strength }: ModelSettings): Shapes {
  return { least: 0, most: strength.family === 'student-t' ? 1 / (2 * strength.df + 1) : Infinity };
}

/**
 * Whether a prior leaves moments in question. A likelihood is bounded, so a posterior has every
 * moment that its prior has; and where the likelihood has a maximum (model/existence.ts), it falls
 * exponentially in every direction, so that strengths have them all whatever their prior. Student's
 * t leaves strengths an sd for df > 1/2 (`shapesOfStrengths`).
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
 */
export function lackOf(sorted: Float64Array, effective: number, known: Shapes = ANY): Lack | null {
  const reach = Math.min(known.most, Math.max(known.least, reachOf(sorted, effective)));
  return reach >= NO_MEAN_FROM ? 'mean' : reach >= NO_SD_FROM ? 'sd' : null;
}

const ANY: Shapes = { least: 0, most: Infinity };

/** The largest k that the draws leave possible. */
function reachOf(sorted: Float64Array, effective: number): number {
  const size = sorted.length;
  const efficiency = Math.max(1 / size, Math.min(1, effective / size));
  const tail = tailLength(size, efficiency);
  if (!canSmooth(sorted, tail)) return 0;
  const upper = sorted.subarray(size - tail).map((x) => x - sorted[size - tail - 1]);
  const lower = sorted
    .slice(0, tail)
    .reverse()
    .map((x) => sorted[tail] - x);
  const most = Math.max(...[upper, lower].map((excesses) => shapeOf(excesses)));
  return most + (MOMENT_ERRORS * (1 + most)) / Math.sqrt(tail * efficiency);
}

/** Draws that all lie on one place have no tail. */
function shapeOf(excesses: Float64Array): number {
  const quartile = excesses[Math.floor(excesses.length / 4)];
  return quartile > 0 ? fitPareto(excesses).k : -Infinity;
}
