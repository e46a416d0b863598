import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ANY_JUDGMENT } from '../../../src/core/overview/judgment-list.ts';
import { inspectHref, queryOf, readQuery } from '../../../src/state/inspect/inspect-query.ts';

it('is read back as it was written, whatever the names', () => {
  const name = fc.option(fc.string({ minLength: 1, unit: 'binary' }), { nil: null });
  const tags = fc.uniqueArray(
    fc.tuple(
      fc.string({ minLength: 1 }).filter((tag) => !/^(left|right|row|from|text|view)$/.test(tag)),
      fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
    ),
    { selector: ([tag]) => tag, maxLength: 3 },
  );
  fc.assert(
    fc.property(
      ...[name, name, name, name, name, tags, fc.boolean(), fc.boolean(), fc.nat(1e6)],
      (left, right, question, judge, text, asked, isInOrder, isDisagreement, offset) => {
        const filter = {
          ...{ left, right, question, judge, text, isInOrder, isDisagreement },
          ...({ outcome: 'tie', tags: asked } as const),
        };
        const query = { filter, row: null, isQuestion: question !== null, offset };
        const address = queryOf(query);
        expect(readQuery(new URLSearchParams(address))).toEqual(query);
      },
    ),
  );
});

it('reads the addresses of before, and takes other names for tags', () => {
  expect(readQuery(new URLSearchParams('left=a&right=b&outcome=tie&question=Q2&from=51'))).toEqual({
    filter: { ...ANY_JUDGMENT, left: 'a', right: 'b', outcome: 'tie', question: 'Q2' },
    ...{ row: null, isQuestion: false, offset: 50 },
  });
  const query = readQuery(new URLSearchParams('category=coding&category=math&language=ja&row=7'));
  expect(query.filter.tags).toEqual([
    ['category', ['coding', 'math']],
    ['language', ['ja']],
  ]);
  expect(query.row).toBe(7);
  // Only what was corrected: not a tag of that name, which no judgment has.
  const corrected = { ...ANY_JUDGMENT, isCorrected: true };
  expect(inspectHref(corrected)).toBe('#inspect?corrected=yes');
  expect(readQuery(new URLSearchParams('corrected=yes')).filter).toEqual(corrected);
  // What can't stand in an address is left out of it.
  expect(inspectHref({ tags: [['row', ['1']]] })).toBe('#inspect');
  // A question to be shown has to be named.
  expect(readQuery(new URLSearchParams('view=question')).isQuestion).toBe(false);
});
