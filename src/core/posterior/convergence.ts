import { averageAutocovariance } from './autocovariance.ts';
import { normalQuantile } from './normal-quantile.ts';
import { quantile } from './quantile.ts';

/**
 * Convergence diagnostics of Vehtari, Gelman, Simpson, Carpenter & Bürkner 2021 (Bayesian
 * Analysis 16), as in the R package posterior 1.6.1. Where that gives NA: a parameter that never
 * moved has ESS 1 and R-hat 1, one that never moved within chains that differ has R-hat Infinity.
 */
export interface Convergence {
  /** The larger of the split R-hats of the rank-normalised and of the folded draws. */
  readonly rhat: number;
  readonly essBulk: number;
  /** The smaller of the ESS of the 5% and of the 95% quantile. */
  readonly essTail: number;
  /** ESS of the mean, and the Monte Carlo standard error of the mean that follows from it. */
  readonly essMean: number;
  readonly mcse: number;
}

/**
 * @param values one parameter's draws, chain after chain
 * @param sorted the same, ascending
 * @param sd their standard deviation
 */
export function convergence(
  values: Float64Array,
  sorted: Float64Array,
  chains: number,
  sd: number,
): Convergence {
  const halves = splitChains(values, chains);
  const { count, length } = halves;
  // Only an odd length loses draws to splitting, and so has other ranks than the whole.
  const inHalves = halves.values.length === sorted.length ? sorted : halves.values.slice().sort();
  const median = quantile(sorted, 0.5);
  const folded = halves.values.map((x) => Math.abs(x - median));
  const normal = rankNormalise(halves.values, inHalves);
  const normalFolded = rankNormalise(folded, folded.slice().sort());
  const low = quantile(sorted, 0.05);
  const high = quantile(sorted, 0.95);
  const essMean = effectiveSize(halves.values, count, length);
  return {
    rhat: Math.max(
      potentialScale(normal, count, length),
      potentialScale(normalFolded, count, length),
    ),
    essBulk: effectiveSize(normal, count, length),
    essTail: Math.min(
      effectiveSize(
        halves.values.map((x) => (x <= low ? 1 : 0)),
        count,
        length,
      ),
      effectiveSize(
        halves.values.map((x) => (x <= high ? 1 : 0)),
        count,
        length,
      ),
    ),
    essMean,
    mcse: sd / Math.sqrt(essMean),
  };
}

/** Every chain as its first and its second half; the middle draw of an odd length is left out. */
function splitChains(
  values: Float64Array,
  chains: number,
): { values: Float64Array; count: number; length: number } {
  const whole = values.length / chains;
  const length = Math.floor(whole / 2);
  const count = 2 * chains;
  if (whole === 2 * length) return { values, count, length };
  const halves = new Float64Array(count * length);
  for (let chain = 0; chain < chains; chain++) {
    const from = chain * whole;
    halves.set(values.subarray(from, from + length), 2 * chain * length);
    halves.set(values.subarray(from + whole - length, from + whole), (2 * chain + 1) * length);
  }
  return { values: halves, count, length };
}

/** Normal scores by doubled average rank, kept from one parameter to the next. */
let scores = new Float64Array(0);
let scoresOf = 0;

/** Values → normal scores of their average ranks, Φ⁻¹((rank − 3/8) / (S + 1/4)). */
function rankNormalise(values: Float64Array, sorted: Float64Array): Float64Array {
  const size = values.length;
  if (scoresOf !== size) {
    scoresOf = size;
    scores = new Float64Array(2 * size + 1);
    for (let r = 2; r <= 2 * size; r++) scores[r] = normalQuantile((r / 2 - 0.375) / (size + 0.25));
  }
  return values.map((x) => {
    const from = lowerBound(sorted, x, 0);
    let to = from + 1;
    // Ties are rare among draws of a continuous density, but repeat a rejected proposal's state.
    if (to < size && sorted[to] === x) to = upperBound(sorted, x, to);
    return scores[from + to + 1];
  });
}

/** First place in `sorted` whose value is not below x. */
function lowerBound(sorted: Float64Array, x: number, from: number): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First place in `sorted`, from `from` on, whose value is above x. */
function upperBound(sorted: Float64Array, x: number, from: number): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Split R-hat of chains that are already halves. */
function potentialScale(values: Float64Array, chains: number, length: number): number {
  const { means, variance } = chainMoments(values, chains, length);
  const between = length * sampleVariance(means);
  if (variance === 0) return between === 0 ? 1 : Infinity;
  return Math.sqrt((between / variance + length - 1) / length);
}

/**
 * Effective sample size by Geyer's (1992) initial monotone positive sequence over all chains.
 * Halves of fewer than 3 draws count as never having moved.
 */
function effectiveSize(values: Float64Array, chains: number, length: number): number {
  const { means, variance, centred } = chainMoments(values, chains, length);
  const total = chains * length;
  const pooled = (variance * (length - 1)) / length + sampleVariance(means);
  if (length < 3 || !(pooled > 0)) return 1;
  const autocovariance = averageAutocovariance(centred, chains, length);
  const correlation = (lag: number): number => 1 - (variance - autocovariance(lag)) / pooled;

  const rho = [1, correlation(1)];
  let even = 1;
  let odd = rho[1];
  let lag = 0;
  while (lag < length - 5 && even + odd > 0) {
    lag += 2;
    even = correlation(lag);
    odd = correlation(lag + 1);
    rho.push(even + odd >= 0 ? even : 0, even + odd >= 0 ? odd : 0);
  }
  if (even > 0) rho[lag] = even;
  for (let t = 2; t <= lag - 2; t += 2) {
    if (rho[t] + rho[t + 1] > rho[t - 2] + rho[t - 1]) {
      rho[t] = (rho[t - 2] + rho[t - 1]) / 2;
      rho[t + 1] = rho[t];
    }
  }
  let tau = -1 + rho[lag];
  for (let t = 0; t < Math.max(1, lag); t++) tau += 2 * rho[t];
  // At most S·log₁₀ S, for antithetic chains whose sum is near zero or below.
  return total / Math.max(tau, 1 / Math.log10(total));
}

function chainMoments(
  values: Float64Array,
  chains: number,
  length: number,
): { means: Float64Array; variance: number; centred: Float64Array } {
  const means = new Float64Array(chains);
  const centred = new Float64Array(values.length);
  let squares = 0;
  for (let chain = 0; chain < chains; chain++) {
    const from = chain * length;
    let sum = 0;
    for (let i = from; i < from + length; i++) sum += values[i];
    const mean = sum / length;
    means[chain] = mean;
    for (let i = from; i < from + length; i++) {
      const gap = values[i] - mean;
      centred[i] = gap;
      squares += gap * gap;
    }
  }
  return { means, centred, variance: squares / (chains * (length - 1)) };
}

function sampleVariance(values: Float64Array): number {
  let mean = 0;
  for (const x of values) mean += x / values.length;
  let squares = 0;
  for (const x of values) squares += (x - mean) * (x - mean);
  return squares / (values.length - 1);
}
