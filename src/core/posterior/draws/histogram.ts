import { weightedQuantiles } from '../../numerics/weighted-quantile.ts';
import { ascendingOrder } from './cjs.ts';

/** Equal bins from `from` to `to`. */
export interface Bins {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Shares of a distribution in equal bins. */
export interface Histogram {
  readonly from: number;
  readonly to: number;
  /** Per bin; with what lies outside they sum to 1. */
  readonly shares: Float64Array;
  readonly below: number;
  readonly above: number;
}

/** With the median and the ends of the middle 95%; infinite where they lie outside. */
export interface HistogramWithEnds extends Histogram {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

const ENDS = [0.025, 0.5, 0.975] as const;

/** @param weights of the values, sum 1 */
export function histogramOf(values: Float64Array, weights: Float64Array, bins: Bins): Histogram {
  const { from, to, count } = bins;
  const shares = new Float64Array(count);
  let [below, above] = [0, 0];
  for (let s = 0; s < values.length; s++) {
    const at = Math.floor(((values[s] - from) / (to - from)) * count);
    if (values[s] < from) below += weights[s];
    // The upper end belongs to the last bin.
    else if (values[s] > to) above += weights[s];
    else shares[Math.min(at, count - 1)] += weights[s];
  }
  return { from, to, shares, below, above };
}

export function histogramWithEnds(
  values: Float64Array,
  weights: Float64Array,
  bins: Bins,
): HistogramWithEnds {
  const order = ascendingOrder(values);
  const sorted = Float64Array.from(order, (place) => values[place]);
  const own = Float64Array.from(order, (place) => weights[place]);
  const ends = new Float64Array(ENDS.length);
  weightedQuantiles(sorted, own, ENDS, ends);
  const [lower, median, upper] = ends;
  return { ...histogramOf(values, weights, bins), lower, median, upper };
}

/** The same from a distribution function. @param below P(at most x) */
export function sharesBetween(below: (x: number) => number, bins: Bins): HistogramWithEnds {
  const { from, to, count } = bins;
  const edges = Float64Array.from({ length: count + 1 }, (_, n) =>
    below(from + ((to - from) * n) / count),
  );
  const [lower, median, upper] = ENDS.map((p) => {
    const at = edges.findIndex((share) => share >= p);
    if (at < 0) return Infinity;
    if (at === 0) return edges[0] > p ? -Infinity : from;
    let [low, high] = [at - 1, at].map((n) => from + ((to - from) * n) / count);
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2;
      if (below(middle) < p) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  });
  return {
    ...{ from, to, lower, median, upper },
    shares: Float64Array.from({ length: count }, (_, n) => edges[n + 1] - edges[n]),
    below: edges[0],
    above: 1 - edges[count],
  };
}
