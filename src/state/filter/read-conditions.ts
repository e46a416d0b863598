import { whereOf } from '../../core/overview/condition-meaning.ts';
import { NAMES, TAG_PREFIX, nameOfTag, tagNamed } from '../../core/overview/conditions.ts';
import type { Condition } from '../../core/overview/conditions.ts';

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
