/** Dense symmetric matrices, row-major in one flat array. */

/**
 * Cholesky factor in place: the lower triangle of `matrix` becomes L with matrix = L·Lᵀ; the
 * upper triangle is left as it was. False where the matrix is not positive definite.
 */
export function factorise(matrix: Float64Array, size: number): boolean {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      let sum = matrix[row + j];
      for (let k = 0; k < j; k++) sum -= matrix[row + k] * matrix[other + k];
      if (i === j) {
        // A pivot lost in the rounding of its own diagonal is no pivot.
        if (!(sum > 1e-14 * matrix[row + i]) || sum === Infinity) return false;
        matrix[row + i] = Math.sqrt(sum);
      } else {
        matrix[row + j] = sum / matrix[other + j];
      }
    }
  }
  return true;
}

/**
 * The same of a matrix that need not be positive definite: a multiple of the identity is added
 * until it is, as in Levenberg's method. The upper triangle must mirror the lower one.
 * @returns what was added, most often 0; null where nothing helps
 */
export function factoriseDamped(matrix: Float64Array, size: number): number | null {
  const diagonal = Float64Array.from({ length: size }, (_, i) => matrix[i * (size + 1)]);
  if (factorise(matrix, size)) return 0;
  let largest = 0;
  for (const x of diagonal) largest = Math.max(largest, Math.abs(x));
  for (let share = 1e-6; share < 1e4; share *= 10) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) matrix[i * size + j] = matrix[j * size + i];
      matrix[i * (size + 1)] = diagonal[i] + share * largest;
    }
    if (factorise(matrix, size)) return share * largest;
  }
  return null;
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
export function inverseRoot(factor: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const root = new Float64Array(size * size);
  // Row c of `root` ends as column c of L⁻¹, found by forward substitution from e_c.
  for (let c = 0; c < size; c++) {
    const row = c * size;
    root[row + c] = 1 / factor[c * size + c];
    for (let i = c + 1; i < size; i++) {
      let sum = 0;
      for (let k = c; k < i; k++) sum -= factor[i * size + k] * root[row + k];
      root[row + i] = sum / factor[i * size + i];
    }
  }
  return root;
}
