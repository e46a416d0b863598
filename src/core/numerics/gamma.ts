import { exp, log } from './elementary.ts';
import type { Random } from './random.ts';

/** A draw from the gamma distribution of scale 1 (Marsaglia & Tsang 2000). @param shape above 0 */
export function gammaVariate(random: Random, shape: number): number {
  // A shape below 1 is raised by 1 and the draw shrunk, as the same paper says.
  if (shape < 1) {
    const root = exp(log(1 - random.uniform()) / shape);
    return gammaVariate(random, shape + 1) * root;
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}

/** P(a gamma variate of scale 1 is below x), by its series or its continued fraction. */
export function gammaCdf(shape: number, x: number): number {
  if (!(x > 0)) return 0;
  if (x === Infinity) return 1;
  const front = exp(shape * log(x) - x - logGamma(shape));
  return x < shape + 1 ? front * series(shape, x) : 1 - front * fraction(shape, x);
}

function series(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = shape + 1; term > 1e-17 * sum; n++) {
    term *= x / n;
    sum += term;
  }
  return sum;
}

/** Lentz's method for the continued fraction of the upper tail. */
function fraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 10_000; n++) {
    const a = n * (shape - n);
    b += 2;
    d = 1 / (b + a * d);
    c = b + a / c;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return value;
}

/** Stirling's series, from an argument that is raised until it is exact to 1e-14. */
export function logGamma(x: number): number {
  let shift = 1;
  let at = x;
  while (at < 12) shift *= at++;
  const r = 1 / (at * at);
  const tail = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / at;
  return (at - 0.5) * log(at) - at + 0.5 * log(2 * Math.PI) + tail - log(shift);
}
