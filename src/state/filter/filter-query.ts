import { NAMES } from '../../core/overview/conditions.ts';
import type { Condition } from '../../core/overview/conditions.ts';
import type { Facet } from '../../core/overview/filter-table.ts';
import { BOARD_NAMES } from '../board/board-query.ts';

/** Names what a ranking is adjusted for, and is reserved for that. */
const ADJUSTED = 'adjusted';
const STYLE = 'style';

/** What the address of the leaderboard says besides: how its table is looked at. */
const OTHERS: readonly string[] = [...BOARD_NAMES, ADJUSTED];

/** Those whose values can be asked for: a tag may have a name that means something else there. */
export function askableFacets(facets: readonly Facet[]): readonly Facet[] {
  const taken = [...OTHERS, NAMES.since, NAMES.until, NAMES.model];
  return facets.filter(({ name }) => !taken.includes(name));
}

/**
 * What #leaderboard?category=coding&category=maths&judge=human asks for: a name that stands there
 * twice has any of its values. Names that the files don't know are found out only with them.
 */
export function conditionsIn(query: URLSearchParams): readonly Condition[] {
  const names = [...new Set(query.keys())].filter((name) => !OTHERS.includes(name)).sort();
  return names.flatMap((name) => {
    const values = [...new Set(query.getAll(name))].filter((value) => value !== '').sort();
    return values.length === 0 ? [] : [{ name, values }];
  });
}

/** Whether #leaderboard?adjusted=style asks for strengths adjusted for the style of answers. */
export function asksForStyle(query: URLSearchParams): boolean {
  return query.get(ADJUSTED) === STYLE;
}

/** The query that asks for that, or no more. */
export function withStyle(query: URLSearchParams, isWanted: boolean): URLSearchParams {
  return withValues(query, ADJUSTED, isWanted ? [STYLE] : []);
}

/** The query with these values of a name, and all else as it was. */
export function withValues(
  query: URLSearchParams,
  name: string,
  values: readonly string[],
): URLSearchParams {
  const changed = new URLSearchParams(query);
  changed.delete(name);
  for (const value of values) changed.append(name, value);
  return changed;
}
