import type { MapClass } from '../../../charts/map/text-map.ts';

export interface Classes {
  readonly classes: readonly MapClass[];
  /** Of every point its place among them. */
  readonly classOf: readonly number[];
}

/** More can't be told apart at a glance. */
const MAX_CLASSES = 11;

/**
 * Classes by their names, the most frequent first; what is left over, and what has none, come last.
 * @param names of every point; null for none
 */
export function classesOf(
  names: readonly (string | null)[],
  words: { readonly none: string; readonly others: string },
): Classes {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  const order = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const shown = order.slice(0, MAX_CLASSES).map(([name]) => name);
  const hasOthers = order.length > MAX_CLASSES;
  const hasNone = names.includes(null);
  const classes = [
    ...shown.map((name) => ({ name, isRest: false })),
    ...(hasOthers ? [{ name: words.others, isRest: true }] : []),
    ...(hasNone ? [{ name: words.none, isRest: true }] : []),
  ];
  const place = new Map(shown.map((name, at) => [name, at]));
  const classOf = names.map((name) =>
    name === null ? classes.length - 1 : (place.get(name) ?? shown.length),
  );
  return { classes, classOf };
}
