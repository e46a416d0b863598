import { SEPARATED } from '../limits.ts';
import type { ModelIndex } from '../table/judgments.ts';
import type { FitSummary, JointStatements } from '../posterior/ranking/summary.ts';

/** How often every model has every rank. */
export interface RankHeat {
  /** Best first, as are the rows of the shares. */
  readonly models: readonly ModelIndex[];
  /** K × K: by model the share of the draws in which it has rank 1 … K. */
  readonly shares: readonly Float32Array[];
  /** Per row the ranks between which all models lie at once; empty where that is not known yet. */
  readonly ranges: JointStatements['ranks'];
}

export function rankHeat({ rows, joint }: FitSummary): RankHeat {
  return {
    models: rows.map(({ model }) => model),
    shares: rows.map(({ rankShares }) => rankShares),
    ranges: joint?.ranks ?? [],
  };
}

/**
 * The most frequent rank of a model, from 1 and of equals the first.
 * @param shares of the draws by rank
 */
export function likelyRank(shares: Float32Array): number {
  let likely = 0;
  for (let at = 1; at < shares.length; at++) if (shares[at] > shares[likely]) likely = at;
  return likely + 1;
}

/** How many models have one rank in 95% of the draws. */
export function firmRanks({ shares }: RankHeat): number {
  return shares.filter(isFirm).length;
}

/** In the precision of the shares, so that 95% is enough. */
const FIRM = Math.fround(SEPARATED);
/** Twice what a firm rank leaves to all others, as shares are rounded. */
const TOO_MUCH = 2 * (1 - SEPARATED);

/**
 * Looks from its row outwards, and no farther than a firm rank may still lie: of thousands of models
 * each has a few dozen ranks, and all ranks are millions.
 */
function isFirm(shares: Float32Array, row: number): boolean {
  let seen = 0;
  for (let away = 0; away < shares.length && seen < TOO_MUCH; away++) {
    for (const at of away === 0 ? [row] : [row - away, row + away]) {
      const share = shares[at] ?? 0;
      if (share >= FIRM) return true;
      seen += share;
    }
  }
  return false;
}
