import { createDensity } from '../../model/density.ts';
import type { LogDensity } from '../../model/density.ts';
import { withQuestionModel } from '../../model/settings.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { factoriseDamped } from '../../numerics/matrices/cholesky.ts';
import { products } from '../../numerics/matrices/matrix-products.ts';
import type { ModelIndex, PairCounts } from '../../table/judgments.ts';
import { touchingPoint } from '../approximation/gaussian-fit.ts';
import { approximate } from '../approximation/laplace.ts';
import type { GaussianApproximation } from '../approximation/laplace.ts';
import { byRow, within } from '../approximation/share.ts';
import type { OnShare } from '../approximation/share.ts';
import type { Clusters } from '../../model/questions/clusters.ts';
import { eigenSymmetric } from '../../numerics/matrices/eigen.ts';
import { scatterOf } from './question-scores.ts';
import { keepUnlinked } from './unlinked.ts';

/**
 * The covariance of an estimate over questions like those that were asked, clustered by question
 * (Huber 1967; Liang & Zeger 1986): V = H⁻¹·J·H⁻¹, with H the penalised curvature at the mode and
 * J = Q/(Q − 1)·Σ S_q·S_qᵀ. So it is by raters; by questions and raters it is the sum of the two J
 * less that of a question's judgments by one rater, which both hold (Cameron, Gelbach & Miller 2011).
 * What no judgment links is as in the posterior (unlinked.ts). Where strengths are hierarchical, given τ, which is about models and not about questions.
 */
export interface Sandwich {
  readonly density: LogDensity;
  /** H⁻¹ = loadings·loadingsᵀ. */
  readonly approximation: GaussianApproximation;
  /** Lower triangle C, row-major, with zeros above it: V = loadings·C·Cᵀ·loadingsᵀ. */
  readonly factor: Float64Array;
  /** Questions or raters; where it is both, the fewer of the two. */
  readonly clusters: number;
  /** Of every parameter but log τ, in the plain model and over questions like these. */
  readonly plain: Float64Array;
  readonly robust: Float64Array;
}

/**
 * @param settings as `identified` by the counts; its own questions play no part
 * @param known the approximation of the plain model, where it has been found before
 * @param onShare called with how far the work is, the approximation aside
 * @throws CaravanError as `approximate`
 */
export function sandwichOf(
  counts: PairCounts,
  clusters: Clusters,
  settings: ModelSettings,
  known?: GaussianApproximation,
  onShare?: OnShare,
): Sandwich {
  const model = withQuestionModel(settings, null);
  const density = createDensity(counts, model);
  const approximation = known ?? approximate(counts, model);
  const point = touchingPoint(approximation);
  const scatter = new Float64Array(density.parameters ** 2);
  for (const { by, sign } of clusters.parts) {
    const scale = (sign * by.questions) / (by.questions - 1);
    const own = scatterOf(counts, by, model.ties, density, point);
    for (let at = 0; at < scatter.length; at++) scatter[at] += scale * own[at];
  }
  const between = whitened(scatter, density, approximation, within(onShare, 0, WHITENED));
  if (clusters.parts.length > 1) clip(between, approximation.start.length);
  keepUnlinked(between, counts, model.ties, density, approximation);
  const { questions } = clusters.fewest;
  const rest = within(onShare, WHITENED, 1);
  return sandwichOfScatter(between, density, approximation, questions, rest);
}

/** Shares of the work, by multiplications: of it until scatter is white; of the rest, its factor. */
const WHITENED = 0.6;
const FACTORED = 0.4;

/**
 * The same of scatter in whitened coordinates.
 * @param scatter loadingsᵀ·J·loadings; it becomes the factor. Of log τ alone it is 1, as in the posterior
 */
export function sandwichOfScatter(
  scatter: Float64Array,
  density: LogDensity,
  approximation: GaussianApproximation,
  clusters: number,
  onShare?: OnShare,
): Sandwich {
  const factor = factorOf(scatter, density, approximation, within(onShare, 0, FACTORED));
  const rest = within(onShare, FACTORED, 1);
  const { plain, robust } = variancesOf(density, approximation, factor, rest);
  return { density, approximation, factor, clusters, plain, robust };
}

/** Its factor alone, which the scatter becomes. */
export function factorOf(
  scatter: Float64Array,
  { tau }: LogDensity,
  { start }: GaussianApproximation,
  onShare?: OnShare,
): Float64Array {
  const width = start.length;
  if (tau !== null) {
    for (let c = 0; c < width; c++) {
      scatter[c * width + width - 1] = 0;
      scatter[(width - 1) * width + c] = 0;
    }
    scatter[width * width - 1] = 1;
  }
  factoriseDamped(scatter, width, byRow(onShare, width));
  for (let row = 0; row < width; row++) scatter.fill(0, row * (width + 1) + 1, (row + 1) * width);
  return scatter;
}

/** loadingsᵀ·J·loadings. */
export function whitened(
  scatter: Float64Array,
  { parameters }: LogDensity,
  { loadings, start }: GaussianApproximation,
  onShare?: OnShare,
): Float64Array {
  const width = start.length;
  const [before, behind] = [within(onShare, 0, 0.5), within(onShare, 0.5, 1)];
  const all = { perRow: parameters, perTerm: 1, rows: parameters };
  const half = products(scatter, all, loadings, width, byRow(before, parameters));
  const across = { perRow: 1, perTerm: width, rows: width };
  return products(loadings, across, half, width, byRow(behind, width));
}

/** A difference of covariances may have negative eigenvalues, which are none: the nearest has 0. */
function clip(matrix: Float64Array, width: number): void {
  const [values, vectors] = [new Float64Array(width), new Float64Array(width * width)];
  eigenSymmetric(matrix.slice(), width, values, vectors);
  if (values.every((value) => value >= 0)) return;
  for (let a = 0; a < width; a++)
    for (let b = 0; b < width; b++) {
      let sum = 0;
      for (let c = 0; c < width; c++)
        sum += vectors[a * width + c] * Math.max(0, values[c]) * vectors[b * width + c];
      matrix[a * width + b] = sum;
    }
}

/** Lengths of the rows of loadings, and of loadings·factor. */
function variancesOf(
  { parameters, tau }: LogDensity,
  { loadings, start }: GaussianApproximation,
  factor: Float64Array,
  onShare?: OnShare,
) {
  const width = start.length;
  const rows = tau ?? parameters;
  const places = { perRow: width, perTerm: 1, rows };
  const loaded = products(loadings, places, factor, width, byRow(onShare, rows));
  const squares = (matrix: Float64Array): Float64Array =>
    Float64Array.from({ length: rows }, (_, k) => {
      let sum = 0;
      for (let c = 0; c < width; c++) sum += matrix[k * width + c] ** 2;
      return sum;
    });
  return { plain: squares(loadings), robust: squares(loaded) };
}

/** Of the difference of two strengths. */
export function differenceVariances(
  { approximation: { loadings, start }, factor }: Sandwich,
  a: ModelIndex,
  b: ModelIndex,
): { readonly plain: number; readonly robust: number } {
  const width = start.length;
  return varianceOf(
    start.map((_, c) => loadings[a * width + c] - loadings[b * width + c]),
    factor,
  );
}

/** @param row what a combination of parameters loads on each of the approximation's coordinates */
function varianceOf(row: Float64Array, factor: Float64Array): { plain: number; robust: number } {
  const width = row.length;
  // Row after row of the factor, as they lie in memory.
  const sums = new Float64Array(width);
  for (let d = 0; d < width; d++) {
    const by = row[d];
    if (by === 0) continue;
    const at = d * width;
    for (let c = 0; c <= d; c++) sums[c] += by * factor[at + c];
  }
  let [plain, robust] = [0, 0];
  for (let c = 0; c < width; c++) {
    plain += row[c] ** 2;
    robust += sums[c] * sums[c];
  }
  return { plain, robust };
}
