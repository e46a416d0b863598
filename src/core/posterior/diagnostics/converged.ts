import type { Diagnostics } from '../ranking/summary.ts';

/** Limits of Vehtari et al. 2021: R-hat below, ESS above. */
export const RHAT_BELOW = 1.01;
export const ESS_ABOVE = 400;
/** R-hat compares chains, and of one alone sees only the halves: a mode it never left is missed. */
export const MIN_CHAINS = 2;
/** Below this the approximation that guides the sampler fits the posterior badly. */
export const LOW_ACCEPTANCE = 0.6;

type Facts = Pick<
  Diagnostics,
  'sampler' | 'chains' | 'rhatMax' | 'essBulkMin' | 'essTailMin' | 'divergences'
>;

/** Whether the chains, be there ever so few, keep all limits. */
export function keepsLimits(facts: Omit<Facts, 'sampler' | 'chains'>): boolean {
  const { rhatMax, essBulkMin, essTailMin, divergences } = facts;
  return (
    rhatMax < RHAT_BELOW && essBulkMin > ESS_ABOVE && essTailMin > ESS_ABOVE && divergences === 0
  );
}

/** The verdict on convergence that the page, its exports and the command line share. */
export function isConverged(facts: Facts): boolean {
  const { sampler, chains } = facts;
  return sampler === 'mle' || (sampler !== 'laplace' && chains >= MIN_CHAINS && keepsLimits(facts));
}
