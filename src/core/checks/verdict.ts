import { ESS_ABOVE, MIN_ACCEPTANCE, MIN_CHAINS, RHAT_BELOW } from '../limits.ts';
import type { FitSummary } from '../posterior/ranking/summary.ts';
import type { SamplerName } from '../sampler/settings.ts';
import { parameterTable } from '../posterior/draws/parameters.ts';
import type { Parameter, ParameterFacts } from '../posterior/draws/parameters.ts';
import { MIN_ENERGY } from '../limits.ts';

/**
 * `doubtful`: the limits of convergence are kept, but something else gives reason to doubt.
 * `not-sampled`: the draws are Laplace's approximation. `maximum`: bootstrap replicates, each a
 * maximum found, so there is nothing that could converge.
 */
export type VerdictState = 'converged' | 'doubtful' | 'not-converged' | 'not-sampled' | 'maximum';

/** One number against its limit; of several parameters the worst. */
export type Reason = {
  readonly value: number;
  readonly limit: number;
  readonly isMet: boolean;
} &
  /** R-hat is to be below its limit, ESS above. */
  (
    | {
        readonly kind: 'rhat' | 'ess-bulk' | 'ess-tail';
        readonly parameter: Parameter;
        /** How many parameters miss the limit, of how many. */
        readonly missing: number;
        readonly of: number;
      }
    /** `value` of so many draws in all; none is to be. */
    | { readonly kind: 'divergences'; readonly draws: number }
    /** Smallest E-BFMI of a chain: not below its limit. */
    | { readonly kind: 'energy' }
    /** Mean acceptance probability: not below its limit. */
    | { readonly kind: 'acceptance' }
    /** R-hat compares chains, and of one alone sees only the halves: at least so many. */
    | { readonly kind: 'chains' }
  );

export interface Verdict {
  readonly state: VerdictState;
  readonly sampler: SamplerName;
  /** Those that are not met first; empty where nothing was sampled. */
  readonly reasons: readonly Reason[];
}

/** Whether a fit's draws can be believed, and why. */
export function convergenceVerdict(summary: FitSummary): Verdict {
  const { sampler, chains, draws, divergences, acceptance, energyFraction } = summary.diagnostics;
  if (sampler === 'laplace') return { state: 'not-sampled', sampler, reasons: [] };
  if (sampler === 'mle') return { state: 'maximum', sampler, reasons: [] };
  const table = parameterTable(summary);
  const divergent: Reason = {
    ...{ kind: 'divergences', value: divergences, limit: 0, draws: chains * draws },
    isMet: divergences === 0,
  };
  const must: Reason[] = [
    worst('rhat', table, ({ rhat }) => rhat, RHAT_BELOW, -1),
    worst('ess-bulk', table, ({ essBulk }) => essBulk, ESS_ABOVE, 1),
    worst('ess-tail', table, ({ essTail }) => essTail, ESS_ABOVE, 1),
    divergent,
    atLeast('chains', chains, MIN_CHAINS),
  ];
  const should: Reason[] = [];
  if (energyFraction !== undefined) should.push(atLeast('energy', energyFraction, MIN_ENERGY));
  if (sampler === 'split-hmc' || sampler === 'nuts') {
    should.push(atLeast('acceptance', acceptance, MIN_ACCEPTANCE));
  }
  const reasons = [...must, ...should];
  const isMet = (reason: Reason): boolean => reason.isMet;
  const state = !must.every(isMet)
    ? 'not-converged'
    : should.every(isMet)
      ? 'converged'
      : 'doubtful';
  return {
    state,
    sampler,
    reasons: [...reasons.filter((reason) => !reason.isMet), ...reasons.filter(isMet)],
  };
}

/** @param sign 1 where larger is better, −1 where smaller is */
function worst(
  kind: 'rhat' | 'ess-bulk' | 'ess-tail',
  table: readonly ParameterFacts[],
  of: (facts: ParameterFacts) => number,
  limit: number,
  sign: 1 | -1,
): Reason {
  // A NaN is worse than any number.
  const isGood = (value: number): boolean => sign * value > sign * limit;
  const rank = (value: number): number => (Number.isNaN(value) ? -Infinity : sign * value);
  const least = table.reduce((a, b) => (rank(of(b)) < rank(of(a)) ? b : a));
  const missing = table.filter((facts) => !isGood(of(facts))).length;
  const { parameter } = least;
  return {
    kind,
    parameter,
    value: of(least),
    limit,
    isMet: missing === 0,
    missing,
    of: table.length,
  };
}

function atLeast(kind: 'chains' | 'energy' | 'acceptance', value: number, limit: number): Reason {
  return { kind, value, limit, isMet: value >= limit };
}
