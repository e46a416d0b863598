import { NAMES, TAG_PREFIX, nameOfTag, tagNamed, whereOf } from '../../core/overview/conditions.ts';
import type { Condition } from '../../core/overview/conditions.ts';
import { BOARD_OWN } from '../board/board-query.ts';
import { INSPECT_NAMES } from '../inspect/inspect-names.ts';

/**
 * Conditions as addresses say them, on every page alike: category=coding&category=maths&kind=people.
 * A tag whose name means something else in an address is tag.NAME there.
 */

/** What an address calls something that is no condition, on one page at least. */
const OTHERS: readonly string[] = [...BOARD_OWN, ...INSPECT_NAMES];

/** What an address calls a condition of this name. */
export function keyOf(name: string): string {
  return OTHERS.includes(name) ? `${TAG_PREFIX}${name}` : name;
}

/**
 * What an address asks for: a name that stands there twice has any of its values. Names that the
 * files don't know are found out only with them; values that mean nothing ask for nothing.
 * @param own what else the page's address says
 */
export function conditionsIn(query: URLSearchParams, own: readonly string[]): readonly Condition[] {
  const values = new Map<string, Set<string>>();
  for (const [key, value] of query) {
    const tag = key.startsWith(TAG_PREFIX) ? tagNamed(key) : null;
    const name = tag === null ? key : nameOfTag(tag);
    if (value === '' || name === '' || name === TAG_PREFIX || (tag === null && own.includes(key)))
      continue;
    values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  return [...values.keys()]
    .sort()
    .map((name): Condition => ({ name, values: [...(values.get(name) ?? [])].sort() }))
    .filter((condition) => whereOf(condition) !== null);
}

/** The same as an address has it: names and values, in their order. */
export function conditionEntries(
  conditions: readonly Condition[],
): readonly (readonly [key: string, value: string])[] {
  return conditions.flatMap(({ name, values }) =>
    values.map((value) => [keyOf(name), value] as const),
  );
}

/** The conditions with these values of a name in place of those that it had; none for no values. */
export function withValues(
  conditions: readonly Condition[],
  name: string,
  values: readonly string[],
): readonly Condition[] {
  const others = conditions.filter((condition) => condition.name !== name);
  return values.length === 0 ? others : [...others, { name, values }];
}

/** Whether a name stands for one end of the time. */
export function isEndOfTime(name: string): boolean {
  return name === NAMES.since || name === NAMES.until;
}
