import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageEnd, remainderOf } from '../../../src/core/overview/page-end.ts';

describe('the end of a page', () => {
  it('has the few rows that would be left with it', () => {
    expect(pageEnd(0, 50, 51)).toBe(51);
    expect(pageEnd(0, 50, 60)).toBe(60);
    expect(pageEnd(0, 50, 61)).toBe(50);
    expect(pageEnd(50, 50, 61)).toBe(61);
    expect(pageEnd(0, 3, 4)).toBe(4);
    expect(pageEnd(0, 3, 5)).toBe(3);
    expect(pageEnd(0, 20, 7)).toBe(7);
  });

  it('leaves no row out, and no page is longer than a page and what may be left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 500 }),
        (perPage, total) => {
          let from = 0;
          while (from < total) {
            const end = pageEnd(from, perPage, total);
            expect(end).toBeGreaterThan(from);
            expect(end - from).toBeLessThanOrEqual(perPage + remainderOf(perPage));
            from = end;
          }
          expect(from).toBe(total);
        },
      ),
    );
  });
});
