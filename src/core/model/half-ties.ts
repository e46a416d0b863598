import { exp, softplus, weightedLogSum } from '../elementary.ts';
import type { PairCounts } from '../judgments.ts';
import { contestsOf } from './contests.ts';
import type { Contests } from './contests.ts';
import type { TieModel } from './settings.ts';
import type { Term } from './term.ts';

/** Where strengths and α stay within this, products of their exponentials do not overflow. */
const MULTIPLICATIVE_RANGE = 300;

/**
 * The Bradley–Terry likelihood (Bradley & Terry 1952) with a first-position effect,
 * η = α + β_left − β_right, where a tie is half a win for each side or is dropped.
 * @param order position of α in the parameter vector, or null where there is none
 */
export function pairLikelihood(counts: PairCounts, ties: TieModel, order: number | null): Term {
  const contests = contestsOf(counts, ties, order !== null);
  const { models, total } = contests;
  const { ownWins, movedWins, firstWins } = winTotals(contests);
  const odds = new Float64Array(models);
  const sums = new Float64Array(total.length);
  const words = new Uint32Array(sums.buffer);

  /**
   * With the powers multiplied out the log-likelihood is Σ_k wins_k·β_k + wins_first·α
   * − Σ_pairs n·log(e^(α+β_left) + e^β_right): one exponential per model, one division and one
   * logarithm per pair.
   */
  function evaluate(point: Float64Array, gradient: Float64Array): number {
    const alpha = order === null ? 0 : point[order];
    if (largestOf(point, models) + Math.abs(alpha) > MULTIPLICATIVE_RANGE) {
      return evaluatePairwise(contests, point, order, gradient);
    }
    let value = firstWins * alpha;
    for (let k = 0; k < models; k++) {
      odds[k] = exp(point[k]);
      value += ownWins[k] * point[k];
      gradient[k] += movedWins[k];
    }
    const expected = subtractExpectedWins(contests, odds, exp(alpha), sums, gradient);
    if (order !== null) gradient[order] += firstWins - expected;
    return value - weightedLogSum(sums, words, total);
  }

  function curvature(point: Float64Array, out: Float64Array): void {
    addCurvature(contests, point, order, out);
  }
  return { evaluate, curvature };
}

/** 1 / (1 + e^−x) without overflow. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const odds = exp(x);
  return odds / (1 + odds);
}

function largestOf(point: Float64Array, models: number): number {
  let largest = 0;
  for (let k = 0; k < models; k++) largest = Math.max(largest, Math.abs(point[k]));
  return largest;
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
  { models, start, opponent, wins, total }: Contests,
  point: Float64Array,
  order: number | null,
  gradient: Float64Array,
): number {
  const alpha = order === null ? 0 : point[order];
  let value = 0;
  for (let i = 0; i < models; i++) {
    for (let p = start[i]; p < start[i + 1]; p++) {
      const j = opponent[p];
      const losses = total[p] - wins[p];
      const eta = alpha + point[i] - point[j];
      value -= wins[p] * softplus(-eta) + losses * softplus(eta);
      const slope = wins[p] * logistic(-eta) - losses * logistic(eta);
      gradient[i] += slope;
      gradient[j] -= slope;
      if (order !== null) gradient[order] += slope;
    }
  }
  return value;
}

function addCurvature(
  { models, start, opponent, total }: Contests,
  point: Float64Array,
  order: number | null,
  out: Float64Array,
): void {
  const width = point.length;
  const alpha = order === null ? 0 : point[order];
  for (let i = 0; i < models; i++) {
    for (let p = start[i]; p < start[i + 1]; p++) {
      const j = opponent[p];
      const eta = alpha + point[i] - point[j];
      const weight = total[p] * logistic(eta) * logistic(-eta);
      out[i * width + i] += weight;
      out[j * width + j] += weight;
      out[i * width + j] -= weight;
      out[j * width + i] -= weight;
      if (order === null) continue;
      out[order * width + order] += weight;
      out[order * width + i] += weight;
      out[i * width + order] += weight;
      out[order * width + j] -= weight;
      out[j * width + order] -= weight;
    }
  }
}

/**
 * `ownWins`: every model's wins. `movedWins`: its wins shown first less the wins against it of
 * models shown first, the gradient before expected wins are taken off. `firstWins`: α's wins.
 */
function winTotals({ models, start, opponent, wins, total }: Contests): {
  ownWins: Float64Array;
  movedWins: Float64Array;
  firstWins: number;
} {
  const ownWins = new Float64Array(models);
  const movedWins = new Float64Array(models);
  let firstWins = 0;
  for (let i = 0; i < models; i++) {
    for (let p = start[i]; p < start[i + 1]; p++) {
      ownWins[i] += wins[p];
      ownWins[opponent[p]] += total[p] - wins[p];
      movedWins[i] += wins[p];
      movedWins[opponent[p]] -= wins[p];
      firstWins += wins[p];
    }
  }
  return { ownWins, movedWins, firstWins };
}
