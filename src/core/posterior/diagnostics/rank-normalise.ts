import { normalQuantile } from '../../numerics/normal-quantile.ts';
import type { Sorted } from '../../numerics/sort-values.ts';

/**
 * Normal scores of average ranks, Φ⁻¹((rank − 3/8) / (S + 1/4)), of values and of their
 * distances from the median ("folded"), in the order that the values had before they were sorted.
 */
export function rankNormalise(
  { values: sorted, order }: Sorted,
  median: number,
): { normal: Float64Array; folded: Float64Array } {
  const size = sorted.length;
  const outward = outwardOrder(sorted, median);
  const distances = new Float64Array(size);
  for (let r = 0; r < size; r++) {
    distances[r] = Math.abs(sorted[outward[r]] - median);
    outward[r] = order[outward[r]];
  }
  return { normal: scores(sorted, order), folded: scores(distances, outward) };
}

/**
 * Scores of ascending values, each where the value was; equal values share the score of their
 * average rank.
 */
function scores(ascending: Float64Array, order: Uint32Array): Float64Array {
  const size = ascending.length;
  const byRank = scoreTable(size);
  const out = new Float64Array(size);
  for (let from = 0; from < size;) {
    let to = from + 1;
    while (to < size && ascending[to] === ascending[from]) to++;
    // Ranks from + 1 … to, whose average is half of from + to + 1.
    const score = byRank[from + to + 1];
    while (from < to) out[order[from++]] = score;
  }
  return out;
}

let table = new Float64Array(0);

/** Scores by doubled rank, kept because every parameter of a fit needs the same. */
function scoreTable(size: number): Float64Array {
  if (table.length === 2 * size + 1) return table;
  table = new Float64Array(2 * size + 1);
  for (let r = 2; r <= 2 * size; r++) table[r] = normalQuantile((r / 2 - 0.375) / (size + 0.25));
  return table;
}

/** Places of ascending values in the order of their distance from the median, nearest first. */
function outwardOrder(sorted: Float64Array, median: number): Uint32Array {
  const order = new Uint32Array(sorted.length);
  let above = lowerBound(sorted, median, 0, sorted.length);
  let below = above - 1;
  for (let r = 0; r < order.length; r++) {
    const isBelow =
      above === sorted.length ||
      (below >= 0 && Math.abs(sorted[below] - median) < Math.abs(sorted[above] - median));
    order[r] = isBelow ? below-- : above++;
  }
  return order;
}

/** First place in `sorted`, from `low` up to `high`, whose value is not below x. */
function lowerBound(sorted: Float64Array, x: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
