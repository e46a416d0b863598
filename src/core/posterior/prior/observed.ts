import { Outcome } from '../../table/judgments.ts';
import type { LogOdds, PairCounts } from '../../table/judgments.ts';
import { outcomeProbabilities } from '../../model/outcomes.ts';
import { hasTieOutcome } from '../../model/settings.ts';
import type { TieModel } from '../../model/settings.ts';
import { judgmentTotal, tieTotal } from '../../table/counts.ts';
import { firstShare } from '../../table/versus.ts';
import type { Histogram, HistogramWithEnds } from '../draws/histogram.ts';
import { WIN_BINS, deviation, rangeOf } from './prior-predictive.ts';
import type { FitSummary } from '../ranking/summary.ts';

/** What there is to hold against `PriorPredictive`. */
export interface Observed {
  /** P(one beats the other | decided) of all pairs of models, each both ways round, in the fit. */
  readonly win: Histogram;
  /** Standard deviation and range of the fitted strengths, log-odds. */
  readonly spread: number;
  readonly range: number;
  /** Shares in the data; null where there is nothing to share. */
  readonly ties: number | null;
  readonly first: number | null;
}

/** @param counts with at least two models */
export function observedOf(counts: PairCounts, ties: TieModel, summary: FitSummary): Observed {
  const medians = Float64Array.from(summary.rows, (row) => row.median);
  return {
    win: winsBetween(medians, ties, summary),
    spread: deviation(medians),
    range: rangeOf(medians),
    ties: hasTieOutcome(ties) ? tieShare(counts) : null,
    first: firstShare(counts),
  };
}

/** Where an observed value lies among expected ones, by their wide interval. */
export function placeAmong(
  value: number,
  { lower, upper }: Pick<HistogramWithEnds, 'lower' | 'upper'>,
): 'low' | 'inside' | 'high' {
  if (value < lower) return 'low';
  return value > upper ? 'high' : 'inside';
}

/**
 * The more a gap is, the larger the share, so that each bin begins at some gap; of gaps in order it
 * is known how many reach it without looking at each. Pairs are many more than models.
 */
function winsBetween(
  medians: Float64Array,
  ties: TieModel,
  { tie, strong }: Pick<FitSummary, 'tie' | 'strong'>,
): Histogram {
  const p = new Float64Array(3);
  const binOf = (gap: LogOdds): number => {
    outcomeProbabilities(ties, gap, tie?.median ?? 0, p, strong?.median ?? null);
    return Math.floor((p[Outcome.left] / (p[Outcome.left] + p[Outcome.right])) * count);
  };
  const { count } = WIN_BINS;
  const sorted = medians.toSorted();
  const range = rangeOf(medians);
  const pairs = sorted.length * (sorted.length - 1);
  const shares = new Float64Array(count);
  let reached = pairs;
  for (let bin = 0; bin < count; bin++) {
    const end = bin + 1 < count ? leastGap((gap) => binOf(gap) > bin, range) : Infinity;
    const further = pairsApart(sorted, end);
    shares[bin] = (reached - further) / pairs;
    reached = further;
  }
  return { from: WIN_BINS.from, to: WIN_BINS.to, shares, below: 0, above: 0 };
}

/** The least gap from −range to range that is large enough; Infinity where none is. */
function leastGap(isEnough: (gap: LogOdds) => boolean, range: LogOdds): LogOdds {
  if (isEnough(-range)) return -range;
  if (!isEnough(range)) return Infinity;
  let [low, high] = [-range, range];
  for (;;) {
    const middle = (low + high) / 2;
    if (!(middle > low && middle < high)) return high;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
}

/** How many ordered pairs of models are so far apart. @param sorted ascending */
function pairsApart(sorted: Float64Array, gap: LogOdds): number {
  // A model is no gap away from itself.
  let pairs = gap <= 0 ? -sorted.length : 0;
  let below = 0;
  for (let above = 0; above < sorted.length; above++) {
    while (below < sorted.length && sorted[above] - sorted[below] >= gap) below++;
    pairs += below;
  }
  return pairs;
}

function tieShare(counts: PairCounts): number | null {
  const all = judgmentTotal(counts);
  return all > 0 ? tieTotal(counts) / all : null;
}
