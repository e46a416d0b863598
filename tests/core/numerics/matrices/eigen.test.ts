import { describe, expect, it } from 'vitest';
import { eigenSymmetric } from '../../../../src/core/numerics/matrices/eigen.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';

describe('eigenvalues of a symmetric matrix', () => {
  it.each([1, 2, 3, 7, 20])('give a matrix of %i rows back', (size) => {
    const random = createRandom(size);
    const matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        matrix[i * size + j] = matrix[j * size + i] = random.normal();
      }
    }
    const [values, vectors] = [new Float64Array(size), new Float64Array(size * size)];
    eigenSymmetric(matrix.slice(), size, values, vectors);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let [product, made] = [0, 0];
        for (let k = 0; k < size; k++) {
          product += vectors[k * size + i] * vectors[k * size + j];
          made += vectors[i * size + k] * values[k] * vectors[j * size + k];
        }
        expect(product).toBeCloseTo(i === j ? 1 : 0, 12);
        expect(made).toBeCloseTo(matrix[i * size + j], 12);
      }
    }
  });
});
