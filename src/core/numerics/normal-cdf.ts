import { exp } from './elementary.ts';

const INVERSE_ROOT_TWO_PI = 0.3989422804014327;
/** Beyond this many standard deviations the series' digits cancel, and the tail is below 1e-15. */
const FAR = 8;
/** From here on the lower tail, which a half less the series would round away, is a fraction. */
const TAIL = -3;
/** Of the fraction; enough for all digits at TAIL. */
const TERMS = 120;

/**
 * Standard normal distribution function to about 1e-15, by its series (Marsaglia 2004). The lower
 * tail has as many digits of its own, by Laplace's continued fraction (Abramowitz & Stegun 26.2.14).
 */
export function normalCdf(x: number): number {
  if (x < TAIL) return lowerTail(-x);
  if (x > FAR) return 1;
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + INVERSE_ROOT_TWO_PI * exp(-0.5 * x * x) * sum;
}

/** Q(x) = φ(x)/(x + 1/(x + 2/(x + 3/(x + …)))). */
function lowerTail(x: number): number {
  let below = x;
  for (let term = TERMS; term > 0; term--) below = x + term / below;
  return (INVERSE_ROOT_TWO_PI * exp(-0.5 * x * x)) / below;
}
