/** Quantile of ascending values, interpolated linearly (type 7 of Hyndman & Fan 1996). */
export function quantile(sorted: Float64Array, probability: number): number {
  const at = (sorted.length - 1) * probability;
  const below = Math.floor(at);
  const share = at - below;
  if (share === 0) return sorted[below];
  return sorted[below] + share * (sorted[below + 1] - sorted[below]);
}
