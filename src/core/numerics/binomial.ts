import { log } from './elementary.ts';
import type { Random } from './random.ts';

/** Below this mean the number of successes is counted out; above it, rejection is quicker. */
const COUNTED = 10;

/**
 * How many of n independent trials succeed. Costs the same for any n, so a count of a billion
 * is resampled as quickly as one of ten.
 * @param n whole number from 0
 * @param p probability of success, 0 … 1
 */
export function binomial(n: number, p: number, random: Random): number {
  if (!(p > 0) || n === 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(n, 1 - p, random);
  return n * p < COUNTED ? byWaiting(n, p, random) : byRejection(n, p, random);
}

/** Adds up the waiting times between successes, which are geometric (Devroye 1986, X.4.3). */
function byWaiting(n: number, p: number, random: Random): number {
  // log(1 − p) without losing a small p to rounding.
  const rate = p > 1e-4 ? log(1 - p) : -p - (p * p) / 2;
  let trials = 0;
  for (let successes = 0; ; successes++) {
    trials += Math.floor(log(1 - random.uniform()) / rate) + 1;
    if (trials > n) return successes;
  }
}

/** Transformed rejection with squeeze, algorithm BTRS of Hörmann 1993 (J. Stat. Comput. Simul. 46). */
function byRejection(n: number, p: number, random: Random): number {
  const odds = p / (1 - p);
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const center = n * p + 0.5;
  const alpha = (2.83 + 5.1 / b) * spread;
  const squeeze = 0.92 - 4.2 / b;
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = 1 - random.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + center);
    if (us >= 0.07 && v <= squeeze) return k;
    if (!(k >= 0 && k <= n)) continue;
    const bound =
      (mode + 0.5) * log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * log((n - mode + 1) / (n - k + 1)) +
      (k + 0.5) * log((odds * (n - k + 1)) / (k + 1)) +
      (stirlingTail(mode) + stirlingTail(n - mode) - stirlingTail(k) - stirlingTail(n - k));
    if (log((v * alpha) / (a / (us * us) + b)) <= bound) return k;
  }
}

/** log k! less Stirling's formula in k + 1; exact to 1e-10 from 10 on. */
function stirlingTail(k: number): number {
  if (k < TAILS.length) return TAILS[k];
  const m = 1 / ((k + 1) * (k + 1));
  return (1 / 12 - (1 / 360 - m / 1260) * m) / (k + 1);
}

/** log k! − [½·log 2π + (k + ½)·log(k + 1) − (k + 1)] for k = 0 … 9. */
const TAILS = Float64Array.from({ length: 10 }, (_, k) => {
  let factorial = 0;
  for (let i = 2; i <= k; i++) factorial += log(i);
  return factorial - (0.9189385332046727 + (k + 0.5) * log(k + 1) - (k + 1));
});
