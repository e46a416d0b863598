import { exp, softplus } from '../numerics/elementary.ts';
import type { PairCounts } from '../table/judgments.ts';
import { contestsOf, termsOf, winTotals } from './contests.ts';
import type { Contests } from './contests.ts';
import {
  addCurvature,
  addSlope,
  eachContest,
  isWithinRange,
  logistic,
  logisticBy,
  etasOf,
  oddsOf,
} from './pairwise.ts';
import { tailsOf } from '../numerics/kernel/kernel.ts';
import { PairTerms } from '../numerics/kernel/pair-terms.ts';
import { TERM_RANGE } from '../numerics/kernel/term-layout.ts';
import type { Term } from './term.ts';

/**
 * The Bradley–Terry likelihood (Bradley & Terry 1952) with an order effect,
 * η = α + β_left − β_right, where a tie is half a win for each side or is dropped.
 * @param share 0.5 or 0
 * @param order position of α in the parameter vector, or null where there is none
 */
export function halfTies(counts: PairCounts, share: 0 | 0.5, order: number | null): Term {
  const contests = contestsOf(counts, share, order !== null);
  const { models, total } = contests;
  const { ownWins, movedWins, firstWins } = winTotals(contests);
  const terms = new PairTerms(termsOf(contests));
  const { values, slopes } = terms;

  /**
   * With the powers multiplied out the log-likelihood is Σ_k wins_k·β_k + wins_first·α
   * − Σ_pairs n·log(e^(α+β_left) + e^β_right): one exponential per model and one division per pair.
   */
  function evaluate(point: Float64Array, gradient: Float64Array): number {
    const alpha = order === null ? 0 : point[order];
    if (!isWithinRange(point, models, alpha, TERM_RANGE)) {
      return evaluatePairwise(contests, point, order, gradient);
    }
    oddsOf(point, 1, exp(alpha), values, models);
    let value = firstWins * alpha - terms.odds();
    let first = firstWins;
    for (let k = 0; k < models; k++) {
      value += ownWins[k] * point[k];
      first += slopes[k];
      gradient[k] += movedWins[k] + slopes[k] + slopes[models + k];
    }
    if (order !== null) gradient[order] += first;
    return value;
  }

  function curvature(point: Float64Array, out: Float64Array): void {
    const weights = etasOf(contests, point, order);
    weigh(weights, tailsOf(weights), total);
    addCurvature(contests, weights, point.length, order, out);
  }
  return { evaluate, curvature };
}

/** Puts n·σ(η)·σ(−η) in the place of every η. @param tails e^−|η| */
function weigh(etas: Float64Array, tails: Float64Array, total: Float64Array): void {
  for (let p = 0; p < etas.length; p++)
    etas[p] = total[p] * logisticBy(etas[p], tails[p]) * logisticBy(-etas[p], tails[p]);
}

/** The same pair by pair, slower, for strengths whose exponentials would overflow. */
function evaluatePairwise(
  contests: Contests,
  point: Float64Array,
  order: number | null,
  gradient: Float64Array,
): number {
  const { wins, total } = contests;
  let value = 0;
  eachContest(contests, point, order, (p, i, j, eta) => {
    const losses = total[p] - wins[p];
    value -= wins[p] * softplus(-eta) + losses * softplus(eta);
    addSlope(gradient, i, j, order, wins[p] * logistic(-eta) - losses * logistic(eta));
  });
  return value;
}
