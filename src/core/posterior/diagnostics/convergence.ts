import { averageAutocovariance } from './autocovariance.ts';
import { quantile } from '../../numerics/quantile.ts';
import { countUpTo, sortValues } from '../../numerics/sort-values.ts';
import type { Sorted } from '../../numerics/sort-values.ts';
import { rankNormalise } from './rank-normalise.ts';
import type { NormalScores } from './rank-normalise.ts';
import { tailMoments } from './tail-moments.ts';
import type { Moments } from './tail-moments.ts';

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

/** For all that is centred, one after another; kept, as memory costs more here than sums do. */
let room = new Float64Array(0);
let ranked: NormalScores = emptyScores(0);

function emptyScores(size: number): NormalScores {
  return { normal: new Float64Array(size), folded: new Float64Array(size) };
}

/**
 * @param values one parameter's draws, chain after chain
 * @param sorted the same, by `sortValues`
 * @param sd their standard deviation
 */
export function convergence(
  values: Float64Array,
  sorted: Sorted,
  chains: number,
  sd: number,
): Convergence {
  const halves = splitChains(values, chains);
  // Only an odd length loses draws to splitting, and so has other ranks than the whole.
  const inHalves = halves.values === values ? sorted : sortValues(halves.values);
  const size = halves.values.length;
  if (room.length !== size) [room, ranked] = [new Float64Array(size), emptyScores(size)];
  rankNormalise(inHalves, quantile(sorted.values, 0.5), ranked);
  const normal = momentsOf(ranked.normal, halves, room);
  const [scale, essBulk] = [potentialScale(normal), effectiveSize(normal)];
  const essMean = effectiveSize(momentsOf(halves.values, halves, room));
  // An indicator and its opposite have the same memory: that of the fewer draws is quicker known.
  const below = inHalves.order.subarray(
    0,
    countUpTo(inHalves.values, quantile(sorted.values, 0.05)),
  );
  const above = inHalves.order.subarray(countUpTo(inHalves.values, quantile(sorted.values, 0.95)));
  const tail = (places: Uint32Array): number =>
    effectiveSize(tailMoments(places, halves.count, halves.length));
  return {
    rhat: Math.max(scale, potentialScale(momentsOf(ranked.folded, halves, room))),
    essBulk,
    essTail: Math.min(tail(below), tail(above)),
    essMean,
    mcse: sd / Math.sqrt(essMean),
  };
}

/**
 * The mean of draws, chain after chain, with its Monte Carlo standard error: a fifth of the work of
 * all diagnostics.
 */
export function meanWithError(
  values: Float64Array,
  chains: number,
): { readonly mean: number; readonly mcse: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  let squares = 0;
  for (const x of values) squares += (x - mean) * (x - mean);
  const halves = splitChains(values, chains);
  const size = effectiveSize(
    momentsOf(halves.values, halves, new Float64Array(halves.values.length)),
  );
  return { mean, mcse: Math.sqrt(squares / (values.length - 1) / size) };
}

/** Half chains, one after another: so many, so long. */
interface Halves {
  readonly values: Float64Array;
  readonly count: number;
  readonly length: number;
}

/** Every chain as its first and its second half; the middle draw of an odd length is left out. */
function splitChains(values: Float64Array, chains: number): Halves {
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

/** Split R-hat of chains that are already halves. */
function potentialScale({ means, variance, length }: Omit<Moments, 'autocovariance'>): number {
  const between = length * sampleVariance(means);
  if (variance === 0) return between === 0 ? 1 : Infinity;
  return Math.sqrt((between / variance + length - 1) / length);
}

/**
 * Effective sample size by Geyer's (1992) initial monotone positive sequence over all chains.
 * Halves of fewer than 3 draws count as never having moved.
 */
function effectiveSize({ means, variance, length, autocovariance }: Moments): number {
  const chains = means.length;
  const total = chains * length;
  const pooled = (variance * (length - 1)) / length + sampleVariance(means);
  if (length < 3 || !(pooled > 0)) return 1;
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

/** @param centred filled in with values less their chain's mean; the moments are good as long as it is */
function momentsOf(
  values: Float64Array,
  { count: chains, length }: Halves,
  centred: Float64Array,
): Moments {
  const means = new Float64Array(chains);
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
  return {
    means,
    length,
    variance: squares / (chains * (length - 1)),
    autocovariance: averageAutocovariance(centred, chains, length),
  };
}

function sampleVariance(values: Float64Array): number {
  let mean = 0;
  for (const x of values) mean += x / values.length;
  let squares = 0;
  for (const x of values) squares += (x - mean) * (x - mean);
  return squares / (values.length - 1);
}
