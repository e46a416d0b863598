import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import type { StrengthPrior } from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { factorise, inverseRoot } from '../../../src/core/numerics/matrices/cholesky.ts';
import { approximate } from '../../../src/core/sampler/approximation/laplace.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import type { Row } from '../counts-of.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';

/** A ring of models, each a little stronger than the next but one. */
const ring = (models: number) =>
  countsOf(
    Array.from({ length: models }, (_, m): Row => {
      const next = `m${String((m + 1) % models)}`;
      return [`m${String(m)}`, next, 2 + (m % 2), 2];
    }),
  );

describe('how far a fit is', () => {
  it.each<StrengthPrior>([
    { family: 'normal', scale: 1 },
    { family: 'uniform', bound: 1 },
    { family: 'student-t', df: 4, scale: 1 },
    { family: 'laplace', scale: 1 },
    { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
  ])('is told from the first factorisation on, and never goes back: %o', (strength) => {
    const shares: number[] = [];
    approximate(ring(150), { ...DEFAULT_MODEL, strength }, (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(6);
    expect(shares[0]).toBeLessThan(0.1);
    expect(shares.at(-1)).toBeGreaterThan(0.7);
    expect(shares.every((share, i) => share <= 1 && share >= (shares[i - 1] ?? 0))).toBe(true);
  });

  it('changes no bit of a fit', () => {
    const model = { ...DEFAULT_MODEL, strength: { family: 'uniform', bound: 1 } } as const;
    const sampler = { ...DEFAULT_SAMPLER, sampler: 'nuts', draws: 20, warmup: 20 } as const;
    const counts = ring(40);
    const told: number[] = [];
    const onProgress = (done: number, total: number) => void told.push(1 + done / total);
    const onApproximation = (share: number) => void told.push(share);
    const { draws } = fitAll(counts, model, sampler, INTERVALS, onProgress, onApproximation);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect([told[0] < 0.1, told.at(-1)]).toEqual([true, 2]);
    expect(fitAll(counts, model, sampler, INTERVALS).draws.values).toEqual(draws.values);
  });
});

/** Cholesky row by row, each sum in the order of its terms. */
function plainFactor(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j];
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k] * matrix[j * size + k];
      matrix[i * size + j] = i === j ? Math.sqrt(sum) : sum / matrix[j * size + j];
    }
  }
}

it.each([1, 3, 4, 7, 8, 13, 66])('factorises by tiles to the last bit: %i', (size) => {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) matrix[i * size + j] = matrix[j * size + i] = Math.sin(i * j + i);
    matrix[i * size + i] = size + 1;
  }
  const plain = matrix.slice();
  plainFactor(plain, size);
  expect(factorise(matrix, size)).toBe(true);
  expect(matrix).toEqual(plain);
  const root = inverseRoot(matrix, size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      let sum = 0;
      // Lᵀ·U is the identity.
      for (let k = 0; k < size; k++) {
        sum += (k >= a ? matrix[k * size + a] : 0) * root[k * size + b];
      }
      expect(sum).toBeCloseTo(a === b ? 1 : 0, 10);
    }
  }
});
