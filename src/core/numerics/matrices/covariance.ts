/** Covariances of several numbers, row-major in one flat array. */

/** @param mean of each column */
export function covarianceOf(
  columns: readonly Float64Array[],
  mean: ArrayLike<number>,
): Float64Array {
  return Float64Array.from({ length: columns.length ** 2 }, (_, at) => {
    const [a, b] = [Math.floor(at / columns.length), at % columns.length];
    let sum = 0;
    columns[a].forEach((x, s) => (sum += (x - mean[a]) * (columns[b][s] - mean[b])));
    return sum / (columns[a].length - 1);
  });
}

/** Of the difference of two of `size` numbers. */
export function differenceVariance(
  covariance: Float64Array,
  size: number,
  a: number,
  b: number,
): number {
  return covariance[a * (size + 1)] + covariance[b * (size + 1)] - 2 * covariance[a * size + b];
}

/** What knowing more of two numbers' difference makes of a covariance. @param covariance changed */
export function narrow(
  covariance: Float64Array,
  size: number,
  a: number,
  b: number,
  information: number,
): void {
  const gain = information / (1 + information * differenceVariance(covariance, size, a, b));
  const along = Float64Array.from(
    { length: size },
    (_, m) => covariance[m * size + a] - covariance[m * size + b],
  );
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) covariance[i * size + j] -= gain * along[i] * along[j];
  }
}
