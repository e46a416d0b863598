import { Outcome } from '../../table/judgments.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { outcomeProbabilities } from '../../model/outcomes.ts';
import { hasTieOutcome } from '../../model/settings.ts';
import type { TieModel } from '../../model/settings.ts';
import { firstShare } from '../../table/versus.ts';
import { histogramOf } from '../draws/histogram.ts';
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

function winsBetween(
  medians: Float64Array,
  ties: TieModel,
  { tie, strong }: Pick<FitSummary, 'tie' | 'strong'>,
): Histogram {
  const shares = new Float64Array(medians.length * (medians.length - 1));
  const p = new Float64Array(3);
  let at = 0;
  for (let a = 0; a < medians.length; a++) {
    for (let b = 0; b < medians.length; b++) {
      if (a === b) continue;
      outcomeProbabilities(
        ties,
        medians[a] - medians[b],
        tie?.median ?? 0,
        p,
        strong?.median ?? null,
      );
      shares[at++] = p[Outcome.left] / (p[Outcome.left] + p[Outcome.right]);
    }
  }
  return histogramOf(shares, new Float64Array(shares.length).fill(1 / shares.length), WIN_BINS);
}

function tieShare({ leftWins, rightWins, ties }: PairCounts): number | null {
  let [tied, all] = [0, 0];
  for (let p = 0; p < ties.length; p++) {
    tied += ties[p];
    all += ties[p] + leftWins[p] + rightWins[p];
  }
  return all > 0 ? tied / all : null;
}
