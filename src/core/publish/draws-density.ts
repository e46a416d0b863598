import { tiesFor } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import { columnsOf } from '../posterior/draws/columns.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { logLikelihoods, logPriors } from '../posterior/draws/log-parts.ts';
import type { SamplerName } from '../sampler/settings.ts';
import type { PairCounts } from '../table/judgments.ts';

/**
 * Log posterior density of every draw, chain after chain, up to a constant and over the parameters
 * themselves (Stan adds the Jacobian of log τ). Null where the draws are of no such density:
 * bootstrap replicates, or draws that were widened; of models with departures by question, whose
 * integrals take longer than the fit; and of strengths adjusted for style, which rest on contests.
 */
export function logDensities(
  draws: Draws,
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerName,
  isWidened: boolean,
): Float64Array | null {
  if (sampler === 'mle' || isWidened || draws.hasOmega || draws.coefficients) return null;
  const columns = columnsOf(draws);
  const priors = logPriors(columns, counts.models, model);
  return logLikelihoods(columns, counts, tiesFor(counts, model.ties)).map(
    (own, draw) => own + priors[draw],
  );
}
