import { describe, expect, it } from 'vitest';
import {
  factorise,
  factoriseDamped,
  factoriseSemidefinite,
  inverseRoot,
  solve,
  solveLower,
} from '../../../../src/core/numerics/matrices/cholesky.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';

/** Whole tiles of four, and what is left over. */
const SIZES = [1, 3, 4, 5, 8, 13];

/** A symmetric matrix A·Aᵀ + shift·I of random numbers. */
function symmetric(size: number, shift: number): Float64Array {
  const random = createRandom(size);
  const a = Float64Array.from({ length: size * size }, () => random.normal());
  const matrix = product(a, transposed(a, size), size);
  for (let i = 0; i < size; i++) matrix[i * (size + 1)] += shift;
  return matrix;
}
function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  return a.map((_, at) => {
    const [row, column] = [Math.floor(at / size), at % size];
    let sum = 0;
    for (let k = 0; k < size; k++) sum += a[row * size + k] * b[k * size + column];
    return sum;
  });
}
const transposed = (a: Float64Array, size: number) =>
  a.map((_, at) => a[(at % size) * size + Math.floor(at / size)]);
const lower = (a: Float64Array, size: number) =>
  a.map((x, at) => (at % size <= Math.floor(at / size) ? x : 0));
const times = (a: Float64Array, x: Float64Array) =>
  x.map((_, row) => x.reduce((sum, y, k) => sum + a[row * x.length + k] * y, 0));

function close(found: Float64Array, expected: Float64Array): void {
  const gap = found.reduce((most, x, at) => Math.max(most, Math.abs(x - expected[at])), 0);
  expect(gap).toBeLessThan(1e-9);
}

describe.each(SIZES)('a symmetric matrix of %d rows', (size) => {
  const matrix = symmetric(size, 1);
  const factor = matrix.slice();
  const isFactored = factorise(factor, size);
  const x = Float64Array.from({ length: size }, (_, i) => i - 1.5);

  it('is its lower factor times that turned round', () => {
    expect(isFactored).toBe(true);
    const l = lower(factor, size);
    close(product(l, transposed(l, size), size), matrix);
  });

  it('is solved, and so is its factor', () => {
    const b = times(matrix, x);
    solve(factor, size, b);
    close(b, x);
    const c = times(lower(factor, size), x);
    solveLower(factor, size, c);
    close(c, x);
  });

  it('has an inverse whose upper root times that turned round it is', () => {
    const root = inverseRoot(factor, size);
    expect(root.every((entry, at) => entry === 0 || at % size >= Math.floor(at / size))).toBe(true);
    const inverse = product(root, transposed(root, size), size);
    close(times(inverse, times(matrix, x)), x);
  });

  it('needs no damping, or as much as it takes where it is not positive definite', () => {
    const whole = matrix.slice();
    expect(factoriseDamped(whole, size)).toBe(0);
    close(lower(whole, size), lower(factor, size));
    const shifted = symmetric(size, -2 * size - 10);
    const damped = shifted.slice();
    const added = factoriseDamped(damped, size) ?? expect.fail();
    expect(added).toBeGreaterThan(0);
    const l = lower(damped, size);
    const expected = shifted.map((entry, at) => entry + (at % (size + 1) === 0 ? added : 0));
    const found = product(l, transposed(l, size), size);
    close(
      found.map((entry) => entry / added),
      expected.map((entry) => entry / added),
    );
  });
});

it('has no factor where a pivot is lost, or no number', () => {
  expect(factorise(Float64Array.of(1, 1, 1, 1), 2)).toBe(false);
  expect(factorise(Float64Array.of(-1), 1)).toBe(false);
  expect(factorise(Float64Array.of(NaN), 1)).toBe(false);
  expect(factoriseDamped(Float64Array.of(NaN), 1)).toBeNull();
});

it('has a factor of fewer dimensions where it is of fewer', () => {
  const random = createRandom(3);
  const [rows, dimensions] = [9, 4];
  const half = Float64Array.from({ length: rows * dimensions }, () => random.normal());
  const matrix = new Float64Array(rows * rows);
  const products = (of: Float64Array, width: number): number[] =>
    Array.from({ length: rows * rows }, (_, at) => {
      const [i, j] = [Math.floor(at / rows), at % rows];
      let sum = 0;
      for (let k = 0; k < width; k++) sum += of[i * width + k] * of[j * width + k];
      return sum;
    });
  const expected = products(half, dimensions);
  matrix.set(expected);
  factoriseSemidefinite(matrix, rows);
  for (let i = 0; i < rows; i++) matrix.fill(0, i * rows + i + 1, (i + 1) * rows);
  for (let i = dimensions; i < rows; i++) expect(matrix[i * (rows + 1)]).toBe(0);
  products(matrix, rows).forEach((entry, at) => {
    expect(entry).toBeCloseTo(expected[at], 10);
  });
});
