import { SEPARATED } from '../limits.ts';
import type { ModelIndex } from '../table/judgments.ts';
import type { FitSummary, JointStatements } from '../posterior/ranking/summary.ts';

/** How often every model has every rank. */
export interface RankHeat {
  /** Best first; row r of the cells is `models[r]`. */
  readonly models: readonly ModelIndex[];
  /** Row-major K × K: the share of the draws in which that model has rank 1 … K. */
  readonly shares: Float32Array<ArrayBuffer>;
  /** Per row the ranks between which all models lie at once; empty where that is not known yet. */
  readonly ranges: JointStatements['ranks'];
}

export function rankHeat({ rows, joint }: FitSummary): RankHeat {
  const size = rows.length;
  const shares = new Float32Array(size * size);
  rows.forEach(({ rankShares }, row) => {
    shares.set(rankShares, row * size);
  });
  return { models: rows.map(({ model }) => model), shares, ranges: joint?.ranks ?? [] };
}

/** The most frequent rank of a row, from 1 and of equals the first, and its share. */
export function likelyRank(
  { models, shares }: RankHeat,
  row: number,
): { readonly rank: number; readonly share: number } {
  const size = models.length;
  const start = row * size;
  let likely = start;
  for (let at = start; at < start + size; at++) if (shares[at] > shares[likely]) likely = at;
  return { rank: likely - start + 1, share: shares[likely] };
}

/** Several sentences say it of a million cells. */
const firm = new WeakMap<RankHeat, number>();

/** How many models have one rank in 95% of the draws. */
export function firmRanks(heat: RankHeat): number {
  const known = firm.get(heat) ?? countFirm(heat);
  firm.set(heat, known);
  return known;
}

function countFirm(heat: RankHeat): number {
  // In the precision of the shares, so that 95% is enough.
  const enough = Math.fround(SEPARATED);
  return heat.models.filter((_, row) => likelyRank(heat, row).share >= enough).length;
}
