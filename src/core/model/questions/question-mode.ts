import { log } from '../../numerics/elementary.ts';
import { factorise, inverseRoot, solve } from '../../numerics/matrices/cholesky.ts';
import { GRADED_VERDICTS } from '../../table/grades.ts';
import { isGraded } from '../settings.ts';
import type { TieModel } from '../settings.ts';
import { gradedRowOf } from './graded-slopes.ts';
import type { GradedRow } from './graded-slopes.ts';
import { noSlopes, outcomeRowOf } from './row-slopes.ts';
import type { OutcomeRow, RowSlopes } from './row-slopes.ts';
import type { QuestionRows } from './question-rows.ts';

/** The parameters, taken out of a parameter vector. */
export interface Common {
  /** K strengths, and what follows them. */
  readonly point: Float64Array;
  readonly alpha: number;
  readonly tie: number;
  /** What grades add (graded/verdicts.ts); 0 where the model has none. */
  readonly strong: number;
  readonly omega: number;
}

const MAX_STEPS = 60;
/** Squared distance to the mode in standard deviations. */
const EXACT = 1e-16;
/** From so far off a whole step may go too far. */
const FAR = 0.25;

/**
 * The mode of one question's departures u = ω·z given the parameters: Newton's method in z, whose
 * prior is standard normal, from where it last came to rest. Log-concave in every tie model.
 */
export class QuestionModes {
  readonly rows: QuestionRows;
  /** z of every slot. */
  readonly z: Float64Array;
  readonly slopes: RowSlopes = noSlopes();
  readonly #row: OutcomeRow;
  readonly #graded: GradedRow | null;
  readonly #gradient: Float64Array;
  readonly #step: Float64Array;
  readonly #trial: Float64Array;
  /** Of the question last searched, n × n: the factor of I + ω²·XᵀAX. */
  readonly factor: Float64Array;
  readonly #matrix: Float64Array;

  constructor(rows: QuestionRows, ties: TieModel) {
    let most = 0;
    for (let q = 0; q < rows.questions; q++) {
      most = Math.max(most, rows.slotStart[q + 1] - rows.slotStart[q]);
    }
    this.rows = rows;
    this.z = new Float64Array(rows.model.length);
    this.#row = outcomeRowOf(ties);
    this.#graded = isGraded(ties) ? gradedRowOf(ties) : null;
    this.#gradient = new Float64Array(most);
    this.#step = new Float64Array(most);
    this.#trial = new Float64Array(most);
    this.factor = new Float64Array(most * most);
    this.#matrix = new Float64Array(most * most);
  }

  /** η of a row with the departures of `z`; fills in `slopes`. */
  visit(r: number, common: Common, z: Float64Array, base: number): void {
    const { point, alpha, tie, omega } = common;
    const { left, right, model, wins, total, ties, verdicts, shown } = this.rows;
    const [i, j] = [left[r], right[r]];
    const apart = point[model[i]] - point[model[j]] + omega * (z[i - base] - z[j - base]);
    const eta = shown[r] * alpha + apart;
    if (this.#graded !== null && verdicts !== null)
      this.#graded(eta, common, verdicts, GRADED_VERDICTS * r, this.slopes);
    else this.#row(eta, tie, wins[r], total[r], ties[r], this.slopes);
  }

  /**
   * Moves question q's z to the mode and leaves the factor there in `factor`.
   * @returns log-likelihood − |z|²/2 there
   */
  find(q: number, common: Common): number {
    const { slotStart } = this.rows;
    const base = slotStart[q];
    const size = slotStart[q + 1] - base;
    const z = this.z.subarray(base, base + size);
    const step = this.#step.subarray(0, size);
    const trial = this.#trial.subarray(0, size);
    let value = this.#expand(q, common, z);
    for (let count = 0; count < MAX_STEPS; count++) {
      step.set(this.#gradient.subarray(0, size));
      this.factor.set(this.#matrix.subarray(0, size * size));
      if (!factorise(this.factor, size)) return NaN;
      solve(this.factor, size, step);
      let distance = 0;
      for (let s = 0; s < size; s++) distance += step[s] * this.#gradient[s];
      if (!(distance > EXACT)) break;
      let scale = 1;
      let next = -Infinity;
      for (; scale > 1e-6; scale /= 2) {
        for (let s = 0; s < size; s++) trial[s] = z[s] + scale * step[s];
        next = this.#expand(q, common, trial);
        if (distance < FAR || next > value) break;
      }
      value = next;
      z.set(trial);
    }
    return value;
  }

  /** Fills in gradient and minus second derivatives by z. */
  #expand(q: number, common: Common, z: Float64Array): number {
    const { slotStart, rowStart, left, right } = this.rows;
    const base = slotStart[q];
    const size = slotStart[q + 1] - base;
    const { omega } = common;
    const matrix = this.#matrix;
    const gradient = this.#gradient;
    const slopes = this.slopes;
    matrix.fill(0, 0, size * size);
    let value = 0;
    for (let s = 0; s < size; s++) {
      gradient[s] = -z[s];
      matrix[s * (size + 1)] = 1;
      value -= 0.5 * z[s] * z[s];
    }
    for (let r = rowStart[q]; r < rowStart[q + 1]; r++) {
      this.visit(r, common, z, base);
      const [i, j] = [left[r] - base, right[r] - base];
      const bend = omega * omega * slopes.bend;
      value += slopes.value;
      gradient[i] += omega * slopes.slope;
      gradient[j] -= omega * slopes.slope;
      matrix[i * (size + 1)] += bend;
      matrix[j * (size + 1)] += bend;
      matrix[i * size + j] -= bend;
      matrix[j * size + i] -= bend;
    }
    return value;
  }
}

/** Log determinant of a matrix by its factor. */
export function logDeterminant(factor: Float64Array, size: number): number {
  let sum = 0;
  for (let s = 0; s < size; s++) sum += 2 * log(factor[s * (size + 1)]);
  return sum;
}

/** The inverse of a matrix by its factor, n × n into `out`. */
export function inverseOf(factor: Float64Array, size: number, out: Float64Array): void {
  const root = inverseRoot(factor, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < size; k++) sum += root[i * size + k] * root[j * size + k];
      out[i * size + j] = sum;
      out[j * size + i] = sum;
    }
  }
}
