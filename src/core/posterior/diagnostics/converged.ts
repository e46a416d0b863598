import type { Diagnostics } from '../ranking/summary.ts';
import { RHAT_BELOW, ESS_ABOVE, MIN_CHAINS } from '../../limits.ts';

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
