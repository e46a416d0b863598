import { exp } from '../numerics/elementary.ts';

/** How many of the ranks 0 … `ranks` − 1 fall into each of so many bins. */
export function histogram(found: readonly number[], ranks: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const rank of found) counts[Math.floor((rank * bins) / ranks)]++;
  return counts;
}

/** P-value of Pearson's chi-square test that all bins are equally likely. */
export function uniformityP(bins: readonly number[]): number {
  const expected = bins.reduce((sum, n) => sum + n, 0) / bins.length;
  const statistic = bins.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  return upperGamma((bins.length - 1) / 2, statistic / 2);
}

/**
 * Smallest and largest count of one bin that a share `level` of uniform histograms of so many
 * entries have in it: a binomial's.
 */
export function binBand(
  total: number,
  bins: number,
  level: number,
): readonly [low: number, high: number] {
  const p = 1 / bins;
  const mode = Math.floor((total + 1) * p);
  const odds = p / (1 - p);
  return middle(0, total, mode, (n) => ((total - n) / (n + 1)) * odds, level);
}

/**
 * The same of a chain's rank histogram: of `own` draws among `all`, so many as fall into a range
 * of `inRange` ranks are a hypergeometric number, if the chain's draws are independent and like
 * all others.
 */
export function rankBand(
  own: number,
  all: number,
  inRange: number,
  level: number,
): readonly [low: number, high: number] {
  const least = Math.max(0, own + inRange - all);
  const most = Math.min(own, inRange);
  const mode = Math.floor(((own + 1) * (inRange + 1)) / (all + 2));
  const ratio = (n: number): number =>
    ((inRange - n) * (own - n)) / ((n + 1) * (all - inRange - own + n + 1));
  return middle(least, most, Math.max(least, Math.min(most, mode)), ratio, level);
}

/**
 * The middle of a distribution on whole numbers.
 * @param ratio P(n + 1) / P(n)
 */
function middle(
  least: number,
  most: number,
  mode: number,
  ratio: (n: number) => number,
  level: number,
): readonly [low: number, high: number] {
  // From the mode outwards, so that nothing is lost to numbers too small.
  const mass = new Float64Array(most - least + 1);
  mass[mode - least] = 1;
  for (let n = mode; n < most; n++) mass[n + 1 - least] = mass[n - least] * ratio(n);
  for (let n = mode; n > least; n--) mass[n - 1 - least] = mass[n - least] / ratio(n - 1);
  const total = mass.reduce((sum, m) => sum + m, 0);
  let below = 0;
  let low = -1;
  for (let n = least; n <= most; n++) {
    below += mass[n - least] / total;
    if (low < 0 && below > (1 - level) / 2) low = n;
    if (below >= (1 + level) / 2) return [low, n];
  }
  return [low, most];
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
