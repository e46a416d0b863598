import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BOARD_NAMES } from '../../../src/state/board/board-query.ts';
import {
  askableFacets,
  asksForStyle,
  conditionsIn,
  withStyle,
  withValues,
} from '../../../src/state/filter/filter-query.ts';

const read = (query: string) => conditionsIn(new URLSearchParams(query));

it('asks for any of the values of a name, in an order of its own', () => {
  expect(read('judge=human&category=maths&category=coding&category=maths')).toEqual([
    { name: 'category', values: ['coding', 'maths'] },
    { name: 'judge', values: ['human'] },
  ]);
  expect(read('category=')).toEqual([]);
});

it('leaves alone what the address says of the table', () => {
  const query = new URLSearchParams('q=gpt&sort=-rating&top=10&columns=tier&open=A&category=x');
  expect(conditionsIn(query)).toEqual([{ name: 'category', values: ['x'] }]);
  expect(withValues(query, 'category', []).toString()).toBe(
    'q=gpt&sort=-rating&top=10&columns=tier&open=A',
  );
});

it('offers no tag whose name means something else in the address', () => {
  const names = [
    'adjusted',
    'category',
    'judge',
    'kind',
    'file',
    'open',
    'sort',
    'since',
    'model',
    'date',
  ];
  const facets = names.map((name) => ({ name, values: [{ value: 'a', judgments: 1 }] }));
  expect(askableFacets(facets).map(({ name }) => name)).toEqual([
    ...['category', 'judge', 'kind', 'file', 'date'],
  ]);
});

it('asks for strengths without style by a name of its own', () => {
  const query = new URLSearchParams('category=x&adjusted=style');
  expect(asksForStyle(query)).toBe(true);
  expect(conditionsIn(query)).toEqual([{ name: 'category', values: ['x'] }]);
  expect(withStyle(query, false).toString()).toBe('category=x');
  expect(withStyle(withStyle(query, false), true).toString()).toBe('category=x&adjusted=style');
  expect(asksForStyle(new URLSearchParams('adjusted=length'))).toBe(false);
});

it('reads back what it was given, whatever names and values hold', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => text.isWellFormed());
  fc.assert(
    fc.property(name, fc.uniqueArray(name, { minLength: 1 }), (of, values) => {
      fc.pre(![...BOARD_NAMES, 'adjusted'].some((own) => own === of));
      const query = withValues(new URLSearchParams('q=a'), of, values);
      expect(read(query.toString())).toEqual([{ name: of, values: [...values].sort() }]);
    }),
  );
});
