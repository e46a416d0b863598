import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Condition } from '../../../src/core/overview/conditions.ts';
import { ANY_JUDGMENT } from '../../../src/core/overview/judgment-list.ts';
import { inspectHref, queryOf } from '../../../src/state/inspect/inspect-query.ts';
import { readQuery } from '../../../src/state/inspect/read-query.ts';

it('is read back as it was written, whatever the names', () => {
  const name = fc.option(fc.string({ minLength: 1, unit: 'binary' }), { nil: null });
  const conditions = fc.constantFrom<readonly Condition[]>(
    [],
    [{ name: 'judge', values: ['gpt-4', 'human'] }],
    [
      { name: 'category', values: ['coding'] },
      { name: 'view', values: ['question'] },
    ],
  );
  fc.assert(
    fc.property(
      ...[name, name, name, name, conditions, fc.boolean(), fc.boolean(), fc.nat(1e6)],
      (left, right, question, text, asked, isInOrder, isDisagreement, offset) => {
        const filter = {
          ...{ ...ANY_JUDGMENT, left, right, question, text, isInOrder, isDisagreement },
          ...({ outcome: 'readable', conditions: asked } as const),
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
  expect(query.filter.conditions).toEqual([
    { name: 'category', values: ['coding', 'math'] },
    { name: 'language', values: ['ja'] },
  ]);
  expect(query.row).toBe(7);
  // Only what was corrected: not a tag of that name, which no judgment has.
  const corrected = { ...ANY_JUDGMENT, isCorrected: true };
  expect(inspectHref(corrected)).toBe('#inspect?corrected=yes');
  expect(readQuery(new URLSearchParams('corrected=yes')).filter).toEqual(corrected);
  // A tag that is called like something else.
  expect(inspectHref({ conditions: [{ name: 'row', values: ['1'] }] })).toBe('#inspect?tag.row=1');
  // A question to be shown has to be named.
  expect(readQuery(new URLSearchParams('view=question')).isQuestion).toBe(false);
});
