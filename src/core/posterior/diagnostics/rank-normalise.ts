import { normalQuantile } from '../../numerics/normal-quantile.ts';

/**
 * Normal scores of average ranks, Φ⁻¹((rank − 3/8) / (S + 1/4)), of values and of their
 * distances from the median ("folded").
 * @param sorted the same values, ascending
 */
export function rankNormalise(
  values: Float64Array,
  sorted: Float64Array,
  median: number,
): { normal: Float64Array; folded: Float64Array } {
  const size = values.length;
  const straight = scoresInOrder(sorted);
  const outward = outwardOrder(sorted, median);
  const distances = new Float64Array(size);
  for (let r = 0; r < size; r++) distances[r] = Math.abs(sorted[outward[r]] - median);
  const scores = scoresInOrder(distances);
  const byPlace = new Float64Array(size);
  for (let r = 0; r < size; r++) byPlace[outward[r]] = scores[r];

  const normal = new Float64Array(size);
  const folded = new Float64Array(size);
  const places = placesOf(values, sorted);
  for (let i = 0; i < size; i++) {
    const place = places[i];
    normal[i] = straight[place];
    folded[i] = byPlace[place];
  }
  return { normal, folded };
}

/** Scores of ascending values, by place; equal values share the score of their average rank. */
function scoresInOrder(ascending: Float64Array): Float64Array {
  const size = ascending.length;
  const table = scoreTable(size);
  const scores = new Float64Array(size);
  for (let from = 0; from < size;) {
    let to = from + 1;
    while (to < size && ascending[to] === ascending[from]) to++;
    // Ranks from + 1 … to, whose average is half of from + to + 1.
    scores.fill(table[from + to + 1], from, to);
    from = to;
  }
  return scores;
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

/**
 * For every value the first place in `sorted` that holds it. An even division of the range into
 * as many cells as values leaves few places to search among.
 */
function placesOf(values: Float64Array, sorted: Float64Array): Uint32Array {
  const size = sorted.length;
  const least = sorted[0];
  const range = sorted[size - 1] - least;
  const perUnit = range > 0 && range < Infinity ? (size - 1) / range : 0;
  const start = new Uint32Array(size + 1);
  for (let r = 0; r < size; r++) start[Math.floor((sorted[r] - least) * perUnit) + 1]++;
  for (let cell = 0; cell < size; cell++) start[cell + 1] += start[cell];
  const places = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    const cell = Math.floor((values[i] - least) * perUnit);
    places[i] = lowerBound(sorted, values[i], start[cell], start[cell + 1]);
  }
  return places;
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
