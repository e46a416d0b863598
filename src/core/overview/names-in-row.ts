/**
 * Names one behind the other, and where each ends: hundreds of thousands one by one would be copied
 * one by one between page and workers, and with every record that has them.
 */
export interface NamesInRow {
  readonly names: string;
  readonly ends: Uint32Array;
}

export interface SearchedNames extends NamesInRow {
  /** The same names as they are searched, where that is not what they are. */
  readonly folded?: NamesInRow;
}

/** Names one by one; more would take longer to copy than a picture takes. */
export const MAX_LISTED = 1000;

/**
 * Names in a row, and beside them how they are searched where that differs.
 * @param folded a name as it is searched
 */
export function searchedInRow(
  names: readonly string[],
  folded: (name: string) => string,
): SearchedNames {
  const searched = names.map(folded);
  const isOther = searched.some((name, at) => name !== names[at]);
  return { ...inRow(names), ...(isOther && { folded: inRow(searched) }) };
}

function inRow(names: readonly string[]): NamesInRow {
  let end = 0;
  return { names: names.join(''), ends: Uint32Array.from(names, ({ length }) => (end += length)) };
}

/** The name at a place. */
export function nameAt({ names, ends }: NamesInRow, place: number): string {
  return names.slice(place === 0 ? 0 : ends[place - 1], ends[place]);
}

/** The place of a name, or −1. */
export function placeOf(row: NamesInRow, name: string): number {
  return placesWith(row, name).find((place) => nameAt(row, place) === name) ?? -1;
}

/**
 * The places of the names that have a text in them, in their order: all where there is none.
 * @param text as names are searched
 */
export function placesOf(row: SearchedNames, text: string): Uint32Array {
  return placesWith(row.folded ?? row, text);
}

function placesWith({ names, ends }: NamesInRow, text: string): Uint32Array {
  if (text === '') return ends.map((_, place) => place);
  const places: number[] = [];
  let place = 0;
  for (let at = names.indexOf(text); at >= 0;) {
    while (ends[place] <= at) place++;
    // Not what reaches from one name into the next.
    const isInside = at + text.length <= ends[place];
    if (isInside) places.push(place);
    at = names.indexOf(text, isInside ? ends[place] : at + 1);
  }
  return Uint32Array.from(places);
}
