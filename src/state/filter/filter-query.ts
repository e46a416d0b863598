import type { Condition } from '../../core/overview/conditions.ts';
import { ADJUSTED, BOARD_OWN } from '../board/board-query.ts';
import { conditionEntries } from './condition-query.ts';
import { conditionsIn, withValues } from './read-conditions.ts';

const STYLE = 'style';

/** What #leaderboard?category=coding&category=maths&judge=human&q=gpt asks for of judgments. */
export function boardConditions(query: URLSearchParams): readonly Condition[] {
  return conditionsIn(query, BOARD_OWN);
}

/** The query with these values of a name, and how the table is looked at as it was. */
export function withBoardValues(
  query: URLSearchParams,
  name: string,
  values: readonly string[],
): URLSearchParams {
  const own = [...query].filter(([key]) => BOARD_OWN.includes(key));
  const conditions = withValues(boardConditions(query), name, values);
  const asked = [...own, ...conditionEntries(conditions)];
  return new URLSearchParams(asked.map(([key, value]) => [key, value]));
}

/** Whether #leaderboard?adjusted=style asks for strengths adjusted for the style of answers. */
export function asksForStyle(query: URLSearchParams): boolean {
  return query.get(ADJUSTED) === STYLE;
}

/** The query that asks for that, or no more. */
export function withStyle(query: URLSearchParams, isWanted: boolean): URLSearchParams {
  const found = new URLSearchParams(query);
  if (isWanted) found.set(ADJUSTED, STYLE);
  else found.delete(ADJUSTED);
  return found;
}
