import { exp } from '../elementary.ts';

const INVERSE_ROOT_TWO_PI = 0.3989422804014327;
/** Beyond this many standard deviations the series' digits cancel, and the tail is below 1e-15. */
const FAR = 8;

/** Standard normal distribution function to about 1e-15, by its series (Marsaglia 2004). */
export function normalCdf(x: number): number {
  if (Math.abs(x) > FAR) return x > 0 ? 1 : 0;
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + INVERSE_ROOT_TWO_PI * exp(-0.5 * x * x) * sum;
}
