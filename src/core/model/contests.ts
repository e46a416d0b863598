import type { PairCounts } from '../judgments.ts';
import type { TieModel } from './settings.ts';

/**
 * Pairs as a likelihood without a tie outcome sees them, grouped by left model: the contests of
 * model m are `start[m]` … `start[m + 1]` − 1. `wins` are the left model's, `total` both sides'.
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
 */
export function contestsOf(counts: PairCounts, ties: TieModel, isOrdered: boolean): Contests {
  const models = counts.models.length;
  const share = ties === 'half' ? 0.5 : 0;
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
