import fc from 'fast-check';
import { expect, it } from 'vitest';
import { whereOf } from '../../../src/core/overview/condition-meaning.ts';
import { NAMES, nameOfTag } from '../../../src/core/overview/conditions.ts';
import type { Condition } from '../../../src/core/overview/conditions.ts';
import { BOARD_NAMES } from '../../../src/state/board/board-query.ts';
import { conditionEntries } from '../../../src/state/filter/condition-query.ts';
import { boardConditions } from '../../../src/state/filter/filter-query.ts';
import { conditionsIn } from '../../../src/state/filter/read-conditions.ts';
import { INSPECT_NAMES } from '../../../src/state/inspect/inspect-names.ts';
import { inspectHref } from '../../../src/state/inspect/inspect-query.ts';
import { readQuery } from '../../../src/state/inspect/read-query.ts';

const queryOf = (conditions: readonly Condition[]) =>
  new URLSearchParams(conditionEntries(conditions).map(([key, value]) => [key, value]));
/** What stands in the fragment of a link to Inspect. */
const inspected = (conditions: readonly Condition[]) =>
  readQuery(new URLSearchParams(inspectHref({ conditions }).replace(/^#inspect\??/u, ''))).filter
    .conditions;

const text = fc.string({ minLength: 1 }).filter((some) => some.isWellFormed());
const values = fc.uniqueArray(text, { minLength: 1, maxLength: 3 });
/** Tags of any name, such as mean something else in an address among them. */
const tag = fc
  .oneof(
    fc.constantFrom(...BOARD_NAMES, ...INSPECT_NAMES, ...Object.values(NAMES)),
    fc.constantFrom('tag.', 'tag.kind', 'tag.tag.q', 'category', 'toString', '__proto__'),
    text,
  )
  .map((name) => nameOfTag(name));
const others = fc.constantFrom<Condition>(
  { name: 'judge', values: ['gpt-4', 'human'] },
  { name: 'kind', values: ['people'] },
  { name: 'file', values: ['a&b=c.csv', '日本.jsonl'] },
  { name: 'since', values: ['2024-05-01'] },
  { name: 'until', values: ['2024-05-31T12:00'] },
  { name: 'model', values: ['A', 'B'] },
);
const conditions = fc
  .uniqueArray(fc.oneof(others, fc.record({ name: tag, values })), { selector: (one) => one.name })
  .map((all) =>
    all
      .map(({ name, values: some }) => ({ name, values: some.toSorted() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );

it('reads back on both pages what was asked for, whatever tags are called', () => {
  fc.assert(
    fc.property(conditions, (asked) => {
      expect(boardConditions(queryOf(asked))).toEqual(asked);
      expect(inspected(asked)).toEqual(asked);
    }),
    { numRuns: 500 },
  );
});

it('calls a tag by its own name but where that means something else on some page', () => {
  const key = (name: string) => conditionEntries([{ name, values: ['x'] }])[0][0];
  expect(['category', 'q', 'view', 'left'].map(key)).toEqual([
    ...['category', 'tag.q', 'tag.view', 'tag.left'],
  ]);
  expect(['kind', nameOfTag('kind'), nameOfTag('tag.kind')].map(key)).toEqual([
    ...['kind', 'tag.kind', 'tag.tag.kind'],
  ]);
  // With the prefix and without it, where nothing else is meant.
  expect(conditionsIn(new URLSearchParams('tag.view=1'), BOARD_NAMES)).toEqual(
    conditionsIn(new URLSearchParams('view=1'), BOARD_NAMES),
  );
});

it('asks for nothing where a name is missing or values mean nothing', () => {
  const query = new URLSearchParams('=a&tag.=b&kind=robots&since=never&judge=&model=A&q=gpt');
  expect(conditionsIn(query, BOARD_NAMES)).toEqual([{ name: 'model', values: ['A'] }]);
  expect(whereOf({ name: 'tag.kind', values: ['robots'] })).toEqual({
    tags: [['kind', ['robots']]],
  });
});
