import { recordsOf } from '../../table/counts.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { normalQuantile } from '../../numerics/normal-quantile.ts';

/** How often one model wins, without regard to whom it met. */
export interface WinRate {
  /** Wins, and half of the ties where they count, over judgments, 0 … 1; null without any. */
  readonly rate: number | null;
  /** Ends of Wilson's interval (1927). */
  readonly lower: number;
  readonly upper: number;
  /** Judgments that count. */
  readonly judgments: number;
}

/**
 * Plain win rates in the order of `counts.models`. A tie counts as half a win, for which Wilson's
 * interval is somewhat too wide, or not at all.
 * @param probability of the interval, 0 … 1, both ends excluded
 */
export function winRates(
  counts: PairCounts,
  ties: 'half' | 'drop',
  probability: number,
): WinRate[] {
  const z = normalQuantile((1 + probability) / 2);
  return recordsOf(counts).map(({ wins, losses, ties: all }) => {
    const tied = ties === 'half' ? all : 0;
    return wilson(wins + tied / 2, wins + losses + tied, z);
  });
}

function wilson(wins: number, judgments: number, z: number): WinRate {
  if (judgments === 0) return { rate: null, lower: 0, upper: 1, judgments };
  const rate = wins / judgments;
  const room = (z * z) / judgments;
  const middle = (rate + room / 2) / (1 + room);
  const reach =
    (z * Math.sqrt((rate * (1 - rate)) / judgments + room / (4 * judgments))) / (1 + room);
  return {
    rate,
    // At the ends rounding would leave a limit that is none.
    lower: rate === 0 ? 0 : Math.max(0, middle - reach),
    upper: rate === 1 ? 1 : Math.min(1, middle + reach),
    judgments,
  };
}
