import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  asksForStyle,
  boardConditions,
  withBoardValues,
  withStyle,
} from '../../../src/state/filter/filter-query.ts';

const read = (query: string) => boardConditions(new URLSearchParams(query));

it('asks for any of the values of a name, in an order of its own', () => {
  expect(read('judge=human&category=maths&category=coding&category=maths')).toEqual([
    { name: 'category', values: ['coding', 'maths'] },
    { name: 'judge', values: ['human'] },
  ]);
  expect(read('category=')).toEqual([]);
});

it('leaves alone what the address says of the table', () => {
  const query = new URLSearchParams('q=gpt&sort=-rating&top=10&columns=tier&open=A&category=x');
  expect(boardConditions(query)).toEqual([{ name: 'category', values: ['x'] }]);
  expect(withBoardValues(query, 'category', []).toString()).toBe(
    'q=gpt&sort=-rating&top=10&columns=tier&open=A',
  );
  // A tag of that name is another thing.
  const tagged = withBoardValues(query, 'q', ['1']);
  expect(tagged.toString()).toMatch(/^q=gpt&.*&category=x&tag\.q=1$/u);
  expect(withBoardValues(tagged, 'q', []).get('q')).toBe('gpt');
});

it('asks for strengths without style by a name of its own', () => {
  const query = new URLSearchParams('category=x&adjusted=style');
  expect(asksForStyle(query)).toBe(true);
  expect(boardConditions(query)).toEqual([{ name: 'category', values: ['x'] }]);
  expect(withStyle(query, false).toString()).toBe('category=x');
  expect(withStyle(withStyle(query, false), true).toString()).toBe('category=x&adjusted=style');
  expect(asksForStyle(new URLSearchParams('adjusted=length'))).toBe(false);
  // A tag of that name is another thing.
  expect(withBoardValues(query, 'adjusted', ['1']).toString()).toBe(
    'adjusted=style&category=x&tag.adjusted=1',
  );
});

it('reads back what it was given, whatever names and values hold', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => text.isWellFormed());
  fc.assert(
    fc.property(name, fc.uniqueArray(name, { minLength: 1 }), (of, values) => {
      fc.pre(!/^(since|until|kind|tag\.)/u.test(of));
      const query = withBoardValues(new URLSearchParams('q=a'), of, values);
      expect(read(query.toString())).toEqual([{ name: of, values: [...values].sort() }]);
    }),
  );
});
