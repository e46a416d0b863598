import { exp, expm1 } from '../../numerics/elementary.ts';
import type { LogOdds } from '../../table/judgments.ts';
import { Outcome } from '../../table/judgments.ts';
import { outcomeProbabilities } from '../outcomes.ts';
import { logistic } from '../pairwise.ts';
import type { TieModel } from '../settings.ts';

/** First derivatives of an outcome's log-likelihood, three at a time as in `logOutcomes`. */
export interface OutcomeSlopes {
  readonly byEta: Float64Array;
  /** By log ν or log κ; 0 under half and drop. */
  readonly byTie: Float64Array;
}

/**
 * Slopes of the log-likelihoods that `logOutcomes` gives without grades, into `out`.
 * @param tie log ν or log κ; not looked at under half and drop
 */
export function outcomeSlopes(
  ties: TieModel,
  eta: LogOdds,
  tie: number,
  { byEta, byTie }: OutcomeSlopes,
): void {
  const { left, right, tie: tied } = Outcome;
  switch (ties) {
    case 'half':
    case 'drop':
      byEta[left] = logistic(-eta);
      byEta[right] = -logistic(eta);
      byEta[tied] = ties === 'half' ? 0.5 * (byEta[left] + byEta[right]) : 0;
      byTie.fill(0);
      return;
    case 'adjacent':
    case 'davidson': {
      outcomeProbabilities(ties, eta, tie, byTie);
      const mean = 0.5 * (byTie[left] - byTie[right]);
      const share = byTie[tied];
      byEta[left] = 0.5 - mean;
      byEta[right] = -0.5 - mean;
      byEta[tied] = -mean;
      byTie[left] = -share;
      byTie[right] = -share;
      byTie[tied] = 1 - share;
      return;
    }
    case 'cumulative':
    case 'rao-kupper': {
      const kappa = exp(tie);
      const [unlikeLeft, unlikeRight] = [logistic(kappa - eta), logistic(kappa + eta)];
      byEta[left] = unlikeLeft;
      byEta[right] = -unlikeRight;
      byEta[tied] = unlikeLeft - unlikeRight;
      byTie[left] = -kappa * unlikeLeft;
      byTie[right] = -kappa * unlikeRight;
      byTie[tied] = (2 * kappa) / -expm1(-2 * kappa) + byTie[left] + byTie[right];
      return;
    }
  }
}
