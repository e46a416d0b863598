import { normalQuantile } from '../../numerics/normal-quantile.ts';
import { countUpTo } from '../../numerics/sort-values.ts';
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
/** From the median, in the order of the values, between two that are never the nearer. */
let apart = new Float64Array(0);

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
  if (outward.length !== size) {
    [outward, distances] = [new Uint32Array(size), new Float64Array(size)];
    apart = new Float64Array(size + 2);
  }
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

/**
 * Fills in distances from the median, nearest first, and where each value was; of equal ones that
 * above. Without a branch: which side is nearer can't be foreseen, and to guess wrong takes longer
 * than all the rest.
 */
function goOutward(sorted: Float64Array, order: Uint32Array, median: number): void {
  const size = sorted.length;
  const middle = countUpTo(sorted, median);
  for (let r = 0; r < middle; r++) apart[r + 1] = median - sorted[r];
  for (let r = middle; r < size; r++) apart[r + 1] = sorted[r] - median;
  // Below all is further than any, and above all is never the nearer, though all were infinite.
  [apart[0], apart[size + 1]] = [Infinity, NaN];
  let above = middle + 1;
  for (let r = 0; r < size; r++) {
    // So many have been taken, r in all, from both sides.
    const below = above - 1 - r;
    const isAbove = Number(apart[above] <= apart[below]);
    const nearer = below + isAbove * (r + 1);
    distances[r] = apart[nearer];
    outward[r] = order[nearer - 1];
    above += isAbove;
  }
}
