import { eigenSymmetric } from '../../numerics/matrices/eigen.ts';
import type { QuestionPlaces } from '../places.ts';
import type { TieModel } from '../settings.ts';
import { commonAt } from './embedded-laplace.ts';
import { QuestionModes } from './question-mode.ts';
import type { QuestionRows } from './question-rows.ts';

/**
 * A question's likelihood as a normal one of the strengths v = β + u on it: log-likelihood ≈
 * cᵀv − ½·vᵀPv, with P = V·diag(λ)·Vᵀ. All in the eigenvectors' coordinates, by slot; those of
 * question q's V, row-major with eigenvectors as columns, begin at `vectorStart[q]`.
 */
export interface PseudoData {
  readonly vectorStart: Uint32Array;
  readonly vectors: Float64Array;
  readonly precision: Float64Array;
  readonly score: Float64Array;
}

/** The normal likelihoods that touch the questions' at their modes, given a parameter vector. */
export function pseudoDataAt(
  rows: QuestionRows,
  ties: TieModel,
  places: QuestionPlaces,
  point: Float64Array,
): PseudoData {
  const { questions, slotStart, rowStart, left, right, model } = rows;
  const common = commonAt(point, places);
  const modes = new QuestionModes(rows, ties);
  const vectorStart = new Uint32Array(questions + 1);
  for (let q = 0; q < questions; q++) {
    vectorStart[q + 1] = vectorStart[q] + (slotStart[q + 1] - slotStart[q]) ** 2;
  }
  const vectors = new Float64Array(vectorStart[questions]);
  const precision = new Float64Array(model.length);
  const score = new Float64Array(model.length);
  const matrix = modes.factor.slice();
  const slope = new Float64Array(Math.sqrt(matrix.length));
  for (let q = 0; q < questions; q++) {
    const base = slotStart[q];
    const size = slotStart[q + 1] - base;
    modes.find(q, common);
    const z = modes.z.subarray(base, base + size);
    matrix.fill(0, 0, size * size);
    slope.fill(0);
    for (let r = rowStart[q]; r < rowStart[q + 1]; r++) {
      modes.visit(r, common, z, base);
      const { bend } = modes.slopes;
      const [i, j] = [left[r] - base, right[r] - base];
      const apart = point[model[left[r]]] - point[model[right[r]]] + common.omega * (z[i] - z[j]);
      // Pᵀv and the slope at the mode, together c.
      const pull = modes.slopes.slope + bend * apart;
      slope[i] += pull;
      slope[j] -= pull;
      matrix[i * (size + 1)] += bend;
      matrix[j * (size + 1)] += bend;
      matrix[i * size + j] -= bend;
      matrix[j * size + i] -= bend;
    }
    const own = vectors.subarray(vectorStart[q], vectorStart[q + 1]);
    eigenSymmetric(matrix, size, precision.subarray(base, base + size), own);
    for (let e = 0; e < size; e++) {
      precision[base + e] = Math.max(0, precision[base + e]);
      for (let s = 0; s < size; s++) score[base + e] += own[s * size + e] * slope[s];
    }
  }
  return { vectorStart, vectors, precision, score };
}
