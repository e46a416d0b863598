import { exp, softplus, weightedLogSum } from '../numerics/elementary.ts';
import type { PairCounts } from '../table/judgments.ts';
import { contestsOf, winTotals } from './contests.ts';
import type { Contests } from './contests.ts';
import {
  addCurvature,
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
  const quick = QuickPairs.of(contests, [total]);
  const sums = noSums(1);
  const slow = slowPass(contests);

  /**
   * With the powers multiplied out the log-likelihood is Σ_k wins_k·β_k + wins_first·α
   * − Σ_pairs n·log(e^(α+β_left) + e^β_right): one exponential per model, one division and one
   * logarithm per pair.
   */
  function evaluate(point: Float64Array, gradient: Float64Array): number {
    const alpha = order === null ? 0 : point[order];
    if (!isWithinRange(point, models, alpha)) {
      return evaluatePairwise(contests, point, order, gradient);
    }
    let value = firstWins * alpha;
    for (let k = 0; k < models; k++) {
      value += ownWins[k] * point[k];
      gradient[k] += movedWins[k];
    }
    const advantage = exp(alpha);
    const run: Run = (kernel, at) => {
      kernel.halfTies(
        at.rows,
        at.end,
        at.opponent,
        at.weights[0],
        at.odds,
        at.gradient,
        at.sums[0],
        advantage,
      );
    };
    if (quick?.pass(point, 1, gradient, run, sums) !== true) {
      slow(point, advantage, gradient, sums);
    }
    if (order !== null) gradient[order] += firstWins - sums.first;
    return value - sums.logs[0];
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

/** The same as `QuickPairs.pass`, where that can't. */
function slowPass(contests: Contests) {
  const { models, total } = contests;
  const odds = new Float64Array(models);
  let own = new Float64Array(0);
  return (point: Float64Array, advantage: number, gradient: Float64Array, out: PairSums): void => {
    if (own.length === 0) own = new Float64Array(total.length);
    for (let k = 0; k < models; k++) odds[k] = exp(point[k]);
    out.first = subtractExpectedWins(contests, odds, advantage, own, gradient);
    out.logs[0] = weightedLogSum(own, new Uint32Array(own.buffer), total);
  };
}

/**
 * The inner loop. Takes each pair's expected left wins from the left model's derivative and
 * gives them to the right one's; leaves every pair's sum of odds in `sums`.
 * @returns expected wins of the first position
 */
function subtractExpectedWins(
  { models, start, opponent, total }: Contests,
  odds: Float64Array,
  advantage: number,
  sums: Float64Array,
  gradient: Float64Array,
): number {
  let first = 0;
  for (let i = 0; i < models; i++) {
    const own = advantage * odds[i];
    let expected = 0;
    const end = start[i + 1];
    for (let p = start[i]; p < end; p++) {
      const j = opponent[p];
      const sum = own + odds[j];
      const wins = (total[p] * own) / sum;
      sums[p] = sum;
      expected += wins;
      gradient[j] += wins;
    }
    gradient[i] -= expected;
    first += expected;
  }
  return first;
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
