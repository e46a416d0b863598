import { DEFAULT_SCALE, logOddsToRating } from '../posterior/ranking/scale.ts';
import type { FitSummary } from '../posterior/ranking/summary.ts';
import { RAKUDA_2023_07_14 } from './rakuda-2023-07-14.ts';

/** A median with its upward and downward distance to the 1σ ends, in rating points. */
export interface Spread {
  readonly median: number;
  readonly up: number;
  readonly down: number;
}

export interface PublishedComparison {
  readonly rows: readonly {
    readonly model: number;
    readonly published: Spread;
    readonly here: Spread;
    /** Width of the 68% interval here ÷ the published one. */
    readonly widthRatio: number;
  }[];
  /** Largest difference of medians, rating points. */
  readonly largestMedianGap: number;
  readonly meanWidthRatio: number;
}

/**
 * Sets a fit of the Rakuda sample beside the published table, on the published scale.
 * @param summary a fit of the sample, with 68% intervals
 */
export function comparePublished(summary: FitSummary): PublishedComparison {
  const rating = (logOdds: number): number => logOddsToRating(logOdds, DEFAULT_SCALE);
  const rows = summary.rows.map((row) => {
    const { published } = RAKUDA_2023_07_14.models[row.model];
    const median = rating(row.median);
    const here = { median, up: rating(row.upper) - median, down: median - rating(row.lower) };
    const widthRatio = (here.up + here.down) / (published.up + published.down);
    return { model: row.model, published, here, widthRatio };
  });
  return {
    rows,
    largestMedianGap: Math.max(
      ...rows.map((row) => Math.abs(row.here.median - row.published.median)),
    ),
    meanWidthRatio: rows.reduce((sum, row) => sum + row.widthRatio, 0) / rows.length,
  };
}
