const MAX_SWEEPS = 60;
/** Off-diagonal squares that are nothing beside those of the whole matrix. */
const NOTHING = 1e-30;

/**
 * Eigenvalues and vectors of a symmetric matrix by Jacobi's rotations (Golub & Van Loan, §8.5),
 * which suit small matrices: `matrix` = V·diag(values)·Vᵀ.
 * @param matrix row-major, size × size; destroyed
 * @param vectors receives V, row-major, eigenvectors as columns
 */
export function eigenSymmetric(
  matrix: Float64Array,
  size: number,
  values: Float64Array,
  vectors: Float64Array,
): void {
  vectors.fill(0);
  for (let i = 0; i < size; i++) vectors[i * (size + 1)] = 1;
  let all = 0;
  for (let i = 0; i < size * size; i++) all += matrix[i] * matrix[i];
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let off = 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) off += matrix[i * size + j] * matrix[i * size + j];
    }
    if (off <= NOTHING * all) break;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) rotate(matrix, size, i, j, vectors);
    }
  }
  for (let i = 0; i < size; i++) values[i] = matrix[i * (size + 1)];
}

/** Turns rows and columns i and j until their entry is zero. */
function rotate(
  matrix: Float64Array,
  size: number,
  i: number,
  j: number,
  vectors: Float64Array,
): void {
  const entry = matrix[i * size + j];
  if (entry === 0) return;
  const theta = (matrix[j * (size + 1)] - matrix[i * (size + 1)]) / (2 * entry);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(1 + theta * theta));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k++) {
    const [a, b] = [matrix[k * size + i], matrix[k * size + j]];
    matrix[k * size + i] = cosine * a - sine * b;
    matrix[k * size + j] = sine * a + cosine * b;
  }
  for (let k = 0; k < size; k++) {
    const [a, b] = [matrix[i * size + k], matrix[j * size + k]];
    matrix[i * size + k] = cosine * a - sine * b;
    matrix[j * size + k] = sine * a + cosine * b;
    const [v, w] = [vectors[k * size + i], vectors[k * size + j]];
    vectors[k * size + i] = cosine * v - sine * w;
    vectors[k * size + j] = sine * v + cosine * w;
  }
}

/**
 * A matrix whose product with its own transpose is this one, but for what is negative in it.
 * @param matrix symmetric; destroyed
 */
export function rootOfPositive(matrix: Float64Array, size: number): Float64Array {
  const values = new Float64Array(size);
  const vectors = new Float64Array(size * size);
  eigenSymmetric(matrix, size, values, vectors);
  return vectors.map((x, at) => x * Math.sqrt(Math.max(0, values[at % size])));
}
