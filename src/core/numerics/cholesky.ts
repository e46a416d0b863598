/** Dense symmetric matrices, row-major in one flat array. */

/** Rows and columns that are worked on at once: so many sums wait for no one of them. */
const TILE = 4;
const sums = new Float64Array(TILE * TILE);

/**
 * Takes off `sums` the products of TILE rows of `a` with TILE rows of `b`, up to a length; every
 * sum in the order of its terms, so that tiles change no bit of a result.
 */
function subtractProducts(
  a: Float64Array,
  rowA: number,
  b: Float64Array,
  rowB: number,
  size: number,
  from: number,
  to: number,
): void {
  let s00 = sums[0];
  let s01 = sums[1];
  let s02 = sums[2];
  let s03 = sums[3];
  let s10 = sums[4];
  let s11 = sums[5];
  let s12 = sums[6];
  let s13 = sums[7];
  let s20 = sums[8];
  let s21 = sums[9];
  let s22 = sums[10];
  let s23 = sums[11];
  let s30 = sums[12];
  let s31 = sums[13];
  let s32 = sums[14];
  let s33 = sums[15];
  for (let k = from; k < to; k++) {
    const a0 = a[rowA + k];
    const a1 = a[rowA + size + k];
    const a2 = a[rowA + 2 * size + k];
    const a3 = a[rowA + 3 * size + k];
    const b0 = b[rowB + k];
    const b1 = b[rowB + size + k];
    const b2 = b[rowB + 2 * size + k];
    const b3 = b[rowB + 3 * size + k];
    s00 -= a0 * b0;
    s01 -= a0 * b1;
    s02 -= a0 * b2;
    s03 -= a0 * b3;
    s10 -= a1 * b0;
    s11 -= a1 * b1;
    s12 -= a1 * b2;
    s13 -= a1 * b3;
    s20 -= a2 * b0;
    s21 -= a2 * b1;
    s22 -= a2 * b2;
    s23 -= a2 * b3;
    s30 -= a3 * b0;
    s31 -= a3 * b1;
    s32 -= a3 * b2;
    s33 -= a3 * b3;
  }
  sums[0] = s00;
  sums[1] = s01;
  sums[2] = s02;
  sums[3] = s03;
  sums[4] = s10;
  sums[5] = s11;
  sums[6] = s12;
  sums[7] = s13;
  sums[8] = s20;
  sums[9] = s21;
  sums[10] = s22;
  sums[11] = s23;
  sums[12] = s30;
  sums[13] = s31;
  sums[14] = s32;
  sums[15] = s33;
}

/**
 * Cholesky factor in place: the lower triangle of `matrix` becomes L with matrix = L·Lᵀ; the
 * upper triangle is left as it was. False where the matrix is not positive definite.
 * @param onRow called with the number of rows that are done, now and then
 */
export function factorise(
  matrix: Float64Array,
  size: number,
  onRow?: (rows: number) => void,
): boolean {
  const whole = size - (size % TILE);
  for (let i = 0; i < whole; i += TILE) {
    if (i % REPORT_EVERY === 0) onRow?.(i);
    for (let j = 0; j < i; j += TILE) {
      for (let r = 0; r < TILE; r++) {
        for (let c = 0; c < TILE; c++) sums[r * TILE + c] = matrix[(i + r) * size + j + c];
      }
      subtractProducts(matrix, i * size, matrix, j * size, size, 0, j);
      for (let r = 0; r < TILE; r++) {
        for (let c = 0; c < TILE; c++)
          finishEntry(matrix, size, i + r, j + c, j, sums[r * TILE + c]);
      }
    }
    for (let r = 0; r < TILE; r++) if (!finishRow(matrix, size, i + r, i)) return false;
  }
  for (let i = whole; i < size; i++) if (!finishRow(matrix, size, i, 0)) return false;
  return true;
}

/** Rows between two reports. */
const REPORT_EVERY = 64;

/** An entry below the diagonal, of whose sum the products from column `from` on are missing. */
function finishEntry(
  matrix: Float64Array,
  size: number,
  i: number,
  j: number,
  from: number,
  sum: number,
): void {
  const [row, other] = [i * size, j * size];
  for (let k = from; k < j; k++) sum -= matrix[row + k] * matrix[other + k];
  matrix[row + j] = sum / matrix[other + j];
}

/** What is left of a row, from a column on; false where its pivot is lost. */
function finishRow(matrix: Float64Array, size: number, i: number, from: number): boolean {
  const row = i * size;
  for (let j = from; j < i; j++) finishEntry(matrix, size, i, j, 0, matrix[row + j]);
  let sum = matrix[row + i];
  for (let k = 0; k < i; k++) sum -= matrix[row + k] * matrix[row + k];
  // A pivot lost in the rounding of its own diagonal is no pivot.
  if (!(sum > 1e-14 * matrix[row + i]) || sum === Infinity) return false;
  matrix[row + i] = Math.sqrt(sum);
  return true;
}

/**
 * The same of a matrix that need not be positive definite: a multiple of the identity is added
 * until it is, as in Levenberg's method. The upper triangle must mirror the lower one.
 * @returns what was added, most often 0; null where nothing helps
 */
export function factoriseDamped(
  matrix: Float64Array,
  size: number,
  onRow?: (rows: number) => void,
): number | null {
  const diagonal = Float64Array.from({ length: size }, (_, i) => matrix[i * (size + 1)]);
  if (factorise(matrix, size, onRow)) return 0;
  let largest = 0;
  for (const x of diagonal) largest = Math.max(largest, Math.abs(x));
  for (let share = 1e-6; share < 1e4; share *= 10) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) matrix[i * size + j] = matrix[j * size + i];
      matrix[i * (size + 1)] = diagonal[i] + share * largest;
    }
    if (factorise(matrix, size, onRow)) return share * largest;
  }
  return null;
}

/** Of a diagonal entry, what rounding may leave of a pivot that is 0. */
const ROUNDING = 1e-12;

/**
 * The factor of a matrix that may be of fewer dimensions than rows, as a covariance is: a column
 * whose pivot is 0 is 0. Of the upper triangle nothing is read or changed.
 */
export function factoriseSemidefinite(matrix: Float64Array, size: number): void {
  for (let j = 0; j < size; j++) {
    const column = matrix.subarray(j * size, j * size + j);
    const diagonal = matrix[j * (size + 1)];
    let pivot = diagonal;
    for (const x of column) pivot -= x * x;
    const root = pivot > ROUNDING * diagonal ? Math.sqrt(pivot) : 0;
    matrix[j * (size + 1)] = root;
    for (let i = j + 1; i < size; i++) {
      let sum = matrix[i * size + j];
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k] * column[k];
      matrix[i * size + j] = root > 0 ? sum / root : 0;
    }
  }
}

/** Solves L·x = b in place. */
export function solveLower(factor: Float64Array, size: number, b: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= factor[i * size + k] * b[k];
    b[i] = sum / factor[i * size + i];
  }
}

/** Solves L·Lᵀ·x = b in place. */
export function solve(factor: Float64Array, size: number, b: Float64Array): void {
  solveLower(factor, size, b);
  for (let i = size - 1; i >= 0; i--) {
    b[i] /= factor[i * size + i];
    for (let k = 0; k < i; k++) b[k] -= factor[i * size + k] * b[i];
  }
}

/** L⁻ᵀ, upper triangular: the square root U of the inverse, (L·Lᵀ)⁻¹ = U·Uᵀ. */
export function inverseRoot(
  factor: Float64Array,
  size: number,
  onRow?: (rows: number) => void,
): Float64Array<ArrayBuffer> {
  const root = new Float64Array(size * size);
  // Row c of `root` ends as column c of L⁻¹, found by forward substitution from e_c.
  const whole = size - (size % TILE);
  for (let c = 0; c < whole; c += TILE) {
    if (c % REPORT_EVERY === 0) onRow?.(c);
    for (let r = 0; r < TILE; r++) substitute(factor, size, root, c + r, c + r, c + TILE);
    for (let i = c + TILE; i < whole; i += TILE) {
      sums.fill(0);
      subtractProducts(root, c * size, factor, i * size, size, c, i);
      for (let r = 0; r < TILE; r++) {
        const row = (c + r) * size;
        for (let d = 0; d < TILE; d++) {
          let sum = sums[r * TILE + d];
          const other = (i + d) * size;
          for (let k = i; k < i + d; k++) sum -= factor[other + k] * root[row + k];
          root[row + i + d] = sum / factor[other + i + d];
        }
      }
    }
    for (let r = 0; r < TILE; r++)
      substitute(factor, size, root, c + r, Math.max(whole, c + TILE), size);
  }
  for (let c = whole; c < size; c++) substitute(factor, size, root, c, c, size);
  return root;
}

/** Entries `from` … `to` − 1 of row c of the root, once those before are there. */
function substitute(
  factor: Float64Array,
  size: number,
  root: Float64Array,
  c: number,
  from: number,
  to: number,
): void {
  const row = c * size;
  for (let i = from; i < to; i++) {
    let sum = i === c ? 1 : 0;
    for (let k = c; k < i; k++) sum -= factor[i * size + k] * root[row + k];
    root[row + i] = sum / factor[i * size + i];
  }
}
