import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortByKeys, sortRows } from '../../../src/core/numerics/sort-rows.ts';
import type { SortKey } from '../../../src/core/numerics/sort-rows.ts';

const column = (most: number) => fc.array(fc.integer({ min: -1, max: most }), { size: 'small' });

it('sorts by several columns as a sort by all of them at once would', () => {
  const rows = fc.tuple(column(0), column(3), column(9), column(99));
  const property = fc.property(rows, (columns) => {
    const length = Math.min(...columns.map((own) => own.length));
    const values = columns.map((own) => Int32Array.from(own.slice(0, length)));
    const keys = values.map((own): SortKey => [own, -1, 101]);
    const sorted = sortByKeys(
      Uint32Array.from({ length }, (_, row) => row),
      keys,
    );
    const expected = Array.from({ length }, (_, row) => row).sort((a, b) => {
      for (const own of values.toReversed()) if (own[a] !== own[b]) return own[a] - own[b];
      return a - b;
    });
    expect(Array.from(sorted)).toEqual(expected);
  });
  fc.assert(property);
});

it('leaves rows as they are where a column has one value, and else makes new ones', () => {
  const rows = Uint32Array.of(2, 0, 1);
  expect(sortRows(rows, Int8Array.of(1, 1, 1), -1, 129)).toBe(rows);
  expect(Array.from(sortRows(rows, Int8Array.of(1, 0, 1), -1, 129))).toEqual([1, 2, 0]);
  expect(Array.from(rows)).toEqual([2, 0, 1]);
});
