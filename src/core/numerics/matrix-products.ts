/** Products of large dense matrices, row-major in flat arrays; every sum in the order of its terms. */

/** Rows that are worked on at once: each row of the matrix is read for all of them. */
const ROWS = 4;

/**
 * rows × width: out[i] = Σ_k weights[i·perRow + k·perTerm] · matrix[k].
 * @param matrix of so many columns as `width` says; what is 0 at both ends of its rows is passed over
 */
export function products(
  weights: Float64Array,
  { perRow, perTerm, rows }: WeightPlaces,
  matrix: Float64Array,
  width: number,
): Float64Array<ArrayBuffer> {
  const terms = matrix.length / width;
  const [firsts, ends] = extents(matrix, width);
  // Rows behind the last are worked on as well, with weights of 0.
  const out = new Float64Array(Math.ceil(rows / ROWS) * ROWS * width);
  for (let row = 0; row < rows; row += ROWS) {
    const places = Array.from({ length: ROWS }, (_, r) => Math.min(row + r, rows - 1) * perRow);
    const shares = places.map((_, r) => (row + r < rows ? 1 : 0));
    const [p0, p1, p2, p3] = places;
    const [s1, s2, s3] = shares.slice(1);
    const [o0, o1, o2, o3] = places.map((_, r) => (row + r) * width);
    for (let k = 0; k < terms; k++) {
      const at = k * perTerm;
      const w0 = weights[p0 + at];
      const w1 = s1 * weights[p1 + at];
      const w2 = s2 * weights[p2 + at];
      const w3 = s3 * weights[p3 + at];
      if (w0 === 0 && w1 === 0 && w2 === 0 && w3 === 0) continue;
      const from = k * width;
      const end = ends[k];
      for (let c = firsts[k]; c < end; c++) {
        const x = matrix[from + c];
        out[o0 + c] += w0 * x;
        out[o1 + c] += w1 * x;
        out[o2 + c] += w2 * x;
        out[o3 + c] += w3 * x;
      }
    }
  }
  return out.subarray(0, rows * width);
}

/** Where the weights of a product stand. */
export interface WeightPlaces {
  /** From a row's first weight to the next row's. */
  readonly perRow: number;
  /** From a term's weight to the next term's. */
  readonly perTerm: number;
  readonly rows: number;
}

/** Of each row where what is not 0 begins, and where it ends. */
function extents(matrix: Float64Array, width: number): [firsts: Uint32Array, ends: Uint32Array] {
  const rows = matrix.length / width;
  const [firsts, ends] = [new Uint32Array(rows), new Uint32Array(rows)];
  for (let row = 0; row < rows; row++) {
    const at = row * width;
    let [first, end] = [0, width];
    while (end > 0 && matrix[at + end - 1] === 0) end--;
    while (first < end && matrix[at + first] === 0) first++;
    firsts[row] = first;
    ends[row] = end;
  }
  return [firsts, ends];
}

/**
 * out[c] = Σ_d≤c lower[c, d] · vector[d], for the first `rows` rows of a lower triangle.
 * @param width how many columns a row has
 */
export function lowerTimes(
  lower: Float64Array,
  width: number,
  rows: number,
  vector: Float64Array,
  out: Float64Array,
): void {
  const whole = rows - (rows % ROWS);
  for (let c = 0; c < whole; c += ROWS) {
    const a0 = c * width;
    const a1 = a0 + width;
    const a2 = a1 + width;
    const a3 = a2 + width;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let d = 0; d <= c; d++) {
      const x = vector[d];
      s0 += lower[a0 + d] * x;
      s1 += lower[a1 + d] * x;
      s2 += lower[a2 + d] * x;
      s3 += lower[a3 + d] * x;
    }
    out[c] = s0;
    out[c + 1] = finished(s1, lower, a1, vector, c + 1, c + 1);
    out[c + 2] = finished(s2, lower, a2, vector, c + 1, c + 2);
    out[c + 3] = finished(s3, lower, a3, vector, c + 1, c + 3);
  }
  for (let c = whole; c < rows; c++) out[c] = finished(0, lower, c * width, vector, 0, c);
}

/** A sum with its terms from one place to another, this one too. */
function finished(
  sum: number,
  lower: Float64Array,
  row: number,
  vector: Float64Array,
  from: number,
  to: number,
): number {
  let all = sum;
  for (let d = from; d <= to; d++) all += lower[row + d] * vector[d];
  return all;
}
