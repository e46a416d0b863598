import { exp, expm1, log, softplus, weightedLogSum } from '../numerics/elementary.ts';
import type { PairCounts } from '../table/judgments.ts';
import { contestsOf, tieTotal, winTotals } from './contests.ts';
import type { Contests } from './contests.ts';
import {
  addContestCurvature,
  addSlope,
  eachContest,
  isWithinRange,
  logistic,
  logisticBy,
  etasOf,
} from './pairwise.ts';
import { tailsOf } from '../numerics/kernel/kernel.ts';
import { noSums, QuickPairs } from '../numerics/kernel/quick-pairs.ts';
import type { PairSums, Run } from '../numerics/kernel/quick-pairs.ts';
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
  const ties = tieTotal(counts);
  const { models, wins, total } = contests;
  const { ownWins, movedWins, firstWins } = winTotals(contests);
  const losses = total.map((n, p) => n - wins[p]);
  const quick = QuickPairs.of(contests, [wins, losses]);
  const slow = slowPass(contests, losses);
  const sums = noSums(2);

  /**
   * Multiplied out, with θ = e^κ, Σ_k wins_k·β_k + wins_first·α + ties·log(θ² − 1)
   * − Σ_pairs [wins·log(e^(α+β_left) + θ·e^β_right) + losses·log(θ·e^(α+β_left) + e^β_right)].
   */
  function evaluate(point: Float64Array, gradient: Float64Array): number {
    const alpha = order === null ? 0 : point[order];
    const kappa = kappaOf(point[tie]);
    const own = ties * logExpm1Double(point[tie], kappa);
    gradient[tie] += ties * tieSlope(kappa);
    if (!isWithinRange(point, models, Math.abs(alpha) + kappa)) {
      return own + evaluatePairwise(contests, point, order, tie, kappa, gradient);
    }
    let value = firstWins * alpha + own;
    for (let k = 0; k < models; k++) {
      value += ownWins[k] * point[k];
      gradient[k] += movedWins[k];
    }
    const [advantage, theta] = [exp(alpha), exp(kappa)];
    const run: Run = (kernel, at) => {
      kernel.raoKupper(
        at.rows,
        at.end,
        at.opponent,
        at.weights[0],
        at.odds,
        at.gradient,
        at.sums[0],
        advantage,
        theta,
        at.size,
      );
    };
    if (quick?.pass(point, 1, gradient, run, sums) !== true) {
      slow(point, advantage, theta, gradient, sums);
    }
    if (order !== null) gradient[order] += firstWins - sums.first;
    gradient[tie] -= kappa * sums.second;
    return value - sums.logs[0] - sums.logs[1];
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

/** The same as `QuickPairs.pass`, where that can't. */
function slowPass(contests: Contests, losses: Float64Array) {
  const { models, wins, total } = contests;
  const odds = new Float64Array(models);
  let own = [new Float64Array(0), new Float64Array(0)] as const;
  return (
    point: Float64Array,
    advantage: number,
    theta: number,
    gradient: Float64Array,
    out: PairSums,
  ): void => {
    if (own[0].length === 0) {
      own = [new Float64Array(total.length), new Float64Array(total.length)];
    }
    for (let k = 0; k < models; k++) odds[k] = exp(point[k]);
    subtractExpected(contests, losses, odds, advantage, theta, own, gradient, out);
    out.logs[0] = weightedLogSum(own[0], new Uint32Array(own[0].buffer), wins);
    out.logs[1] = weightedLogSum(own[1], new Uint32Array(own[1].buffer), losses);
  };
}

/**
 * The inner loop, as in half-ties.ts. The second sum is the expected number of times that a side does
 * not clear the threshold, Σ wins·σ(κ − η) + losses·σ(κ + η).
 */
function subtractExpected(
  { models, start, opponent, wins }: Contests,
  losses: Float64Array,
  odds: Float64Array,
  advantage: number,
  theta: number,
  [winSums, lossSums]: readonly [Float64Array, Float64Array],
  gradient: Float64Array,
  out: PairSums,
): void {
  out.first = 0;
  out.second = 0;
  for (let i = 0; i < models; i++) {
    const own = advantage * odds[i];
    const raised = theta * own;
    let expected = 0;
    let beaten = 0;
    const end = start[i + 1];
    for (let p = start[i]; p < end; p++) {
      const j = opponent[p];
      const other = odds[j];
      const against = theta * other;
      const winSum = own + against;
      const lossSum = other + raised;
      // One division serves both: 1/a = b/(a·b).
      const inverse = 1 / (winSum * lossSum);
      const winRate = wins[p] * lossSum * inverse;
      const lossRate = losses[p] * winSum * inverse;
      const lost = lossRate * raised;
      const share = winRate * own + lost;
      winSums[p] = winSum;
      lossSums[p] = lossSum;
      beaten += winRate * against + lost;
      expected += share;
      gradient[j] += share;
    }
    gradient[i] -= expected;
    out.first += expected;
    out.second += beaten;
  }
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
