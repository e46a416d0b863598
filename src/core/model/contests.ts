import type { PairCounts } from '../table/judgments.ts';

/**
 * Pairs as the likelihoods see them, grouped by left model: the contests of model m are
 * `start[m]` … `start[m + 1]` − 1. `wins` are the left model's, `total` both sides'; a tie has
 * been added to both, each time with the same share.
 */
export interface Contests {
  readonly models: number;
  readonly start: Uint32Array;
  readonly opponent: Uint32Array;
  readonly wins: Float64Array;
  readonly total: Float64Array;
}

/**
 * Shares ties out, leaves out pairs without a judgment that counts, and, where the order of the
 * two makes no difference, adds both orders of a pair together.
 * @param share of a tie that is added to each side's wins
 */
export function contestsOf(counts: PairCounts, share: 0 | 0.5 | 1, isOrdered: boolean): Contests {
  const models = counts.models.length;
  const byPair = new Map<number, { left: number; right: number; wins: number; total: number }>();
  for (let p = 0; p < counts.left.length; p++) {
    const isSwapped = !isOrdered && counts.left[p] > counts.right[p];
    const left = isSwapped ? counts.right[p] : counts.left[p];
    const right = isSwapped ? counts.left[p] : counts.right[p];
    const tied = share * counts.ties[p];
    const wins = (isSwapped ? counts.rightWins[p] : counts.leftWins[p]) + tied;
    const losses = (isSwapped ? counts.leftWins[p] : counts.rightWins[p]) + tied;
    if (wins + losses === 0) continue;
    const key = left * models + right;
    const before = byPair.get(key);
    byPair.set(key, {
      left,
      right,
      wins: wins + (before?.wins ?? 0),
      total: wins + losses + (before?.total ?? 0),
    });
  }
  const pairs = [...byPair.values()].sort((a, b) => a.left - b.left || a.right - b.right);
  const start = new Uint32Array(models + 1);
  for (const { left } of pairs) start[left + 1]++;
  for (let m = 0; m < models; m++) start[m + 1] += start[m];
  return {
    models,
    start,
    opponent: Uint32Array.from(pairs, ({ right }) => right),
    wins: Float64Array.from(pairs, ({ wins }) => wins),
    total: Float64Array.from(pairs, ({ total }) => total),
  };
}

/** How many judgments are ties. */
export function tieTotal({ ties }: PairCounts): number {
  let total = 0;
  for (const n of ties) total += n;
  return total;
}

/**
 * `ownWins`: every model's wins. `movedWins`: its wins shown first less the wins against it of
 * models shown first, the gradient before expected wins are taken off. `firstWins`: α's wins.
 */
export function winTotals({ models, start, opponent, wins, total }: Contests): {
  ownWins: Float64Array;
  movedWins: Float64Array;
  firstWins: number;
} {
  const ownWins = new Float64Array(models);
  const movedWins = new Float64Array(models);
  let firstWins = 0;
  for (let i = 0; i < models; i++) {
    for (let p = start[i]; p < start[i + 1]; p++) {
      ownWins[i] += wins[p];
      ownWins[opponent[p]] += total[p] - wins[p];
      movedWins[i] += wins[p];
      movedWins[opponent[p]] -= wins[p];
      firstWins += wins[p];
    }
  }
  return { ownWins, movedWins, firstWins };
}
