import { createDensity } from '../../model/density.ts';
import type { LogDensity } from '../../model/density.ts';
import { withQuestionModel } from '../../model/settings.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { factoriseDamped } from '../../numerics/cholesky.ts';
import type { ModelIndex, PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { touchingPoint } from '../approximation/gaussian-fit.ts';
import { approximate } from '../approximation/laplace.ts';
import type { GaussianApproximation } from '../approximation/laplace.ts';
import { scatterOf } from './question-scores.ts';

/**
 * The covariance of an estimate over questions like those that were asked, clustered by question
 * (Huber 1967; Liang & Zeger 1986): V = H⁻¹·J·H⁻¹, with H the penalised curvature at the mode and
 * J = Q/(Q − 1)·Σ S_q·S_qᵀ. Where strengths are hierarchical, given τ, which is about models and
 * not about questions.
 */
export interface Sandwich {
  readonly density: LogDensity;
  /** H⁻¹ = loadings·loadingsᵀ. */
  readonly approximation: GaussianApproximation;
  /** Lower triangle C, row-major: V = loadings·C·Cᵀ·loadingsᵀ. */
  readonly factor: Float64Array;
  readonly questions: number;
  /** Of every parameter but log τ, in the plain model and over questions like these. */
  readonly plain: Float64Array;
  readonly robust: Float64Array;
}

/**
 * @param settings as `identified` by the counts; its own questions play no part
 * @param known the approximation of the plain model, where it has been found before
 * @throws CaravanError as `approximate`
 */
export function sandwichOf(
  counts: PairCounts,
  byQuestion: QuestionCounts,
  settings: ModelSettings,
  known?: GaussianApproximation,
): Sandwich {
  const model = withQuestionModel(settings, null);
  const density = createDensity(counts, model);
  const approximation = known ?? approximate(counts, model);
  const point = touchingPoint(approximation);
  const { questions } = byQuestion;
  const scatter = scatterOf(counts, byQuestion, model.ties, density, point);
  const between = whitened(scatter, density, approximation, questions / (questions - 1));
  return sandwichOfScatter(between, density, approximation, questions);
}

/**
 * The same of scatter in whitened coordinates.
 * @param scatter loadingsᵀ·J·loadings; it becomes the factor. Of log τ alone it is 1, as in the posterior
 */
export function sandwichOfScatter(
  scatter: Float64Array,
  density: LogDensity,
  approximation: GaussianApproximation,
  questions: number,
): Sandwich {
  const width = approximation.start.length;
  if (density.tau !== null) {
    for (let c = 0; c < width; c++) {
      scatter[c * width + width - 1] = 0;
      scatter[(width - 1) * width + c] = 0;
    }
    scatter[width * width - 1] = 1;
  }
  factoriseDamped(scatter, width);
  const { plain, robust } = variancesOf(density, approximation, scatter);
  return { density, approximation, factor: scatter, questions, plain, robust };
}

/** loadingsᵀ·J·loadings. */
function whitened(
  scatter: Float64Array,
  { parameters }: LogDensity,
  { loadings, start }: GaussianApproximation,
  scale: number,
): Float64Array {
  const width = start.length;
  const half = new Float64Array(parameters * width);
  const out = new Float64Array(width * width);
  const addRow = (
    into: Float64Array,
    at: number,
    by: number,
    from: Float64Array,
    row: number,
  ): void => {
    if (by === 0) return;
    for (let c = 0; c < width; c++) into[at * width + c] += by * from[row * width + c];
  };
  for (let a = 0; a < parameters; a++)
    for (let b = 0; b < parameters; b++)
      addRow(half, a, scale * scatter[a * parameters + b], loadings, b);
  for (let a = 0; a < parameters; a++)
    for (let c = 0; c < width; c++) addRow(out, c, loadings[a * width + c], half, a);
  return out;
}

function variancesOf(
  { parameters, tau }: LogDensity,
  { loadings, start }: GaussianApproximation,
  factor: Float64Array,
) {
  const width = start.length;
  const size = tau ?? parameters;
  const [plain, robust] = [new Float64Array(size), new Float64Array(size)];
  for (let k = 0; k < size; k++) {
    const own = varianceOf(loadings.subarray(k * width, (k + 1) * width), factor);
    plain[k] = own.plain;
    robust[k] = own.robust;
  }
  return { plain, robust };
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
  let [plain, robust] = [0, 0];
  for (let c = 0; c < width; c++) {
    let sum = 0;
    for (let d = c; d < width; d++) sum += row[d] * factor[d * width + c];
    plain += row[c] ** 2;
    robust += sum * sum;
  }
  return { plain, robust };
}
