import type { ModelSettings } from '../../../model/settings.ts';
import { factoriseSemidefinite } from '../../../numerics/matrices/cholesky.ts';
import { createRandom } from '../../../numerics/random.ts';
import type { LogOdds } from '../../../table/judgments.ts';
import { positionsOf, tieParameterOf } from '../../../posterior/draws/draws.ts';
import type { Draws } from '../../../posterior/draws/draws.ts';
import { touchingPoint } from '../../../sampler/approximation/gaussian-fit.ts';
import { approximate } from '../../../sampler/approximation/laplace.ts';
import type { GaussianApproximation } from '../../../sampler/approximation/laplace.ts';
import { dot } from '../../../sampler/approximation/whitening.ts';
import { gaussianDraws } from '../gaussian-draws.ts';
import type { RunCounts } from '../run-counts.ts';
import { omegaBelief, omegaQuantiles, onMarginalScale } from './omega-belief.ts';
import type { OmegaBelief } from './omega-belief.ts';
import { questionScatter } from './scatter.ts';
import type { QuestionScatter } from './scatter.ts';

/**
 * What a plan believes over questions like those that were judged: Laplace's approximation of the
 * plain model, widened by ω times a normal variate of covariance H⁻¹·ΣGGᵀ·H⁻¹. That is the sandwich
 * with the scatter that departures by question make, in the place of the scatter as it was found,
 * which few questions don't tell, and a plan that stops by it would stop where it happens to be small.
 */
export interface Belief {
  readonly approximation: GaussianApproximation;
  readonly scatter: QuestionScatter;
  readonly omega: OmegaBelief;
  /** M of M·Mᵀ = H⁻¹·ΣGGᵀ·H⁻¹, as wide as the loadings; null where no question is known. */
  readonly spread: Float64Array | null;
}

/** @throws CaravanError as `approximate` */
export function beliefOf(counts: RunCounts, model: ModelSettings): Belief {
  const approximation = approximate(counts, model);
  const { order, tie } = positionsOf({
    ...{ models: counts.models.length, hasOrder: model.order !== null, chains: 1, perChain: 1 },
    ...{ tie: tieParameterOf(model.ties), hasTau: model.strength.family === 'hierarchical' },
  });
  const { loadings, start, center } = approximation;
  const covariance = products(loadings, center.length, start.length);
  const point = touchingPoint(approximation);
  const scatter = questionScatter(counts, model.ties, { order, tie }, point, covariance);
  const spread = counts.judged.size === 0 ? null : spreadOf(scatter.shared, approximation);
  return { approximation, scatter, omega: omegaBelief(scatter), spread };
}

/** Rows of a matrix times one another: M·Mᵀ of so many rows. */
function products(matrix: Float64Array, rows: number, width: number): Float64Array {
  const out = new Float64Array(rows * rows);
  for (let a = 0; a < rows; a++) {
    const row = matrix.subarray(a * width, (a + 1) * width);
    for (let b = 0; b <= a; b++) {
      out[a * rows + b] = dot(matrix, b * width, row);
      out[b * rows + a] = out[a * rows + b];
    }
  }
  return out;
}

/** loadings·R, with R·Rᵀ = loadingsᵀ·shared·loadings. */
function spreadOf(
  shared: Float64Array,
  { loadings, start, center }: GaussianApproximation,
): Float64Array {
  const [rows, width] = [center.length, start.length];
  const half = new Float64Array(rows * width);
  const root = new Float64Array(width * width);
  const add = (
    out: Float64Array,
    row: number,
    by: number,
    from: Float64Array,
    at: number,
  ): void => {
    if (by === 0) return;
    for (let c = 0; c < width; c++) out[row * width + c] += by * from[at * width + c];
  };
  for (let a = 0; a < rows; a++)
    for (let b = 0; b < rows; b++) add(half, a, shared[a * rows + b], loadings, b);
  for (let a = 0; a < rows; a++)
    for (let c = 0; c < width; c++) add(root, c, loadings[a * width + c], half, a);
  factoriseSemidefinite(root, width);
  for (let a = 0; a < width; a++) root.fill(0, a * width + a + 1, (a + 1) * width);
  const spread = new Float64Array(rows * width);
  for (let a = 0; a < rows; a++)
    for (let c = 0; c < width; c++) add(spread, a, loadings[a * width + c], root, c);
  return spread;
}

/** Covariance of the strengths, models × models: where ω = 0, and what every ω² adds. */
export function strengthCovariances(
  { approximation: { loadings, start }, spread }: Belief,
  models: number,
): { readonly alone: Float64Array; readonly perSquare: Float64Array } {
  const alone = products(loadings, models, start.length);
  const perSquare = spread && products(spread, models, start.length);
  return { alone, perSquare: perSquare ?? new Float64Array(models * models) };
}

/** Draws of it, within the bounds of the prior, and the ω of each. */
export function beliefDraws(
  { approximation, spread, omega }: Belief,
  counts: RunCounts,
  model: ModelSettings,
  size: number,
): { readonly draws: Draws; readonly omegas: Float64Array } {
  const draws = gaussianDraws(counts, model, approximation, size);
  // Another stream than the draws', and the same one always, so that only judgments move the answer.
  const random = createRandom(1, 1);
  const omegaOf = omegaQuantiles(omega);
  const omegas = Float64Array.from({ length: size }, () => omegaOf(random.uniform()));
  if (spread === null) return { draws, omegas };
  const { tau, count } = positionsOf(draws);
  const values = draws.values.slice();
  const bounds = boundsOf(model, draws);
  const z = new Float64Array(approximation.start.length);
  const moves = new Float64Array(count);
  for (let s = 0, row = 0; s < size; s++, row += count) {
    const by = onMarginalScale(omegas[s]);
    for (let c = 0; c < z.length; c++) z[c] = by * random.normal();
    // What would leave a bound stops there, all together, for strengths sum to zero.
    let share = 1;
    for (let k = 0; k < count; k++) {
      moves[k] = k === tau ? 0 : dot(spread, k * z.length, z);
      const value = values[row + k];
      if (Math.abs(value + moves[k]) > bounds[k])
        share = Math.min(share, (bounds[k] - Math.abs(value)) / Math.abs(moves[k]));
    }
    for (let k = 0; k < count; k++) values[row + k] += share * moves[k];
  }
  return { draws: { ...draws, values }, omegas };
}

function boundsOf({ strength, order }: ModelSettings, draws: Draws): readonly LogOdds[] {
  const { count, order: place } = positionsOf(draws);
  return Array.from({ length: count }, (_, k) => {
    if (k < draws.models) return strength.family === 'uniform' ? strength.bound : Infinity;
    return k === place && order?.family === 'uniform' ? order.bound : Infinity;
  });
}
