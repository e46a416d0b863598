import { sortValues } from '../../../src/core/numerics/sort-values.ts';
import type { LogDensity } from '../../../src/core/model/density.ts';
import type { GaussianApproximation } from '../../../src/core/sampler/approximation/laplace.ts';
import { convergence } from '../../../src/core/posterior/diagnostics/convergence.ts';
import type { Convergence } from '../../../src/core/posterior/diagnostics/convergence.ts';

/** A log density that is known in closed form, with a whitening that need not fit it. */
export interface Target {
  readonly density: LogDensity;
  readonly frame: GaussianApproximation;
}

/**
 * @param loadings rows of the whitening, the identity where left out
 * @param bounds infinite where left out
 */
export function targetOf(
  size: number,
  evaluate: (x: Float64Array, gradient: Float64Array) => number,
  { loadings, bounds }: { loadings?: readonly number[]; bounds?: readonly number[] } = {},
): Target {
  const identity = Array.from({ length: size * size }, (_, k) => Number(k % (size + 1) === 0));
  const density: LogDensity = {
    models: size,
    order: null,
    tie: null,
    omega: null,
    tau: null,
    parameters: size,
    bounds: Float64Array.from(bounds ?? new Array<number>(size).fill(Infinity)),
    evaluate,
    curvature: () => {
      throw new Error('not needed');
    },
  };
  const frame: GaussianApproximation = {
    center: new Float64Array(size),
    loadings: Float64Array.from(loadings ?? identity),
    start: new Float64Array(size),
  };
  return { density, frame };
}

/** Normal with this mean and precision matrix (row-major). */
export function normalTarget(
  mean: readonly number[],
  precision: readonly number[],
  options: { loadings?: readonly number[]; bounds?: readonly number[] } = {},
): Target {
  const size = mean.length;
  return targetOf(
    size,
    (x, gradient) => {
      let value = 0;
      for (let i = 0; i < size; i++) {
        gradient[i] = 0;
        for (let j = 0; j < size; j++) gradient[i] -= precision[i * size + j] * (x[j] - mean[j]);
        value += 0.5 * gradient[i] * (x[i] - mean[i]);
      }
      return value;
    },
    options,
  );
}

export interface Moments extends Convergence {
  readonly mean: number;
  readonly sd: number;
  readonly values: Float64Array;
}

/** @param chains draws of each chain, parameters innermost */
export function momentsOf(chains: readonly Float64Array[], size: number): Moments[] {
  return Array.from({ length: size }, (_, k) => {
    const values = Float64Array.from(
      chains.flatMap((draws) => [...draws].filter((_, i) => i % size === k)),
    );
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const squares = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
    const sd = Math.sqrt(squares / (values.length - 1));
    return { ...convergence(values, sortValues(values), chains.length, sd), mean, sd, values };
  });
}

/** FNV-1a over the bytes: the same on every machine and in every browser. */
export function fingerprint(draws: Float64Array): string {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(draws.buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}
