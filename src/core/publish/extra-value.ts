import { tierNumbers } from '../posterior/ranking/headline.ts';
import type { FitSummary } from '../posterior/ranking/summary.ts';
import type { Price } from '../overview/prices.ts';
import type { ModelRecord } from '../table/judgments.ts';

/** Columns beside rank, name and strength. */
export type ExtraColumn = 'ranks' | 'judgments' | 'rate' | 'best' | 'tier' | 'price' | 'seconds';

export type ExtraValue = number | { readonly from: number; readonly to: number };

/** What the columns of a leaderboard are made of. */
export interface BoardFacts {
  readonly summary: FitSummary;
  /** By model. */
  readonly records: readonly ModelRecord[];
  readonly prices: readonly Price[];
  readonly names: readonly string[];
}

/**
 * What a column says of each row, best first: a number, or the first and last of some ranks; null
 * where it is unknown. Shares from 0 to 1, prices in US dollars.
 */
export function extraValue(
  column: ExtraColumn,
  { summary, records, prices }: BoardFacts,
): (row: number) => ExtraValue | null {
  const { rows, diagnostics, joint } = summary;
  const tiers = column === 'tier' ? tierNumbers(summary) : [];
  return (row) => {
    const { model, rankShares } = rows[row];
    const { wins, losses, ties } = records.at(model) ?? { wins: 0, losses: 0, ties: 0 };
    const judgments = wins + losses + ties;
    switch (column) {
      case 'ranks':
        return joint?.ranks[row] ?? null;
      case 'judgments':
        return judgments;
      case 'rate':
        return judgments > 0 ? (wins + ties / 2) / judgments : null;
      case 'best':
        // Maximum likelihood has no posterior.
        return diagnostics.sampler === 'mle' ? null : rankShares[0];
      case 'tier':
        return tiers[row];
      case 'price':
        return prices.at(model)?.cost ?? null;
      case 'seconds':
        return prices.at(model)?.seconds ?? null;
    }
  };
}
