import { exp, log, softplus } from '../elementary.ts';
import type { PairCounts } from '../judgments.ts';
import type { TieModel } from './settings.ts';
import type { Term } from './term.ts';

/**
 * The Bradley–Terry likelihood (Bradley & Terry 1952) with a first-position effect,
 * η = α + β_left − β_right, where a tie is half a win for each side or is dropped.
 * @param order position of α in the parameter vector, or null where there is none
 */
export function pairLikelihood(counts: PairCounts, ties: TieModel, order: number | null): Term {
  const share = ties === 'half' ? 0.5 : 0;
  const models = counts.models.length;
  const { start, opponent, total } = groupByLeft(counts, share);
  const { linear, base } = winTotals(counts, share, order);
  /** e^β, once per model: σ(η) is then a division, and only one logarithm per pair is left. */
  const odds = new Float64Array(models);

  /** Σ wins·η-part − Σ n·log(e^(α+β_left) + e^β_right), the log-likelihood multiplied out. */
  function evaluate(point: Float64Array, gradient: Float64Array): number {
    const alpha = order === null ? 0 : point[order];
    if (farthest(point, models) + Math.abs(alpha) > 300) return evaluateFarApart(point, gradient);
    let value = 0;
    for (let k = 0; k < models; k++) {
      odds[k] = exp(point[k]);
      value += linear[k] * point[k];
      gradient[k] += base[k];
    }
    const advantage = exp(alpha);
    let firstWins = 0;
    for (let i = 0; i < models; i++) {
      const own = advantage * odds[i];
      let expected = 0;
      const end = start[i + 1];
      for (let p = start[i]; p < end; p++) {
        const j = opponent[p];
        const n = total[p];
        const sum = own + odds[j];
        const wins = (n * own) / sum;
        expected += wins;
        gradient[j] += wins;
        value -= n * log(sum);
      }
      gradient[i] -= expected;
      firstWins += expected;
    }
    if (order !== null) {
      value += linear[order] * alpha;
      gradient[order] += linear[order] - firstWins;
    }
    return value;
  }

  /** The same, pair by pair, where e^β would overflow. */
  function evaluateFarApart(point: Float64Array, gradient: Float64Array): number {
    const alpha = order === null ? 0 : point[order];
    let value = 0;
    for (let p = 0; p < counts.left.length; p++) {
      const i = counts.left[p];
      const j = counts.right[p];
      const wins = counts.leftWins[p] + share * counts.ties[p];
      const losses = counts.rightWins[p] + share * counts.ties[p];
      const eta = alpha + point[i] - point[j];
      value -= wins * softplus(-eta) + losses * softplus(eta);
      const slope = wins * logistic(-eta) - losses * logistic(eta);
      gradient[i] += slope;
      gradient[j] -= slope;
      if (order !== null) gradient[order] += slope;
    }
    return value;
  }

  function curvature(point: Float64Array, out: Float64Array): void {
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

  return { evaluate, curvature };
}

/** 1 / (1 + e^−x) without overflow. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const odds = exp(x);
  return odds / (1 + odds);
}

function farthest(point: Float64Array, models: number): number {
  let largest = 0;
  for (let k = 0; k < models; k++) largest = Math.max(largest, Math.abs(point[k]));
  return largest;
}

/** Judgments per ordered pair, grouped by left model; pairs without any are left out. */
function groupByLeft(
  counts: PairCounts,
  share: number,
): { start: Uint32Array; opponent: Uint32Array; total: Float64Array } {
  const models = counts.models.length;
  const totals = counts.leftWins.map(
    (w, p) => w + counts.rightWins[p] + 2 * share * counts.ties[p],
  );
  const start = new Uint32Array(models + 1);
  totals.forEach((n, p) => (start[counts.left[p] + 1] += n > 0 ? 1 : 0));
  for (let k = 0; k < models; k++) start[k + 1] += start[k];
  const opponent = new Uint32Array(start[models]);
  const total = new Float64Array(start[models]);
  const next = start.slice();
  totals.forEach((n, p) => {
    if (!(n > 0)) return;
    const at = next[counts.left[p]]++;
    opponent[at] = counts.right[p];
    total[at] = n;
  });
  return { start, opponent, total };
}

/**
 * `linear`: what multiplies each parameter in the log-likelihood, its wins (for α: the first
 * position's wins). `base`: the gradient before expected wins are moved from right to left.
 */
function winTotals(
  counts: PairCounts,
  share: number,
  order: number | null,
): { linear: Float64Array; base: Float64Array } {
  const linear = new Float64Array(counts.models.length + (order === null ? 0 : 1));
  const base = new Float64Array(counts.models.length);
  for (let p = 0; p < counts.left.length; p++) {
    const wins = counts.leftWins[p] + share * counts.ties[p];
    const losses = counts.rightWins[p] + share * counts.ties[p];
    linear[counts.left[p]] += wins;
    linear[counts.right[p]] += losses;
    base[counts.left[p]] += wins;
    base[counts.right[p]] -= wins;
    if (order !== null) linear[order] += wins;
  }
  return { linear, base };
}
