import { sortRows } from '../sort-rows.ts';

/** Pairs of numbers, named by the cells that hold them: what each pair's log (x + y) is multiplied by. */
export interface WeightedPairs {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly weight: Float64Array;
}

/**
 * Pairs of one weight share a logarithm, since Σ n·log s = n·log Π s: counts repeat, so that there is
 * about one logarithm for ten pairs of an arena, and it was half of the time of a fit. So many share
 * one at most: their product must not overflow.
 */
export const MOST_IN_TERM = 16;
/**
 * Where exponents stay within this, sums of three such exponentials to that power are within what a
 * number holds, e^±708.
 */
export const TERM_RANGE = 43;

/**
 * Pairs as the kernel takes them. Term t is the product of the sums of some pairs with the same weight;
 * two terms, 2u and 2u + 1, go side by side, a pair of each at every step, from step `ends[u − 1]` to
 * `ends[u]` − 1. The shorter of the two is filled up by pairs of nobody, `cells` and `cells` + 1, whose
 * numbers are 0 and 1.
 */
export interface TermLayout {
  /** How many cells there are without those of nobody. */
  readonly cells: number;
  /** By step: x and y of the one term, x and y of the other. */
  readonly steps: Uint32Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
  /** By term. */
  readonly weights: Float64Array<ArrayBuffer>;
}

/** @param cells how many; pairs of no weight are left out */
export function layTerms(pairs: WeightedPairs, cells: number): TermLayout {
  const { left, right, weight } = pairs;
  const rows = byWeight(weight, pairsApart(pairs, cells));
  // Terms as ranges of these rows.
  const from: number[] = [];
  const length: number[] = [];
  for (let at = 0, count = 0; at < rows.length; at += count) {
    count = 1;
    while (count < MOST_IN_TERM && weight[rows[at + count]] === weight[rows[at]]) count++;
    from.push(at);
    length.push(count);
  }
  const terms = sortRows(
    new Uint32Array(length.length).map((_, term) => term),
    Uint8Array.from(length),
    1,
    MOST_IN_TERM,
  );
  const couples = Math.ceil(terms.length / 2);
  const ends = new Uint32Array(couples);
  const weights = new Float64Array(2 * couples);
  // Of two terms in this order the second is no shorter; the last one may be alone.
  let steps = 0;
  for (let u = 0; u < couples; u++) {
    ends[u] = steps += length[terms[Math.min(2 * u + 1, terms.length - 1)]];
  }
  const laid = new Uint32Array(4 * steps);
  for (let u = 0, begin = 0; u < couples; begin = ends[u++]) {
    for (let at = 2 * u; at < 2 * u + 2; at++) {
      const isTerm = at < terms.length;
      const first = isTerm ? from[terms[at]] : 0;
      const count = isTerm ? length[terms[at]] : 0;
      if (isTerm) weights[at] = weight[rows[first]];
      for (let s = begin, to = 4 * begin + 2 * (at % 2); s < ends[u]; s++, to += 4) {
        const isPair = s - begin < count;
        laid[to] = isPair ? left[rows[first + s - begin]] : cells;
        laid[to + 1] = isPair ? right[rows[first + s - begin]] : cells + 1;
      }
    }
  }
  return { cells, steps: laid, ends, weights };
}

/**
 * All rows, so that those which follow one another have no cell in common as far as may be: to add
 * to a slope that was just added to is to wait for it, a seventh of the time of a pass.
 */
function pairsApart({ left, right }: WeightedPairs, cells: number): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(left.length);
  const apart = new Uint32Array(left.length);
  for (let row = 0; row < rows.length; row++) {
    rows[row] = row;
    apart[row] = right[row] - left[row] + cells;
  }
  return sortRows(rows, apart, 0, 2 * cells);
}

/** Of these rows those with a weight, in ascending order of it; equal ones stay in their order. */
function byWeight(weight: Float64Array, all: Uint32Array): Uint32Array<ArrayBuffer> {
  const sorted = weight.slice().sort();
  let distinct = 0;
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[distinct++] = sorted[at];
  }
  const rows = new Uint32Array(weight.length);
  const rank = new Uint32Array(weight.length);
  let count = 0;
  for (const row of all) {
    if (!(weight[row] > 0)) continue;
    rank[row] = placeOf(weight[row], sorted, distinct);
    rows[count++] = row;
  }
  return sortRows(rows.subarray(0, count), rank, 0, distinct);
}

/** Where a number that is among the first `count` of these stands, by halving. */
function placeOf(value: number, sorted: Float64Array, count: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
