import { exp, log } from '../numerics/elementary.ts';
import type { PairCounts } from '../table/judgments.ts';
import { contestsOf, termsOf, tieSum, winTotals } from './contests.ts';
import type { Contests } from './contests.ts';
import { addContestCurvature, addSlope, eachContest, isWithinRange, oddsOf } from './pairwise.ts';
import { PairTerms } from '../numerics/kernel/pair-terms.ts';
import { TERM_RANGE } from '../numerics/kernel/term-layout.ts';
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
  const ties = tieSum(counts);
  const { models, total } = contests;
  const { ownWins, movedWins, firstWins } = winTotals(contests);
  const terms = new PairTerms(termsOf(contests));
  const { values, slopes } = terms;

  /**
   * Multiplied out, Σ_k wins_k·β_k + wins_first·α + ties·log ν
   * − Σ_pairs n·log(e^(α+β_left) + e^β_right + ν·e^((α+β_left+β_right)/2)).
   */
  function evaluate(point: Float64Array, gradient: Float64Array): number {
    const alpha = order === null ? 0 : point[order];
    const logNu = point[tie];
    if (!isWithinRange(point, models, Math.abs(alpha) + Math.abs(logNu), TERM_RANGE)) {
      return ties * logNu + evaluatePairwise(contests, point, order, tie, ties, gradient);
    }
    oddsOf(point, 0.5, exp(0.5 * alpha), values, models);
    const { logs, middles } = terms.roots(exp(logNu));
    let value = firstWins * alpha + ties * logNu - logs;
    let first = firstWins;
    for (let k = 0; k < models; k++) {
      value += ownWins[k] * point[k];
      first += slopes[k];
      gradient[k] += movedWins[k] + slopes[k] + slopes[models + k];
    }
    if (order !== null) gradient[order] += first;
    gradient[tie] += ties - middles;
    return value;
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
