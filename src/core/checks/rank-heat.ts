import { SEPARATED } from '../limits.ts';
import type { ModelIndex } from '../table/judgments.ts';
import type { FitSummary } from '../posterior/ranking/summary.ts';

/** How often every model has every rank. */
export interface RankHeat {
  /** Best first; row r of the cells is `models[r]`. */
  readonly models: readonly ModelIndex[];
  /** Row-major K × K: the share of the draws in which that model has rank 1 … K. */
  readonly shares: Float32Array<ArrayBuffer>;
}

export function rankHeat({ rows }: FitSummary): RankHeat {
  const size = rows.length;
  const shares = new Float32Array(size * size);
  rows.forEach(({ rankShares }, row) => {
    shares.set(rankShares, row * size);
  });
  return { models: rows.map(({ model }) => model), shares };
}

/** Ranks from 1. */
export interface RankRange {
  /** The ranks between which the model lies in 95% of the draws, 2.5% cut off on either side. */
  readonly from: number;
  readonly to: number;
  /** The most frequent rank, of equals the first, and its share. */
  readonly likely: number;
  readonly share: number;
}

/** @param row of the cells */
export function rankRange({ models, shares }: RankHeat, row: number): RankRange {
  const size = models.length;
  const own = shares.subarray(row * size, (row + 1) * size);
  let [from, to, likely, sum] = [0, 0, 0, 0];
  own.forEach((share, rank) => {
    // The shares are single precision: 0.975 may come out a little less.
    if (sum <= 0.025) from = rank;
    if (sum < 0.975 - 1e-6) to = rank;
    if (share > own[likely]) likely = rank;
    sum += share;
  });
  return { from: from + 1, to: to + 1, likely: likely + 1, share: own[likely] };
}

/** How many models have one rank in 95% of the draws. */
export function firmRanks(heat: RankHeat): number {
  // In the precision of the shares, so that 95% is enough.
  const enough = Math.fround(SEPARATED);
  return heat.models.filter((_, row) => rankRange(heat, row).share >= enough).length;
}
