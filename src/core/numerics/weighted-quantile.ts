/**
 * Quantiles of weighted draws at ascending probabilities, in one pass. Draw r stands at the
 * middle of its weight in the sum of weights; between two draws the quantile is interpolated
 * linearly, from the first draw at 0 to the last at 1. Equal weights give `quantile`.
 * @param sorted ascending values
 * @param weights of the sorted values
 * @param out as long as `probabilities`
 */
export function weightedQuantiles(
  sorted: Float64Array,
  weights: Float64Array,
  probabilities: readonly number[],
  out: Float64Array,
): void {
  const last = sorted.length - 1;
  let total = 0;
  for (let r = 0; r <= last; r++) total += weights[r];
  const span = total - 0.5 * (weights[0] + weights[last]);
  let r = 0;
  let before = 0;
  let here = 0;
  for (let at = 0; at < probabilities.length; at++) {
    const wanted = probabilities[at] * span;
    while (here < wanted && r < last) {
      before = here;
      here += 0.5 * (weights[r] + weights[r + 1]);
      r++;
    }
    const share = here > before && r > 0 ? Math.min(1, (wanted - before) / (here - before)) : 1;
    out[at] = r === 0 ? sorted[0] : sorted[r - 1] + share * (sorted[r] - sorted[r - 1]);
  }
}

/**
 * The same of values that lie as they came and of weights that sum to 1, in one pass that ends at the
 * last quantile: what a slider that moves asks of every strength.
 * @param order places of the values, ascending by value
 */
export function quantilesInOrder(
  values: Float64Array,
  order: Uint32Array,
  weights: Float64Array,
  probabilities: readonly number[],
  out: Float64Array,
): void {
  const last = order.length - 1;
  let weight = weights[order[0]];
  const span = 1 - 0.5 * (weight + weights[order[last]]);
  let r = 0;
  let before = 0;
  let here = 0;
  for (let at = 0; at < probabilities.length; at++) {
    const wanted = probabilities[at] * span;
    while (here < wanted && r < last) {
      const next = weights[order[r + 1]];
      before = here;
      here += 0.5 * (weight + next);
      weight = next;
      r++;
    }
    const share = here > before && r > 0 ? Math.min(1, (wanted - before) / (here - before)) : 1;
    const [lower, upper] = [values[order[Math.max(0, r - 1)]], values[order[r]]];
    out[at] = r === 0 ? upper : lower + share * (upper - lower);
  }
}
