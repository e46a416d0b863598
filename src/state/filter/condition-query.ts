import { TAG_PREFIX } from '../../core/overview/conditions.ts';
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

/** Conditions as an address has them: names and values, in their order. */
export function conditionEntries(
  conditions: readonly Condition[],
): readonly (readonly [key: string, value: string])[] {
  return conditions.flatMap(({ name, values }) =>
    values.map((value) => [keyOf(name), value] as const),
  );
}
