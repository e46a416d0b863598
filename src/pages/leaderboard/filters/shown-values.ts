import { foldedName } from '../../../core/names/shown-name.ts';
import { nameAt, placeOf, placesOf } from '../../../core/overview/names-in-row.ts';
import type { SearchedNames } from '../../../core/overview/names-in-row.ts';

/** A name that judgments are told apart by, and its values. */
export interface ShownFacet {
  readonly name: string;
  readonly values: readonly ShownValue[];
  readonly furtherValues?: FurtherValues;
}

/** The values behind those that a facet has one by one; without judgments where none are counted. */
interface FurtherValues extends SearchedNames {
  readonly judgments?: Float64Array;
}

export interface ShownValue {
  readonly value: string;
  /** How many have it; null where they are not counted. */
  readonly judgments: number | null;
}

/** The values of a facet, and those that an address asks for though the files do not have them. */
export interface ShownValues {
  /** How many there are. */
  readonly length: number;
  /** How many are called by what is searched; of many only the first are listed, and the chosen. */
  found(search: string): { readonly length: number; readonly listed: readonly ShownValue[] };
}

/** Values that are listed at once. */
const MAX_LISTED = 60;
const NONE: FurtherValues = { names: '', ends: new Uint32Array() };

/**
 * What can be chosen of a facet, with what is chosen.
 * @param textOf what a value is called
 */
export function shownValues(
  { values, furtherValues: further = NONE }: ShownFacet,
  chosen: readonly string[],
  textOf: (value: string) => string,
): ShownValues {
  const there = new Set(values.map(({ value }) => value));
  const placed = chosen
    .filter((value) => !there.has(value))
    .map((value) => ({ value, place: placeOf(further, value) }));
  const chosenPlaces = new Set(placed.map(({ place }) => place));
  const absent = placed.filter(({ place }) => place < 0);
  const judgments = values.some((one) => one.judgments !== null) ? 0 : null;
  const first = [...absent.map(({ value }) => ({ value, judgments })), ...values];
  let searched: readonly string[] | null = null;

  function firstNamed(part: string): readonly ShownValue[] {
    if (part === '') return first;
    const texts = (searched ??= first.map(({ value }) => foldedName(textOf(value))));
    return first.filter((_, at) => texts[at].includes(part));
  }

  const valueAt = (place: number): ShownValue => ({
    value: nameAt(further, place),
    judgments: further.judgments?.[place] ?? null,
  });

  return {
    length: first.length + further.ends.length,
    found: (search) => {
      const part = foldedName(search);
      const named = firstNamed(part);
      const places = placesOf(further, part);
      const listed = named.filter(({ value }, at) => at < MAX_LISTED || chosen.includes(value));
      const others = places.filter(
        (place, at) => named.length + at < MAX_LISTED || chosenPlaces.has(place),
      );
      return {
        length: named.length + places.length,
        listed: [...listed, ...Array.from(others, valueAt)],
      };
    },
  };
}
