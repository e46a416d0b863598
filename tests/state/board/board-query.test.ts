import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXTRA_COLUMNS,
  readBoardQuery,
  SORT_COLUMNS,
  WHOLE_BOARD,
  writeBoardQuery,
} from '../../../src/state/board/board-query.ts';
import type { BoardQuery } from '../../../src/state/board/board-query.ts';

const read = (query: string) => readBoardQuery(new URLSearchParams(query));

const anyQuery: fc.Arbitrary<BoardQuery> = fc.record({
  found: fc.string({ unit: 'grapheme' }),
  columns: fc.subarray([...EXTRA_COLUMNS]),
  sort: fc.record({ by: fc.constantFrom(...SORT_COLUMNS), isDescending: fc.boolean() }),
  first: fc.option(fc.integer({ min: 1, max: 999_999 })),
  open: fc.option(fc.string({ unit: 'grapheme', minLength: 1 })),
});

describe('the address of a leaderboard', () => {
  it('says what is not as usual, and nothing else', () => {
    expect(writeBoardQuery(WHOLE_BOARD)).toBe('');
    expect(
      writeBoardQuery({
        ...{ found: '旅人 4', columns: ['judgments', 'tier'], first: 10, open: 'a/b' },
        sort: { by: 'rating', isDescending: false },
      }),
    ).toBe(
      `q=${encodeURIComponent('旅人')}+4&columns=judgments,tier&sort=-rating&top=10&open=a%2Fb`,
    );
    // The largest is the usual first, of ranks, tiers and prices the smallest.
    expect(read('sort=rating').sort).toEqual({ by: 'rating', isDescending: true });
    expect(read('sort=-rank').sort).toEqual({ by: 'rank', isDescending: true });
    expect(read('sort=price').sort).toEqual({ by: 'price', isDescending: false });
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(read(writeBoardQuery(query))).toEqual(query);
      }),
    );
  });

  it('leaves what others ask for as it is', () => {
    const others = fc.dictionary(
      fc.string({ unit: 'grapheme', minLength: 1 }).map((name) => `x${name}`),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(anyQuery, anyQuery, others, (before, query, more) => {
        const there = new URLSearchParams(writeBoardQuery(before, new URLSearchParams(more)));
        const written = new URLSearchParams(writeBoardQuery(query, there));
        expect(readBoardQuery(written)).toEqual(query);
        for (const [name, value] of Object.entries(more)) expect(written.get(name)).toBe(value);
      }),
    );
  });

  it('that nobody wrote asks for the whole board', () => {
    expect(read('')).toEqual(WHOLE_BOARD);
    expect(read('q=&columns=,x,__proto__&sort=--rank&top=0&open=')).toEqual(WHOLE_BOARD);
    expect(read('sort=toString&top=1e3')).toEqual(WHOLE_BOARD);
    expect(read('top=-5')).toEqual(WHOLE_BOARD);
    expect(read('top=1234567')).toEqual(WHOLE_BOARD);
    // In whatever order, and however often.
    expect(read('columns=tier,judgments,tier').columns).toEqual(['judgments', 'tier']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        const query = readBoardQuery(new URLSearchParams(any));
        expect(read(writeBoardQuery(query))).toEqual(query);
      }),
    );
  });
});
