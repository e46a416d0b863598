import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  heightOf,
  MAX_HEIGHT,
  movedTo,
  placeAt,
  placeWith,
  rowsAt,
} from '../../../src/ui/controls/virtual-scroll.ts';
import type { ListSize } from '../../../src/ui/controls/virtual-scroll.ts';

const SHORT: ListSize = { rows: 100, rowHeight: 50, view: 600 };
/** 64 million pixels. */
const LONG: ListSize = { rows: 1_000_000, rowHeight: 64, view: 600 };
const sizes = fc.record({
  rows: fc.integer({ min: 1, max: 3_000_000 }),
  rowHeight: fc.integer({ min: 20, max: 200 }),
  view: fc.integer({ min: 300, max: 3000 }),
});

describe('a list of rows', () => {
  it('that fits into an element is scrolled as it is', () => {
    expect(heightOf(SHORT)).toBe(5000);
    expect(movedTo(3210, placeAt(0, SHORT), SHORT)).toEqual({ top: 3210, scrolled: 3210 });
    expect(rowsAt({ top: 3210, scrolled: 3210 }, SHORT, 2)).toEqual({ first: 62, end: 79 });
    expect(placeAt(1e9, SHORT)).toEqual({ top: 4400, scrolled: 4400 });
  });

  it('that does not is moved pixel by pixel, and by shares where the move is a jump', () => {
    expect(heightOf(LONG)).toBe(MAX_HEIGHT);
    const start = placeAt(0, LONG);
    expect(movedTo(120, start, LONG)).toEqual({ top: 120, scrolled: 120 });
    const middle = movedTo((MAX_HEIGHT - 600) / 2, start, LONG);
    expect(middle.top).toBeCloseTo((64e6 - 600) / 2, 3);
    expect(movedTo(MAX_HEIGHT - 600, middle, LONG).top).toBe(64e6 - 600);
    // After small moves the element stands elsewhere than at its share, until the list rests.
    const moved = movedTo(middle.scrolled + 1000, middle, LONG);
    expect(moved.top - middle.top).toBeCloseTo(1000, 6);
    expect(Math.abs(placeAt(moved.top, LONG).scrolled - middle.scrolled - 1000 / 16)).toBeLessThan(
      1,
    );
  });

  it('shows each row from wherever it is asked to be in sight', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (size, at, n) => {
        const row = n % size.rows;
        const from = placeAt(at * size.rows * size.rowHeight, size);
        const to = placeWith(row, from, size);
        const { first, end } = rowsAt(to, size, 0);
        expect(first <= row && row < end).toBe(true);
        expect(to.scrolled).toBeLessThanOrEqual(Math.ceil(MAX_HEIGHT));
        // What is in sight already does not move.
        expect(placeWith(row, to, size)).toEqual(to);
      }),
    );
  });

  it('without a height yet shows none', () => {
    expect(rowsAt({ top: 0, scrolled: 0 }, { rows: 5, rowHeight: 0, view: 0 }, 3)).toEqual({
      ...{ first: 0, end: 0 },
    });
  });
});
