import { likelihood } from '../model/likelihood.ts';
import type { ModelSettings } from '../model/settings.ts';
import { createDensity } from '../model/density.ts';
import { eigenSymmetric } from '../numerics/matrices/eigen.ts';
import { times, transposedTimes } from '../numerics/matrices/small-products.ts';
import { fitGaussian, touchingPoint } from '../sampler/approximation/gaussian-fit.ts';
import type { PairCounts } from '../table/judgments.ts';

/**
 * What a judge's judgments alone say of strengths, nearly: a normal with precision V·diag(h)·Vᵀ
 * and V·w as precision times mean. Coordinates that know it move departures along with the
 * strengths; no posterior depends on it.
 */
export interface JudgeFrame {
  /**
   * Row-major K × K, orthonormal columns: those but the last sum to zero, the last is constant.
   */
  readonly basis: Float64Array;
  /** By column but the last. */
  readonly precision: Float64Array;
  readonly pull: Float64Array;
}

/** Strengths that one judge alone can't place stay within this, in log-odds. */
const LOOSE = 2;

/** @param model as this judge's counts identify it, without questions */
export function judgeFrame(counts: PairCounts, model: ModelSettings): JudgeFrame {
  const size = counts.models.length;
  const density = createDensity(counts, {
    ...model,
    strength: { family: 'normal', scale: LOOSE },
    informative: [],
  });
  const point = touchingPoint(fitGaussian(density));
  const width = density.parameters;
  const term = likelihood(counts, model.ties, density);
  const slope = new Float64Array(width);
  const bends = new Float64Array(width * width);
  term.evaluate(point, slope);
  term.curvature(point, bends);

  const matrix = new Float64Array(size * size);
  let trace = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) matrix[i * size + j] = bends[i * width + j];
    trace += bends[i * width + i];
  }
  const toward = new Float64Array(size);
  times(matrix, 0, size, point, 0, toward);
  for (let k = 0; k < size; k++) toward[k] += slope[k];
  // The constant direction, of which judgments say nothing, is made the largest, to know it by.
  for (let at = 0; at < matrix.length; at++) matrix[at] += (2 * (trace + 1)) / size;
  const values = new Float64Array(size);
  const vectors = new Float64Array(size * size);
  eigenSymmetric(matrix, size, values, vectors);
  const order = [...values.keys()].sort((a, b) => values[a] - values[b]);
  const basis = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    order.forEach((from, to) => (basis[k * size + to] = vectors[k * size + from]));
  }
  const pull = new Float64Array(size);
  transposedTimes(basis, 0, size, toward, 0, pull);
  return {
    basis,
    precision: Float64Array.from(order.slice(0, -1), (at) => Math.max(0, values[at])),
    pull: pull.slice(0, -1),
  };
}
