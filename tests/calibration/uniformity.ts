import { exp, log } from '../../src/core/elementary.ts';

/** Bins of a rank histogram. */
export const BINS = 20;

/** How many of the ranks 0 … `ranks` − 1 fall into each bin. */
export function histogram(found: readonly number[], ranks: number): number[] {
  const bins = new Array<number>(BINS).fill(0);
  for (const rank of found) bins[Math.floor((rank * BINS) / ranks)]++;
  return bins;
}

/** P-value of Pearson's chi-square test that all bins are equally likely. */
export function uniformityP(bins: readonly number[]): number {
  const expected = bins.reduce((sum, n) => sum + n, 0) / bins.length;
  const statistic = bins.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  return upperGamma((bins.length - 1) / 2, statistic / 2);
}

/**
 * Fisher's combination of independent p-values: small where many are rather small, as where the
 * same quantity is a little off in every setting.
 */
export function combinedP(values: readonly number[]): number {
  return upperGamma(
    values.length,
    values.reduce((sum, p) => sum - log(p), 0),
  );
}

/** Smallest and largest count of one bin that a share `level` of uniform histograms have in it. */
export function band(total: number, level: number): readonly [low: number, high: number] {
  const p = 1 / BINS;
  let mass = exp(total * log(1 - p));
  let below = 0;
  let low = -1;
  for (let n = 0; n <= total; n++) {
    below += mass;
    if (low < 0 && below > (1 - level) / 2) low = n;
    if (below >= (1 + level) / 2) return [low, n];
    mass *= ((total - n) / (n + 1)) * (p / (1 - p));
  }
  return [low, total];
}

/** Regularised upper incomplete gamma function Q(a, x), a a multiple of ½ (DLMF 8.4, 8.8.2). */
export function upperGamma(a: number, x: number): number {
  // Q(a + 1, x) = Q(a, x) + x^a e^−x / Γ(a + 1), from Q(1, x) = e^−x or Q(½, x) = erfc √x.
  const isWhole = Number.isInteger(a);
  let term = isWhole ? exp(-x) : exp(-x) * Math.sqrt(x / Math.PI) * 2;
  let sum = isWhole ? term : erfc(Math.sqrt(x)) + (a > 0.5 ? term : 0);
  for (let b = isWhole ? 1 : 1.5; b + 1 <= a; b++) {
    term *= x / b;
    sum += term;
  }
  return Math.min(1, sum);
}

/** Complementary error function, x ≥ 0, by its series or its continued fraction. */
function erfc(x: number): number {
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; n < 60; n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = x;
  for (let n = 60; n > 0; n--) fraction = x + n / 2 / fraction;
  return exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
