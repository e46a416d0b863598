import { CaravanError } from '../../failure.ts';
import type { LogDensity } from '../../model/density.ts';
import { freeDimension, reduceCurvature } from '../../model/sum-to-zero.ts';
import { factoriseDamped, inverseRoot } from '../../numerics/matrices/cholesky.ts';
import { maximise } from './newton.ts';
import type { OnShare } from './share.ts';
import { within } from './share.ts';
import type { Whitening } from './whitening.ts';
import { dot, logVolume, toParameters, toWhite } from './whitening.ts';

/**
 * A Gaussian that touches the posterior, to be cut off at the model's bounds. Plain data with
 * typed arrays; a worker can receive it.
 */
export interface GaussianApproximation extends Whitening {
  /** A point strictly inside the bounds, in whitened coordinates: length `parameters` − 1. */
  readonly start: Float64Array;
  /** The same at a second mode, where the posterior has one that matters. */
  readonly second?: GaussianApproximation;
}

/**
 * Newton to the maximum, the curvature there as precision. Where the maximum lies outside a
 * uniform prior's bounds, or nowhere, or is flatter than the bounds are wide, the posterior is
 * expanded to second order around an interior point instead, the centre of a logarithmic barrier
 * of weight 1 (for a density that rises exponentially to a wall that is its mean).
 * @param from where the search begins: a parameter vector inside the bounds
 * @param onShare called with how far the work is, as a guess
 * @throws CaravanError not-finite where the arithmetic fails
 */
export function fitGaussian(
  density: LogDensity,
  from?: Float64Array,
  onShare?: OnShare,
): GaussianApproximation {
  // Where there are bounds, the search that does not feel them is most often given up soon.
  const first = density.bounds.some((c) => c < Infinity) ? BOUNDED : SEARCH;
  const top = maximise(density, 0, from, undefined, within(onShare, 0, first));
  if (top.isFound && top.point.every((x, k) => Math.abs(x) < density.bounds[k])) {
    const approximation = expandAround(density, top.point, false, within(onShare, first, 1));
    if (isNarrowerThanBox(approximation, density)) return approximation;
  }
  const middle = maximise(density, 1, from, undefined, within(onShare, first, SEARCH));
  // A search that ran out of steps has come near enough to touch the posterior.
  if (!middle.isFound && !Number.isFinite(density.evaluate(middle.point, middle.point.slice()))) {
    throw new CaravanError({ kind: 'not-finite', what: 'posterior' });
  }
  return expandAround(density, middle.point, true, within(onShare, SEARCH, 1));
}

/** Log of the posterior's mass near a mode by Laplace's approximation, up to a constant. */
export function logMass(density: LogDensity, approximation: GaussianApproximation): number {
  const point = touchingPoint(approximation);
  const value = density.evaluate(point, new Float64Array(density.parameters));
  return value + logVolume(density, approximation, approximation.start.length);
}

/** Shares of the work: of a search without a barrier where there are bounds; of all searching. */
const BOUNDED = 0.3;
const SEARCH = 0.75;

/** The parameter vector that the Gaussian was expanded around. */
export function touchingPoint({ center, loadings, start }: GaussianApproximation): Float64Array {
  const point = new Float64Array(center.length);
  toParameters({ center, loadings }, start, point);
  for (let k = 0; k < point.length; k++) point[k] += center[k];
  return point;
}

/** Whether the data, and not the box of the prior, decide every bounded parameter's width. */
function isNarrowerThanBox({ loadings }: Whitening, { bounds, parameters }: LogDensity): boolean {
  const dimension = parameters - 1;
  for (let k = 0; k < parameters; k++) {
    const row = loadings.subarray(k * dimension, (k + 1) * dimension);
    if (dot(row, 0, row) > bounds[k] * bounds[k]) return false;
  }
  return true;
}

/**
 * A share of a bounded parameter's precision, 1/c² where nothing else is known of it. Without it
 * a direction that the data say nothing about would have none; the walls do the rest.
 */
const BOX = 0.3;

/** @param isBox whether `point` is not the maximum, and bounded parameters get their BOX share */
function expandAround(
  density: LogDensity,
  point: Float64Array,
  isBox: boolean,
  onShare?: OnShare,
): GaussianApproximation {
  const { parameters, models, bounds } = density;
  const dimension = freeDimension(density);
  const curvature = new Float64Array(parameters * parameters);
  density.curvature(point, curvature);
  if (isBox)
    for (let k = 0; k < parameters; k++)
      curvature[k * (parameters + 1)] += BOX / (bounds[k] * bounds[k]);
  const precision = new Float64Array(dimension * dimension);
  reduceCurvature(density, curvature, precision);
  const factored = factoriseDamped(precision, dimension, (rows) => {
    onShare?.((rows / dimension) ** 3 / 2);
  });
  if (factored === null) {
    throw new CaravanError({ kind: 'not-finite', what: 'curvature' });
  }
  const root = inverseRoot(precision, dimension, (rows) => {
    onShare?.(1 - (1 - rows / dimension) ** 3 / 2);
  });

  const loadings = new Float64Array(parameters * dimension);
  const last = models - 1;
  const firsts = new Uint32Array(parameters);
  for (let a = 0; a < dimension; a++) {
    firsts[a < last ? a : a + 1] = a;
    const row = (a < last ? a : a + 1) * dimension;
    for (let c = a; c < dimension; c++) {
      loadings[row + c] = root[a * dimension + c];
      if (a < last) loadings[last * dimension + c] -= root[a * dimension + c];
    }
  }

  // At the maximum the slope is zero and so is `start`; else the Gaussian's top lies uphill.
  const gradient = new Float64Array(parameters);
  density.evaluate(point, gradient);
  const start = new Float64Array(dimension);
  const center = point.slice();
  if (isBox) {
    toWhite({ center, loadings }, gradient, start);
    for (let k = 0; k < parameters; k++) {
      for (let c = 0; c < dimension; c++) center[k] += loadings[k * dimension + c] * start[c];
    }
    for (let c = 0; c < dimension; c++) start[c] = -start[c];
  }
  return { center, loadings, start, firsts };
}
