import { exp, log, weightedLogSum } from '../numerics/elementary.ts';
import type { PairCounts } from '../table/judgments.ts';
import { contestsOf, tieTotal, winTotals } from './contests.ts';
import type { Contests } from './contests.ts';
import { addContestCurvature, addSlope, eachContest, isWithinRange } from './pairwise.ts';
import { noSums, QuickPairs } from '../numerics/kernel/quick-pairs.ts';
import type { PairSums, Run } from '../numerics/kernel/quick-pairs.ts';
import type { Term } from './term.ts';

/**
 * Davidson's (1970) likelihood: left, right and tie have probabilities in the proportion
 * e^(η/2) : e^(−η/2) : ν, with η = α + β_left − β_right.
 * @param order position of α in the parameter vector, or null where there is none
 * @param tie position of log ν
 */
export function davidson(counts: PairCounts, order: number | null, tie: number): Term {
  // Ties weigh as half a win for each side; what log ν adds needs only their number.
  const contests = contestsOf(counts, 0.5, order !== null);
  const ties = tieTotal(counts);
  const { models, total } = contests;
  const { ownWins, movedWins, firstWins } = winTotals(contests);
  const quick = QuickPairs.of(contests, [total]);
  const slow = slowPass(contests);
  const sums = noSums(1);

  /**
   * Multiplied out, Σ_k wins_k·β_k + wins_first·α + ties·log ν
   * − Σ_pairs n·log(e^(α+β_left) + e^β_right + ν·e^((α+β_left+β_right)/2)).
   */
  function evaluate(point: Float64Array, gradient: Float64Array): number {
    const alpha = order === null ? 0 : point[order];
    const logNu = point[tie];
    if (!isWithinRange(point, models, Math.abs(alpha) + Math.abs(logNu))) {
      return ties * logNu + evaluatePairwise(contests, point, order, tie, ties, gradient);
    }
    let value = firstWins * alpha + ties * logNu;
    for (let k = 0; k < models; k++) {
      value += ownWins[k] * point[k];
      gradient[k] += movedWins[k];
    }
    const [advantage, nu] = [exp(0.5 * alpha), exp(logNu)];
    const run: Run = (kernel, at) => {
      kernel.davidson(
        at.rows,
        at.end,
        at.opponent,
        at.weights[0],
        at.odds,
        at.gradient,
        at.sums[0],
        advantage,
        nu,
      );
    };
    if (quick?.pass(point, 0.5, gradient, run, sums) !== true) {
      slow(point, advantage, nu, gradient, sums);
    }
    if (order !== null) gradient[order] += firstWins - sums.first;
    gradient[tie] += ties - sums.second;
    return value - sums.logs[0];
  }

  function curvature(point: Float64Array, out: Float64Array): void {
    const places = { order, tie };
    let byTie = 0;
    eachContest(contests, point, order, (p, i, j, eta) => {
      const { left, right, tied } = chances(eta, point[tie]);
      // The covariance of (left − right)/2 and tied: the likelihood is an exponential family.
      const byEta = 0.25 * total[p] * (tied * (left + right) + 4 * left * right);
      const mixed = -0.5 * total[p] * (left - right) * tied;
      byTie += total[p] * tied * (left + right);
      addContestCurvature(out, point.length, i, j, places, byEta, mixed);
    });
    out[tie * (point.length + 1)] += byTie;
  }
  return { evaluate, curvature };
}

/** The same as `QuickPairs.pass`, where that can't; the second sum is that of expected ties. */
function slowPass(contests: Contests) {
  const { models, total } = contests;
  const roots = new Float64Array(models);
  let own = new Float64Array(0);
  return (
    point: Float64Array,
    advantage: number,
    nu: number,
    gradient: Float64Array,
    out: PairSums,
  ): void => {
    if (own.length === 0) own = new Float64Array(total.length);
    for (let k = 0; k < models; k++) roots[k] = exp(0.5 * point[k]);
    subtractExpected(contests, roots, advantage, nu, own, gradient, out);
    out.logs[0] = weightedLogSum(own, new Uint32Array(own.buffer), total);
  };
}

/** The inner loop, as in half-ties.ts; a tie counts as half a win. Fills in both expected sums. */
function subtractExpected(
  { models, start, opponent, total }: Contests,
  roots: Float64Array,
  advantage: number,
  nu: number,
  sums: Float64Array,
  gradient: Float64Array,
  out: PairSums,
): void {
  out.first = 0;
  out.second = 0;
  for (let i = 0; i < models; i++) {
    const root = advantage * roots[i];
    const own = root * root;
    const tieShare = nu * root;
    let expected = 0;
    let tied = 0;
    const end = start[i + 1];
    for (let p = start[i]; p < end; p++) {
      const j = opponent[p];
      const other = roots[j];
      const tie = tieShare * other;
      const sum = own + (other * other + tie);
      const rate = total[p] / sum;
      const wins = rate * (own + 0.5 * tie);
      sums[p] = sum;
      tied += rate * tie;
      expected += wins;
      gradient[j] += wins;
    }
    gradient[i] -= expected;
    out.first += expected;
    out.second += tied;
  }
}

/** Probabilities of the three outcomes, and log Z, without overflow. */
function chances(eta: number, logNu: number) {
  const most = Math.max(Math.abs(eta) / 2, logNu);
  const left = exp(eta / 2 - most);
  const right = exp(-eta / 2 - most);
  const tied = exp(logNu - most);
  const sum = left + right + tied;
  return { left: left / sum, right: right / sum, tied: tied / sum, most, rest: log(sum) };
}

/** The same pair by pair, slower, for parameters whose exponentials would overflow. */
function evaluatePairwise(
  contests: Contests,
  point: Float64Array,
  order: number | null,
  tie: number,
  ties: number,
  gradient: Float64Array,
): number {
  const { wins, total } = contests;
  let value = 0;
  let expected = 0;
  eachContest(contests, point, order, (p, i, j, eta) => {
    const { left, right, tied, most, rest } = chances(eta, point[tie]);
    const losses = total[p] - wins[p];
    value -= wins[p] * (most - eta / 2 + rest) + losses * (most + eta / 2 + rest);
    expected += total[p] * tied;
    const slope = wins[p] * (right + 0.5 * tied) - losses * (left + 0.5 * tied);
    addSlope(gradient, i, j, order, slope);
  });
  gradient[tie] += ties - expected;
  return value;
}
