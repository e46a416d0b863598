/** Two quantities that are known by draws of their own, each independent of the other. */

/**
 * P(a > b) + ½·P(a = b) over every pair of a draw of `a` and a draw of `b`, which no order of the
 * draws and no common seed can sway; exactly ½ where both are the same draws.
 * @param a sorted, ascending; so is `b`
 */
export function shareAbove(a: Float64Array, b: Float64Array): number {
  let [below, notAbove, pairs] = [0, 0, 0];
  for (const x of a) {
    while (below < b.length && b[below] < x) below++;
    while (notAbove < b.length && b[notAbove] <= x) notAbove++;
    // Twice the pairs, so that all that is summed is whole.
    pairs += below + notAbove;
  }
  return pairs / (2 * a.length * b.length);
}

/** Differences are told apart down to this, in natural log-odds: a thousandth of a rating point. */
const STEP = 5e-6;

/**
 * So many of sorted draws at the most, evenly from the smallest to the largest: their quantiles are
 * those of all to within 1 in twice as many.
 */
export function thinSorted(sorted: Float64Array, most: number): Float64Array {
  if (sorted.length <= most) return sorted;
  return new Float64Array(most).map(
    (_, at) => sorted[Math.floor(((at + 0.5) * sorted.length) / most)],
  );
}

/**
 * A quantile of a − b over every pair of draws, found by halving the range; exactly 0 for the
 * median of the same draws.
 * @param a sorted, ascending; so is `b`
 * @param q strictly between 0 and 1
 */
export function quantileOfDifference(a: Float64Array, b: Float64Array, q: number): number {
  let low = a[0] - b[b.length - 1];
  let high = a[a.length - 1] - b[0];
  while (high - low > STEP) {
    const middle = (low + high) / 2;
    const share = shareOfDifferences(a, b, middle);
    if (share === q) return middle;
    if (share < q) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(a − b < x) + ½·P(a − b = x) over every pair. */
function shareOfDifferences(a: Float64Array, b: Float64Array, x: number): number {
  let [atMost, less, pairs] = [0, 0, 0];
  for (const value of a) {
    // The draws of b from these on are so large that the difference is at most x, or less.
    while (atMost < b.length && value - b[atMost] > x) atMost++;
    while (less < b.length && value - b[less] >= x) less++;
    pairs += 2 * b.length - atMost - less;
  }
  return pairs / (2 * a.length * b.length);
}
