import { exp, log, log1p } from './elementary.ts';
import { logGamma } from './gamma.ts';
import { normalCdf } from './normal-cdf.ts';

/** From so many degrees of freedom on it is the normal distribution, to a ten-thousandth of its tail. */
const NORMAL_FROM = 1e6;

/** Terms of the fraction, which needs fewer than ten near its middle. */
const TERMS = 400;

/**
 * P(|T| > |t|) of Student's t, by the incomplete beta function's continued fraction (Abramowitz &
 * Stegun 1964, 26.5.8, 26.7.1).
 * @param df degrees of freedom, positive; Infinity for the normal distribution
 */
export function studentTails(t: number, df: number): number {
  const size = Math.abs(t);
  if (df >= NORMAL_FROM) return 2 * normalCdf(-size);
  // Far out, 1 − x would be lost.
  return betaCdf(df / (df + size * size), df / 2, 0.5, (size * size) / (df + size * size));
}

/** The t that |T| is above with probability p: half the width of an interval, in standard errors. */
export function studentReach(p: number, df: number): number {
  let [low, high] = [0, 1];
  while (studentTails(high, df) > p && high < 1e9) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (studentTails(middle, df) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** @param rest 1 − x, with all its digits */
function betaCdf(x: number, a: number, b: number, rest: number): number {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const isLow = x < (a + 1) / (a + b + 2);
  const [p, q] = isLow ? [x, rest] : [rest, x];
  const [c, d] = isLow ? [a, b] : [b, a];
  const logP = p < 0.5 ? log(p) : log1p(-q);
  const logQ = q < 0.5 ? log(q) : log1p(-p);
  const front = exp(logGamma(c + d) - logGamma(c) - logGamma(d) + c * logP + d * logQ) / c;
  const tail = front * fraction(p, c, d);
  return isLow ? tail : 1 - tail;
}

/** Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  const inside = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / inside(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m <= TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / inside(1 + even * d);
    c = inside(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / inside(1 + odd * d);
    c = inside(1 + odd / c);
    const step = d * c;
    product *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return product;
}
