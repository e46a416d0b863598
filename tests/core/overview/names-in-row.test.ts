import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  nameAt,
  placeOf,
  placesOf,
  searchedInRow,
} from '../../../src/core/overview/names-in-row.ts';

const short = fc.string({ unit: fc.constantFrom('a', 'b', 'B'), maxLength: 4 });
const lower = (name: string) => name.toLowerCase();
const placesIn = (names: readonly string[], isMeant: (name: string) => boolean) =>
  [...names.keys()].filter((place) => isMeant(names[place]));

it('has each name at its place, and finds it there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(short, { maxLength: 30 }), short, (names, other) => {
      const row = searchedInRow(names, lower);
      expect(names.map((_, place) => nameAt(row, place))).toEqual(names);
      expect(names.map((name) => placeOf(row, name))).toEqual([...names.keys()]);
      expect(placeOf(row, other)).toBe(names.indexOf(other));
    }),
  );
});

it('finds what has a text in it as names are searched, but nothing across two names', () => {
  fc.assert(
    fc.property(fc.array(short, { maxLength: 30 }), short.map(lower), (names, text) => {
      const found = placesOf(searchedInRow(names, lower), text);
      expect([...found]).toEqual(placesIn(names, (name) => lower(name).includes(text)));
    }),
  );
});

it('has a folded form beside the names only where one of them is searched as something else', () => {
  expect(searchedInRow(['a', 'b'], lower).folded).toBeUndefined();
  expect(searchedInRow(['a', 'B'], lower).folded?.names).toBe('ab');
});
