import type { SortValue } from '../../core/overview/board-rows.ts';
import type { Price } from '../../core/overview/prices.ts';
import { tierNumbers } from '../../core/posterior/ranking/headline.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import type { ModelRecord } from '../../core/table/judgments.ts';
import type { ExtraColumn, SortColumn } from './board-query.ts';

/** What the columns of a leaderboard are made of. */
export interface BoardFacts {
  readonly summary: FitSummary;
  /** By model. */
  readonly records: readonly ModelRecord[];
  readonly prices: readonly Price[];
  readonly names: readonly string[];
}

/** What a column says of each row, best first; null where it is unknown. */
export function extraValue(
  column: ExtraColumn,
  { summary, records, prices }: BoardFacts,
): (row: number) => number | null {
  const { rows, diagnostics } = summary;
  const tiers = column === 'tier' ? tierNumbers(summary) : [];
  return (row) => {
    const { model, rankShares } = rows[row];
    const { wins, losses, ties } = records.at(model) ?? { wins: 0, losses: 0, ties: 0 };
    const judgments = wins + losses + ties;
    switch (column) {
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

/** What rows are sorted by; null for their order in the ranking. */
export function sortValue(
  by: SortColumn,
  isDescending: boolean,
  facts: BoardFacts,
): ((row: number) => SortValue) | null {
  const { rows } = facts.summary;
  switch (by) {
    case 'rank':
      return isDescending ? (row) => row : null;
    case 'model':
      return (row) => facts.names[rows[row].model].toLowerCase();
    case 'rating':
      return (row) => rows[row].median;
    case 'stronger':
      return (row) => rows[row].strongerThanNext;
    default:
      return extraValue(by, facts);
  }
}
