/** Ranks from 1 for the greatest; equal values share the mean of their ranks. */
export function meanRanks(values: readonly number[]): number[] {
  const order = values.map((_, at) => at).sort((a, b) => values[b] - values[a]);
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    // Places from + 1 … to.
    for (let at = from; at < to; at++) ranks[order[at]] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/**
 * Kendall's τ-b: pairs in the same order less pairs in opposite order, over the geometric mean of
 * the pairs that are untied in each list (Kendall 1945), counted by sorting (Knight 1966). Null where
 * a list holds one value only.
 */
export function kendall(x: readonly number[], y: readonly number[]): number | null {
  const order = x.map((_, at) => at).sort((a, b) => x[a] - x[b] || y[a] - y[b]);
  const pairs = pairsOf(x.length);
  const tiedX = tiedPairs(order, (a, b) => x[a] === x[b]);
  const tiedBoth = tiedPairs(order, (a, b) => x[a] === x[b] && y[a] === y[b]);
  const values = Float64Array.from(order, (at) => y[at]);
  const inversions = sortCounting(values);
  const tiedY = tiedPairs(values, (a, b) => a === b);
  const agreement = pairs - tiedX - tiedY + tiedBoth - 2 * inversions;
  // Equal lists have products of two equal numbers here, of which the root is exact.
  const most = Math.sqrt((pairs - tiedX) * (pairs - tiedY));
  return most === 0 ? null : agreement / most;
}

const pairsOf = (n: number): number => (n * (n - 1)) / 2;

/** Pairs within runs of neighbours that are tied. */
function tiedPairs(list: ArrayLike<number>, areTied: (a: number, b: number) => boolean): number {
  let tied = 0;
  for (let from = 0; from < list.length;) {
    let to = from + 1;
    while (to < list.length && areTied(list[from], list[to])) to++;
    tied += pairsOf(to - from);
    from = to;
  }
  return tied;
}

/** Sorts by merging; returns how many pairs stood the other way round before. */
function sortCounting(values: Float64Array<ArrayBuffer>): number {
  if (values.length < 2) return 0;
  const low = values.slice(0, values.length >> 1);
  const high = values.slice(values.length >> 1);
  let inversions = sortCounting(low) + sortCounting(high);
  let [l, h] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    if (h === high.length || (l < low.length && low[l] <= high[h])) values[at] = low[l++];
    else {
      values[at] = high[h++];
      inversions += low.length - l;
    }
  }
  return inversions;
}

/** Spearman's ρ: the correlation of the ranks. Null where a list holds one value only. */
export function spearman(x: readonly number[], y: readonly number[]): number | null {
  return correlation(meanRanks(x), meanRanks(y));
}

/** Pearson's correlation; null where a list does not vary. */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  const line = regress(x, y);
  const back = regress(y, x);
  if (line === null || back === null) return null;
  return Math.sign(line.slope) * Math.min(1, Math.sqrt(line.slope * back.slope));
}

export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** Least squares of y on x; null where x does not vary. */
export function regress(x: readonly number[], y: readonly number[]): Line | null {
  const meanX = mean(x);
  const meanY = mean(y);
  let xx = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    xx += (x[i] - meanX) ** 2;
    xy += (x[i] - meanX) * (y[i] - meanY);
  }
  if (!(xx > 0)) return null;
  const slope = xy / xx;
  return { slope, intercept: meanY - slope * meanX };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
