import { exp } from '../../numerics/elementary.ts';
import { quantile } from '../../numerics/quantile.ts';
import type { Density } from '../ranking/summary.ts';
import { weightedQuantiles } from '../../numerics/weighted-quantile.ts';

const POINTS = 64;
/** The share of the draws left out at either end. */
const OUTERMOST = 0.002;
/** Draws that lie closer together than this, in log-odds, are one value and its rounding. */
const LEAST_STEP = 1e-12;

/**
 * Gaussian kernel density of one parameter for drawing: draws are shared between the two nearest
 * points of an even grid, then smoothed with Silverman's (1986, eq. 3.31) bandwidth.
 * @param sorted ascending draws
 * @param sd their standard deviation
 */
export function kernelDensity(sorted: Float64Array, sd: number): Density {
  const [from, to] = [quantile(sorted, OUTERMOST), quantile(sorted, 1 - OUTERMOST)];
  const quartiles = quantile(sorted, 0.75) - quantile(sorted, 0.25);
  return smoothed(sorted, null, { from, to, sd, quartiles, size: sorted.length });
}

/**
 * The same of weighted draws; their effective number, 1/Σw², counts in the place of theirs.
 * @param weights of the sorted draws, sum 1
 */
export function weightedDensity(sorted: Float64Array, weights: Float64Array): Density {
  const ends = new Float64Array(4);
  weightedQuantiles(sorted, weights, [OUTERMOST, 0.25, 0.75, 1 - OUTERMOST], ends);
  let [mean, squares, ess] = [0, 0, 0];
  for (let i = 0; i < sorted.length; i++) mean += weights[i] * sorted[i];
  for (let i = 0; i < sorted.length; i++) {
    squares += weights[i] * (sorted[i] - mean) ** 2;
    ess += weights[i] * weights[i];
  }
  const [from, lower, upper, to] = ends;
  const facts = { from, to, sd: Math.sqrt(squares), quartiles: upper - lower, size: 1 / ess };
  return smoothed(sorted, weights, facts);
}

interface Facts {
  readonly from: number;
  readonly to: number;
  readonly sd: number;
  /** Distance between the quartiles. */
  readonly quartiles: number;
  /** Effective number of draws. */
  readonly size: number;
}

/** @param weights of the sorted draws, or null where all are alike */
function smoothed(
  sorted: Float64Array,
  weights: Float64Array | null,
  { from, to, sd, quartiles, size }: Facts,
): Density {
  const values = new Float32Array(POINTS);
  const step = (to - from) / (POINTS - 1);
  if (!(step > LEAST_STEP)) return { from, to, values };

  const width = Math.min(sd, quartiles > 0 ? quartiles / 1.349 : sd);
  const bandwidth = Math.max((0.9 * width) / fifthRoot(size), step);
  const reach = Math.ceil((4 * bandwidth) / step);
  // The grid goes on beyond both ends, so that draws out there leave their share inside.
  const grid = new Float64Array(POINTS + 2 * reach);
  shareOut(sorted, weights, { from, step, reach }, grid);
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
    values[i] = sum / (mass * step);
  }
  return { from, to, values };
}

/** Adds every draw's weight to the two points of a grid that it lies between. */
function shareOut(
  sorted: Float64Array,
  weights: Float64Array | null,
  { from, step, reach }: { readonly from: number; readonly step: number; readonly reach: number },
  grid: Float64Array,
): void {
  const each = 1 / sorted.length;
  const last = grid.length - 1;
  for (let i = 0; i < sorted.length; i++) {
    const at = (sorted[i] - from) / step + reach;
    const below = Math.floor(at);
    if (below < 0 || below >= last) continue;
    const weight = weights === null ? each : weights[i];
    grid[below] += weight * (1 - (at - below));
    grid[below + 1] += weight * (at - below);
  }
}

function fifthRoot(n: number): number {
  return exp(Math.log(n) / 5);
}
