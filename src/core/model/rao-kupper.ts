import { exp, expm1, log, softplus } from '../numerics/elementary.ts';
import type { PairCounts } from '../table/judgments.ts';
import { contestsOf, pairsOf, tieSum, winTotals } from './contests.ts';
import type { Contests } from './contests.ts';
import {
  addContestCurvature,
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
import { layTerms, TERM_RANGE } from '../numerics/kernel/term-layout.ts';
import type { WeightedPairs } from '../numerics/kernel/term-layout.ts';
import type { Term } from './term.ts';

/** A threshold so wide that nothing but ties is left; keeps sums finite. */
const MAX_KAPPA = 1e100;

/**
 * Rao & Kupper's (1967) likelihood: P(left) = σ(η − κ), P(right) = σ(−η − κ), and a tie takes
 * the rest, (e^2κ − 1)·σ(η − κ)·σ(−η − κ), with η = α + β_left − β_right.
 * @param order position of α in the parameter vector, or null where there is none
 * @param tie position of log κ
 */
export function raoKupper(counts: PairCounts, order: number | null, tie: number): Term {
  // By that product a tie weighs as a win of both sides at once.
  const contests = contestsOf(counts, 1, order !== null);
  const ties = tieSum(counts);
  const { models, wins, total } = contests;
  const { ownWins, movedWins, firstWins } = winTotals(contests);
  const losses = total.map((n, p) => n - wins[p]);
  const terms = new PairTerms(layTerms(winsAndLosses(contests, losses), 4 * models));
  const { values, slopes } = terms;
  const allWins = wins.reduce((sum, n) => sum + n, 0);

  /**
   * Multiplied out, with θ = e^κ, Σ_k wins_k·β_k + wins_first·α + ties·log(θ² − 1)
   * − Σ_pairs [wins·log(e^(α+β_left) + θ·e^β_right) + losses·log(θ·e^(α+β_left) + e^β_right)].
   */
  function evaluate(point: Float64Array, gradient: Float64Array): number {
    const alpha = order === null ? 0 : point[order];
    const kappa = kappaOf(point[tie]);
    const own = ties * logExpm1Double(point[tie], kappa);
    gradient[tie] += ties * tieSlope(kappa);
    if (!isWithinRange(point, models, Math.abs(alpha) + kappa, TERM_RANGE)) {
      return own + evaluatePairwise(contests, point, order, tie, kappa, gradient);
    }
    oddsOf(point, 1, exp(alpha), values, models);
    const theta = exp(kappa);
    for (let k = 0; k < 2 * models; k++) values[2 * models + k] = theta * values[k];
    let value = firstWins * alpha + own - terms.odds();
    let first = firstWins;
    // How often a side is expected not to clear the threshold, Σ wins·σ(κ − η) + losses·σ(κ + η).
    let beaten = allWins;
    for (let k = 0; k < models; k++) {
      const [left, right] = [slopes[k], slopes[models + k]];
      const [raisedLeft, raisedRight] = [slopes[2 * models + k], slopes[3 * models + k]];
      value += ownWins[k] * point[k];
      first += left + raisedLeft;
      beaten -= raisedLeft + raisedRight;
      gradient[k] += movedWins[k] + (left + raisedLeft) + (right + raisedRight);
    }
    if (order !== null) gradient[order] += first;
    gradient[tie] -= kappa * beaten;
    return value;
  }

  function curvature(point: Float64Array, out: Float64Array): void {
    const places = { order, tie };
    const kappa = kappaOf(point[tie]);
    let byTie = ties * tieCurvature(kappa);
    const etas = etasOf(contests, point, order);
    const overs = tailsOf(etas.map((eta) => kappa - eta));
    const unders = tailsOf(etas.map((eta) => kappa + eta));
    eachContest(contests, point, order, (p, i, j, eta) => {
      const unlikeWin = logisticBy(kappa - eta, overs[p]);
      const unlikeLoss = logisticBy(kappa + eta, unders[p]);
      const win = wins[p] * unlikeWin * logisticBy(eta - kappa, overs[p]);
      const loss = losses[p] * unlikeLoss * logisticBy(-eta - kappa, unders[p]);
      byTie += kappa * (wins[p] * unlikeWin + losses[p] * unlikeLoss + kappa * (win + loss));
      addContestCurvature(out, point.length, i, j, places, win + loss, kappa * (loss - win));
    });
    out[tie * (point.length + 1)] += byTie;
  }
  return { evaluate, curvature };
}

export function kappaOf(logKappa: number): number {
  return Math.min(exp(logKappa), MAX_KAPPA);
}

/** log(e^2κ − 1), by way of log κ where κ itself is small. */
export function logExpm1Double(logKappa: number, kappa: number): number {
  const double = 2 * kappa;
  if (double > 1) return double + log(-expm1(-double));
  return Math.LN2 + logKappa + (kappa > 0 ? log(expm1(double) / double) : 0);
}

/** d log(e^2κ − 1) / d log κ. */
export function tieSlope(kappa: number): number {
  return kappa > 0 ? (2 * kappa) / -expm1(-2 * kappa) : 1;
}

/** Minus the second derivative of log(e^2κ − 1) by log κ. */
export function tieCurvature(kappa: number): number {
  if (!(kappa > 0)) return 0;
  const room = -expm1(-2 * kappa);
  const slope = (2 * kappa) / room;
  return slope * ((2 * kappa * (1 - room)) / room - 1);
}

/**
 * A win is a pair of e^(α+β) and θ·e^β, a loss one of θ·e^(α+β) and e^β. In cells: e^(α+β), e^β and
 * each of both times θ.
 */
function winsAndLosses(contests: Contests, losses: Float64Array): WeightedPairs {
  const { models, wins } = contests;
  const { left, right } = pairsOf(contests);
  const pairs = wins.length;
  const all = {
    left: new Uint32Array(2 * pairs),
    right: new Uint32Array(2 * pairs),
    weight: new Float64Array(2 * pairs),
  };
  all.weight.set(wins);
  all.weight.set(losses, pairs);
  for (let p = 0; p < pairs; p++) {
    all.left[p] = left[p];
    all.right[p] = 2 * models + right[p];
    all.left[pairs + p] = 2 * models + left[p];
    all.right[pairs + p] = right[p];
  }
  return all;
}

/** The same pair by pair, slower, for parameters whose exponentials would overflow. */
function evaluatePairwise(
  contests: Contests,
  point: Float64Array,
  order: number | null,
  tie: number,
  kappa: number,
  gradient: Float64Array,
): number {
  const { wins, total } = contests;
  let value = 0;
  eachContest(contests, point, order, (p, i, j, eta) => {
    const losses = total[p] - wins[p];
    value -= wins[p] * softplus(kappa - eta) + losses * softplus(kappa + eta);
    const unlikeWin = wins[p] * logistic(kappa - eta);
    const unlikeLoss = losses * logistic(kappa + eta);
    addSlope(gradient, i, j, order, unlikeWin - unlikeLoss);
    gradient[tie] -= kappa * (unlikeWin + unlikeLoss);
  });
  return value;
}
