import { contrastPart, contrastsOf } from '../model/contrasts.ts';
import { tiesFor } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import { columnsOf } from '../posterior/draws/columns.ts';
import { positionsOf } from '../posterior/draws/draws.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { logLikelihoods, logPriors } from '../posterior/draws/log-parts.ts';
import type { SamplerName } from '../sampler/settings.ts';
import type { PairCounts, StyledContests } from '../table/judgments.ts';

/**
 * Log posterior density of every draw, chain after chain, up to a constant and over the parameters
 * themselves (Stan adds the Jacobian of log τ). Null where the draws are of no such density:
 * bootstrap replicates, or draws that were widened; and of models with departures by question,
 * whose integrals take longer than the fit.
 */
export function logDensities(
  draws: Draws,
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerName,
  isWidened: boolean,
): Float64Array | null {
  if (sampler === 'mle' || isWidened || draws.hasOmega) return null;
  const columns = columnsOf(draws);
  const priors = logPriors(columns, counts.models, model);
  const { styled } = counts;
  const likelihoods = styled
    ? ofContests(draws, styled, model)
    : logLikelihoods(columns, counts, tiesFor(counts, model.ties));
  return likelihoods.map((own, draw) => own + priors[draw]);
}

/** What contests say of every draw, and the prior of the coefficients. */
function ofContests(
  draws: Draws,
  styled: StyledContests,
  { ties }: ModelSettings,
): Float64Array<ArrayBuffer> {
  const { order, coefficients, count } = positionsOf(draws);
  const part = contrastPart(contrastsOf(styled, ties));
  const terms = part.terms({ order }, coefficients ?? count);
  const gradient = new Float64Array(count);
  return new Float64Array(draws.chains * draws.perChain).map((_, draw) => {
    const point = draws.values.subarray(draw * count, (draw + 1) * count);
    return terms.reduce((sum, term) => sum + term.evaluate(point, gradient), 0);
  });
}
