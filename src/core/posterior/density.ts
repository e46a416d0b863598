import { exp } from '../elementary.ts';
import { quantile } from './quantile.ts';
import type { Density } from './summary.ts';

const POINTS = 64;
/** The share of the draws left out at either end. */
const OUTERMOST = 0.002;

/**
 * Gaussian kernel density of one parameter for drawing: draws are shared between the two nearest
 * points of an even grid, then smoothed with Silverman's (1986, eq. 3.31) bandwidth.
 * @param sorted ascending draws
 * @param sd their standard deviation
 */
export function kernelDensity(sorted: Float64Array, sd: number): Density {
  const from = quantile(sorted, OUTERMOST);
  const to = quantile(sorted, 1 - OUTERMOST);
  const values = new Float32Array(POINTS);
  const step = (to - from) / (POINTS - 1);
  if (!(step > 0)) return { from, to, values };

  const quartiles = quantile(sorted, 0.75) - quantile(sorted, 0.25);
  const width = Math.min(sd, quartiles > 0 ? quartiles / 1.349 : sd);
  const bandwidth = Math.max((0.9 * width) / fifthRoot(sorted.length), step);
  const reach = Math.ceil((4 * bandwidth) / step);
  // The grid goes on beyond both ends, so that draws out there leave their share inside.
  const grid = new Float64Array(POINTS + 2 * reach);
  for (const x of sorted) {
    const at = (x - from) / step + reach;
    const below = Math.floor(at);
    if (below < 0 || below + 1 >= grid.length) continue;
    grid[below] += 1 - (at - below);
    grid[below + 1] += at - below;
  }
  const kernel = new Float64Array(2 * reach + 1);
  let mass = 0;
  for (let k = 0; k < kernel.length; k++) {
    const distance = ((k - reach) * step) / bandwidth;
    kernel[k] = exp(-0.5 * distance * distance);
    mass += kernel[k];
  }
  for (let i = 0; i < POINTS; i++) {
    let sum = 0;
    for (let k = 0; k < kernel.length; k++) sum += kernel[k] * grid[i + k];
    values[i] = sum / (mass * step * sorted.length);
  }
  return { from, to, values };
}

function fifthRoot(n: number): number {
  return exp(Math.log(n) / 5);
}
