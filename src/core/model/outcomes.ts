import { exp, log, log1p } from '../numerics/elementary.ts';
import { Outcome } from '../table/judgments.ts';
import type { LogOdds } from '../table/judgments.ts';
import { roomForSlopes, verdictSlopes } from './graded/verdicts.ts';
import { Verdict } from '../table/grades.ts';
import { hasTieOutcome } from './settings.ts';
import type { TieModel } from './settings.ts';

/**
 * What the tie models say of one judgment, as a function of η = α + β_left − β_right alone:
 * Bradley & Terry 1952 (half, drop), Davidson 1970, Rao & Kupper 1967.
 */

/**
 * Log-likelihood of each outcome of one judgment, into `out` by `Outcome.left`, `right`, `tie`.
 * Under davidson and rao-kupper these are the logarithms of three probabilities that sum to 1.
 * Under half and drop left and right are two that sum to 1; a tie is then no outcome but a
 * convention: half of each side's logarithm under half, nothing (0) under drop.
 * @param tie log ν or log κ; not looked at under half and drop
 * @param strong log ν₁, where wins have grades: a win is then one of either kind
 */
export function logOutcomes(
  ties: TieModel,
  eta: LogOdds,
  tie: number,
  out: Float64Array,
  strong: number | null = null,
): void {
  switch (ties) {
    case 'half':
    case 'drop': {
      const left = -softplus(-eta);
      const right = -softplus(eta);
      out[Outcome.left] = left;
      out[Outcome.right] = right;
      out[Outcome.tie] = ties === 'half' ? 0.5 * (left + right) : 0;
      return;
    }
    case 'adjacent':
    case 'davidson': {
      if (ties === 'adjacent' && strong !== null) {
        verdictSlopes(ties, eta, { tie, strong }, VERDICTS);
        out[Outcome.left] = VERDICTS.value[Verdict.leftOpen];
        out[Outcome.right] = VERDICTS.value[Verdict.rightOpen];
        out[Outcome.tie] = VERDICTS.value[Verdict.tie];
        return;
      }
      const half = Math.abs(eta) / 2;
      const top = Math.max(half, tie);
      const total = top + log(exp(half - top) + exp(-half - top) + exp(tie - top));
      out[Outcome.left] = eta / 2 - total;
      out[Outcome.right] = -eta / 2 - total;
      out[Outcome.tie] = tie - total;
      return;
    }
    case 'cumulative':
    case 'rao-kupper': {
      const kappa = exp(tie);
      const left = -softplus(kappa - eta);
      const right = -softplus(kappa + eta);
      out[Outcome.left] = left;
      out[Outcome.right] = right;
      out[Outcome.tie] = logExpm1(2 * kappa) + left + right;
      return;
    }
  }
}

/**
 * Probabilities of the outcomes a judgment can have, into `out` by `Outcome.left`, `right`,
 * `tie`; they sum to 1. Under half and drop a tie has none.
 */
export function outcomeProbabilities(
  ties: TieModel,
  eta: LogOdds,
  tie: number,
  out: Float64Array,
  strong: number | null = null,
): void {
  logOutcomes(ties, eta, tie, out, strong);
  out[Outcome.left] = exp(out[Outcome.left]);
  out[Outcome.right] = exp(out[Outcome.right]);
  out[Outcome.tie] = hasTieOutcome(ties) ? exp(out[Outcome.tie]) : 0;
}

/** Room for what a graded model says. */
const VERDICTS = roomForSlopes();

/** log(1 + e^x) with an absolute error below 1e-15, quicker than one that is right in relation. */
function softplus(x: number): number {
  return x > 0 ? x + log(1 + exp(-x)) : log(1 + exp(x));
}

/** log(e^x − 1), x > 0, to full accuracy. */
function logExpm1(x: number): number {
  if (x > Math.LN2) return x + log1p(-exp(-x));
  // (e^x − 1)/x by its series; the remainder at ln 2 is below 1e-17.
  let sum = 1;
  for (let n = 18; n > 1; n--) sum = 1 + (x * sum) / n;
  return log(x) + log(sum);
}
