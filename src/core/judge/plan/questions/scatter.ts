import type { TieModel } from '../../../model/settings.ts';
import type { RunCounts } from '../run-counts.ts';
import { questionBlocks } from './question-block.ts';
import type { OtherPlaces, QuestionBlock } from './question-block.ts';

/**
 * What judgments on one question have in common, where a model's strength on it departs from its
 * own by u ~ normal(0, ω²). With B the variance of a question's scores given u, and G the same with
 * all parameters in its rows, they vary by B + ω²·G·Gᵀ in all, to first order in ω².
 */
export interface QuestionScatter {
  /** Σ G·Gᵀ over the questions, parameters × parameters. */
  readonly shared: Float64Array;
  /** The part of it that is of other questions than the run’s. */
  readonly elsewhere: Float64Array;
  /**
   * Σ over every two judgments on one question of the product of their scores, about
   * ω²·information. Of a judgment alone nothing enters: how it is spread says nothing of ω.
   */
  readonly excess: number;
  /** Variance of `excess` where ω = 0. */
  readonly information: number;
  /** Where ω is not, 1 + growth[0]·ω² + growth[1]·ω⁴ times as much. */
  readonly growth: readonly [number, number];
}

/**
 * @param point where the scores are taken: a posterior's mode
 * @param covariance of the parameters there, row-major
 */
export function questionScatter(
  counts: RunCounts,
  ties: TieModel,
  places: OtherPlaces,
  point: Float64Array,
  covariance: Float64Array,
): QuestionScatter {
  const width = point.length;
  const [shared, elsewhere] = [new Float64Array(width * width), new Float64Array(width * width)];
  const blockOf = questionBlocks(counts, ties, places, point);
  let [excess, information, cubes, fourths] = [0, 0, 0, 0];
  for (const [question, pairs] of counts.judged) {
    const block = blockOf(pairs);
    const size = block.models.length;
    const squared = product(block.variance, size);
    addShared(shared, width, block, squared, places.order);
    if (question < 0) addShared(elsewhere, width, block, squared, places.order);
    const all = 0.5 * inner(block.variance, block.variance);
    const alone = block.rows.reduce((sum, row) => sum + 2 * row.judgments * row.variance ** 2, 0);
    // Of a single judgment the difference would be nothing but rounding.
    if (!(all - alone > 1e-9 * all)) continue;
    const share = (all - alone) / all;
    information += all - alone;
    cubes += share * inner(squared, block.variance);
    fourths += 0.5 * share * inner(squared, squared);
    excess += 0.5 * (inner(block.score, block.score) - block.squares);
    excess += fitted(block, squared, covariance, width);
  }
  const growth = information > 0 ? ([cubes / information, fourths / information] as const) : NONE;
  return { shared, elsewhere, excess, information, growth };
}

const NONE = [0, 0] as const;

function product(matrix: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const x = matrix[i * size + k];
      if (x === 0) continue;
      for (let j = 0; j < size; j++) out[i * size + j] += x * matrix[k * size + j];
    }
  }
  return out;
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}

function addShared(
  shared: Float64Array,
  width: number,
  { models, variance, withOrder }: QuestionBlock,
  squared: Float64Array,
  order: number | null,
): void {
  const size = models.length;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) shared[models[i] * width + models[j]] += squared[i * size + j];
  if (order === null) return;
  for (let i = 0; i < size; i++) {
    const both = inner(variance.subarray(i * size, (i + 1) * size), withOrder);
    shared[models[i] * width + order] += both;
    shared[order * width + models[i]] += both;
  }
  shared[order * (width + 1)] += inner(withOrder, withOrder);
}

/** By how much scores have less in common for having been fitted: ½·tr(H⁻¹·B²) but each one's own. */
function fitted(
  { models, rows }: QuestionBlock,
  squared: Float64Array,
  covariance: Float64Array,
  width: number,
): number {
  const size = models.length;
  const at = (i: number, j: number): number => covariance[models[i] * width + models[j]];
  let sum = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) sum += 0.5 * squared[i * size + j] * at(i, j);
  for (const { i, j, judgments, variance } of rows)
    sum -= judgments * variance ** 2 * (at(i, i) + at(j, j) - 2 * at(i, j));
  return sum;
}
