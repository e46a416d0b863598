import { normalQuantile } from '../../numerics/normal-quantile.ts';
import type { Sorted } from '../../numerics/sort-values.ts';

/** Normal scores, where each value was before it was sorted. */
export interface NormalScores {
  readonly normal: Float64Array;
  /** Of distances from the median. */
  readonly folded: Float64Array;
}

/** Kept for the next parameter: memory costs more here than sums do. */
let outward = new Uint32Array(0);
let distances = new Float64Array(0);

/**
 * Normal scores of average ranks, Φ⁻¹((rank − 3/8) / (S + 1/4)), of values and of their
 * distances from the median ("folded").
 * @param out filled in
 */
export function rankNormalise(
  { values: sorted, order }: Sorted,
  median: number,
  out: NormalScores,
): void {
  const size = sorted.length;
  if (outward.length !== size)
    [outward, distances] = [new Uint32Array(size), new Float64Array(size)];
  goOutward(sorted, order, median);
  score(sorted, order, out.normal);
  score(distances, outward, out.folded);
}

/**
 * Scores of ascending values, each where the value was; equal values share the score of their
 * average rank.
 */
function score(ascending: Float64Array, order: Uint32Array, out: Float64Array): void {
  const size = ascending.length;
  const byRank = scoreTable(size);
  for (let from = 0; from < size;) {
    let to = from + 1;
    while (to < size && ascending[to] === ascending[from]) to++;
    // Ranks from + 1 … to, whose average is half of from + to + 1.
    const own = byRank[from + to + 1];
    while (from < to) out[order[from++]] = own;
  }
}

let table = new Float64Array(0);

/** Scores by doubled rank, kept because every parameter of a fit needs the same. */
function scoreTable(size: number): Float64Array {
  if (table.length === 2 * size + 1) return table;
  table = new Float64Array(2 * size + 1);
  for (let r = 2; r <= 2 * size; r++) table[r] = normalQuantile((r / 2 - 0.375) / (size + 0.25));
  return table;
}

/** Fills in distances from the median, nearest first, and where each value was. */
function goOutward(sorted: Float64Array, order: Uint32Array, median: number): void {
  const size = sorted.length;
  let above = lowerBound(sorted, median, 0, size);
  let below = above - 1;
  let [up, down] = [Math.abs(sorted[above] - median), Math.abs(sorted[below] - median)];
  for (let r = 0; r < size; r++) {
    if (above === size || (below >= 0 && down < up)) {
      distances[r] = down;
      outward[r] = order[below--];
      down = Math.abs(sorted[below] - median);
    } else {
      distances[r] = up;
      outward[r] = order[above++];
      up = Math.abs(sorted[above] - median);
    }
  }
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
