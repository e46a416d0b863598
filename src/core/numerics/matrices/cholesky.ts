import { TILE, subtractProducts, sums } from './tile.ts';

/** Dense symmetric matrices, row-major in one flat array. */

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
