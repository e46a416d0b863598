import type { LogDensity } from './density.ts';

/**
 * The hard sum-to-zero constraint: K − 1 free strengths, β_K = −Σ of them, then the other
 * parameters as they are. The map is linear, so densities need no Jacobian.
 */

/** Number of free coordinates. */
export function freeDimension(density: LogDensity): number {
  return density.parameters - 1;
}

/** Free coordinates → parameter vector. */
export function expand(density: LogDensity, free: Float64Array, point: Float64Array): void {
  const last = density.models - 1;
  let sum = 0;
  for (let k = 0; k < last; k++) {
    point[k] = free[k];
    sum += free[k];
  }
  point[last] = -sum;
  for (let k = last; k < free.length; k++) point[k + 1] = free[k];
}

/** Derivatives by parameters → derivatives by free coordinates. */
export function reduceGradient(
  density: LogDensity,
  gradient: Float64Array,
  free: Float64Array,
): void {
  const last = density.models - 1;
  for (let k = 0; k < last; k++) free[k] = gradient[k] - gradient[last];
  for (let k = last; k < free.length; k++) free[k] = gradient[k + 1];
}

/** Second derivatives by parameters → by free coordinates, both row-major. */
export function reduceCurvature(
  density: LogDensity,
  curvature: Float64Array,
  free: Float64Array,
): void {
  const last = density.models - 1;
  const width = density.parameters;
  const dimension = width - 1;
  for (let a = 0; a < dimension; a++) {
    const row = a < last ? a : a + 1;
    for (let b = 0; b < dimension; b++) {
      const col = b < last ? b : b + 1;
      let value = curvature[row * width + col];
      if (a < last) value -= curvature[last * width + col];
      if (b < last) value -= curvature[row * width + last];
      if (a < last && b < last) value += curvature[last * width + last];
      free[a * dimension + b] = value;
    }
  }
}
