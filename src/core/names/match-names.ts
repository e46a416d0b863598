/** How a name was found: as it is, in other case, or without the maker before the last slash. */
export type NameMatch = 'exact' | 'case' | 'maker';

export interface MatchedName {
  /** Positions in the two lists. */
  readonly first: number;
  readonly second: number;
  readonly how: NameMatch;
}

/** What makes two names the same, from the strictest; each goes before the next. */
const LIKENESSES: readonly (readonly [NameMatch, (name: string) => string])[] = [
  ['exact', (name) => name],
  ['case', (name) => name.trim().toLowerCase()],
  [
    'maker',
    (name) =>
      name
        .slice(name.lastIndexOf('/') + 1)
        .trim()
        .toLowerCase(),
  ],
];

/**
 * Finds the names of one list in another: exactly, else whatever their case, else without the
 * maker, as in `openai/gpt-4`. A likeness that more than one name of either list has says
 * nothing and is passed over, also where one of those names is matched already. Of a name that a
 * list holds twice, the first counts.
 * @returns in the order of `first`; names that were not found are left out
 */
export function matchNames(first: readonly string[], second: readonly string[]): MatchedName[] {
  const matched = new Map<number, MatchedName>();
  const taken = new Set<number>();
  for (const [how, keyOf] of LIKENESSES) {
    const mine = placesBy(first, keyOf);
    const theirs = placesBy(second, keyOf);
    for (const [key, place] of mine) {
      const other = theirs.get(key);
      if (place === null || other === undefined || other === null) continue;
      if (matched.has(place) || taken.has(other)) continue;
      matched.set(place, { first: place, second: other, how });
      taken.add(other);
    }
  }
  return [...matched.values()].sort((a, b) => a.first - b.first);
}

/** Key → place of the one name that has it; null where several do. */
function placesBy(
  names: readonly string[],
  keyOf: (name: string) => string,
): Map<string, number | null> {
  const places = new Map<string, number | null>();
  [...new Map(names.toReversed().map((name, at) => [name, names.length - 1 - at]))].forEach(
    ([name, at]) => {
      const key = keyOf(name);
      places.set(key, places.has(key) ? null : at);
    },
  );
  return places;
}
