import { exp, log, log1p } from '../../numerics/elementary.ts';

/** A generalised Pareto distribution of excesses over a threshold: shape k, scale σ. */
export interface Pareto {
  readonly k: number;
  readonly sigma: number;
}

/**
 * Fit by the approximate Bayesian method of Zhang & Stephens 2009 (Technometrics 51), with the
 * weak prior on k that Vehtari et al. 2024 (JMLR 25, appendix G) add; as in the R package loo 2.8.0.
 * @param x excesses, ascending, at least 5
 * @returns k is Infinity where the arithmetic fails
 */
export function fitPareto(x: Float64Array): Pareto {
  const size = x.length;
  const candidates = 30 + Math.floor(Math.sqrt(size));
  const quartile = x[Math.floor(size / 4 + 0.5) - 1];
  const largest = x[size - 1];
  const theta = new Float64Array(candidates);
  const fit = new Float64Array(candidates);
  let best = -Infinity;
  for (let j = 0; j < candidates; j++) {
    theta[j] = 1 / largest + (1 - Math.sqrt(candidates / (j + 0.5))) / (3 * quartile);
    const k = meanLog1p(x, -theta[j]);
    fit[j] = size * (log(-theta[j] / k) - k - 1);
    best = Math.max(best, fit[j]);
  }
  let mean = 0;
  let mass = 0;
  for (let j = 0; j < candidates; j++) {
    const share = exp(fit[j] - best);
    mean += theta[j] * share;
    mass += share;
  }
  mean /= mass;
  const raw = meanLog1p(x, -mean);
  // Ten observations' worth of k = 1/2.
  const k = (raw * size + 5) / (size + 10);
  return Number.isFinite(k) ? { k, sigma: -raw / mean } : { k: Infinity, sigma: NaN };
}

/** −log(1 − p) at the middles p of `count` equal shares, ascending: they are the same every time. */
function depths(count: number): Float64Array {
  if (known.length === count) return known;
  known = Float64Array.from({ length: count }, (_, r) => {
    const p = (r + 0.5) / count;
    return p <= 0.5 ? -log1p(-p) : -log(1 - p);
  });
  return known;
}

let known = new Float64Array(0);

/** Excesses at the middles of `out.length` equal shares of the distribution, ascending. */
export function paretoQuantiles({ k, sigma }: Pareto, out: Float64Array): void {
  const all = depths(out.length);
  for (let r = 0; r < out.length; r++) {
    const y = all[r];
    const power = k * y;
    // (e^z − 1)/k, by its series near z = 0.
    out[r] =
      Math.abs(power) > 1e-3
        ? (sigma * (exp(power) - 1)) / k
        : sigma * y * (1 + (power / 2) * (1 + (power / 3) * (1 + (power / 4) * (1 + power / 5))));
  }
}

/** Factors between these may be multiplied up before their logarithm is taken. */
const HUGE = 1e120;

/** Mean of log(1 + a·x). Four products at a time, so that none waits for the one before. */
function meanLog1p(x: Float64Array, a: number): number {
  const size = x.length;
  const whole = size & ~3;
  let sum = 0;
  let p0 = 1;
  let p1 = 1;
  let p2 = 1;
  let p3 = 1;
  for (let i = 0; i < whole; i += 4) {
    p0 *= 1 + a * x[i];
    p1 *= 1 + a * x[i + 1];
    p2 *= 1 + a * x[i + 2];
    p3 *= 1 + a * x[i + 3];
    const all = p0 * p1 * (p2 * p3);
    if (all > HUGE || all < 1 / HUGE) {
      sum += log(p0) + log(p1) + (log(p2) + log(p3));
      p0 = p1 = p2 = p3 = 1;
    }
  }
  for (let i = whole; i < size; i++) p0 *= 1 + a * x[i];
  return (sum + log(p0) + log(p1) + (log(p2) + log(p3))) / size;
}
