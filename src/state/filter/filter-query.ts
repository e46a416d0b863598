import type { Condition } from '../../core/overview/conditions.ts';
import { BOARD_NAMES } from '../board/board-query.ts';
import { conditionEntries, conditionsIn, withValues } from './condition-query.ts';

/** What #leaderboard?category=coding&category=maths&judge=human&q=gpt asks for of judgments. */
export function boardConditions(query: URLSearchParams): readonly Condition[] {
  return conditionsIn(query, BOARD_NAMES);
}

/** The query with these values of a name, and how the table is looked at as it was. */
export function withBoardValues(
  query: URLSearchParams,
  name: string,
  values: readonly string[],
): URLSearchParams {
  const own = [...query].filter(([key]) => BOARD_NAMES.some((one) => one === key));
  const conditions = withValues(boardConditions(query), name, values);
  const asked = [...own, ...conditionEntries(conditions)];
  return new URLSearchParams(asked.map(([key, value]) => [key, value]));
}
