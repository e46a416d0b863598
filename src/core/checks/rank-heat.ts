import type { ModelIndex } from '../judgments.ts';
import type { FitSummary } from '../posterior/summary.ts';

/** How often every model has every rank. */
export interface RankHeat {
  /** Best first; row r of the cells is `models[r]`. */
  readonly models: readonly ModelIndex[];
  /** Row-major K × K: the share of the draws in which that model has rank 1 … K. */
  readonly shares: Float32Array<ArrayBuffer>;
  /** The largest of the shares. */
  readonly most: number;
}

export function rankHeat({ rows }: FitSummary): RankHeat {
  const size = rows.length;
  const shares = new Float32Array(size * size);
  rows.forEach(({ rankShares }, row) => {
    shares.set(rankShares, row * size);
  });
  return {
    models: rows.map(({ model }) => model),
    shares,
    most: shares.reduce((a, b) => Math.max(a, b), 0),
  };
}
