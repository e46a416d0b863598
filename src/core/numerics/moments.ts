/*
 * One loop to a function: what is compiled while a first fit runs is small then, and never thrown
 * away because what stands behind the loop was not known yet.
 */

/** Mean of values, and standard deviation with one degree of freedom taken off. */
export function momentsOf(values: Float64Array): { readonly mean: number; readonly sd: number } {
  const mean = sumOf(values) / values.length;
  return { mean, sd: Math.sqrt(squaresAround(values, mean) / (values.length - 1)) };
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}

/** Σ (x − center)². */
function squaresAround(values: Float64Array, center: number): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const distance = values[i] - center;
    squares += distance * distance;
  }
  return squares;
}
