import type { SortValue } from '../../core/overview/board-rows.ts';
import { extraValue } from '../../core/publish/extra-value.ts';
import type { BoardFacts } from '../../core/publish/extra-value.ts';
import type { SortColumn } from './board-query.ts';

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
    default: {
      const value = extraValue(by, facts);
      return (row) => {
        const own = value(row);
        return typeof own === 'object' ? (own?.from ?? null) : own;
      };
    }
  }
}
