import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whereOf } from '../../../src/core/overview/condition-meaning.ts';
import { nameOfTag, tagNamed } from '../../../src/core/overview/conditions.ts';
import type { Condition } from '../../../src/core/overview/conditions.ts';
import { filterTable } from '../../../src/core/overview/filter-table.ts';
import { JudgmentBook } from '../../../src/core/overview/judgment-book.ts';
import { ANY_JUDGMENT } from '../../../src/core/overview/judgment-list.ts';
import type { JudgmentFilter } from '../../../src/core/overview/judgment-list.ts';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { judgmentTotal } from '../../../src/core/table/counts.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';
import { judgment } from '../formats/tables.ts';

interface Plain {
  readonly judge: string | null;
  readonly categories: readonly string[];
  readonly language: string | null;
  readonly outcome: Outcome;
  readonly weight: number;
}

const CATEGORIES = ['coding', 'maths', 'chat'] as const;
const plains: fc.Arbitrary<readonly Plain[]> = fc.array(
  fc.record({
    judge: fc.constantFrom('human', 'gpt-4', 'claude', null),
    categories: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { maxLength: 2 }),
    language: fc.constantFrom('en', 'ja', null),
    outcome: fc.constantFrom(Outcome.left, Outcome.tie, Outcome.unparsed),
    weight: fc.constantFrom(1, 2, 0.5),
  }),
  { minLength: 1, maxLength: 25 },
);

const conditions: fc.Arbitrary<readonly Condition[]> = fc
  .record(
    {
      category: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { minLength: 1 }),
      language: fc.uniqueArray(fc.constantFrom('en', 'ja'), { minLength: 1 }),
      judge: fc.uniqueArray(fc.constantFrom('human', 'gpt-4', 'claude'), { minLength: 1 }),
      kind: fc.constantFrom(['people'], ['models'], ['people', 'models']),
      file: fc.constantFrom(['x'], ['y']),
    },
    { requiredKeys: [] },
  )
  .map((asked) => Object.entries(asked).map(([name, values]) => ({ name, values })));

/** Rows in two files: the first three, and the others. */
function readOf(rows: readonly Plain[]) {
  const builder = new TableBuilder();
  for (const { judge, categories, language, outcome, weight } of rows) {
    const first = builder.rows;
    builder.add(judgment(judge, 'a', 'b', outcome, { weight }));
    for (const category of categories) builder.tag(first, 'category', category);
    if (language !== null) builder.tag(first, 'language', language);
  }
  const inFirst = Math.min(3, rows.length);
  return {
    table: builder.build(),
    benchmark: EMPTY_BENCHMARK,
    files: [
      { file: 'x', firstRow: 0, tableRows: inFirst },
      { file: 'empty', firstRow: inFirst, tableRows: 0 },
      { file: 'y', firstRow: inFirst, tableRows: rows.length - inFirst },
    ],
  };
}

/** With it there are categories, languages and judges, whatever the others are. */
const KNOWN: Plain = {
  ...{ judge: 'human', categories: ['coding'], language: 'en' },
  ...{ outcome: Outcome.left, weight: 1 },
};

/** What a row has of a name, as one reads it. */
function valuesOf(row: Plain, at: number, name: string): readonly string[] {
  const kind = row.judge === null ? [] : [row.judge === 'human' ? 'people' : 'models'];
  const all: Readonly<Record<string, readonly string[]>> = {
    category: row.categories,
    language: row.language === null ? [] : [row.language],
    judge: row.judge === null ? [] : [row.judge],
    kind,
    file: [at < 3 ? 'x' : 'y'],
  };
  return all[name] ?? [];
}

const meets = (row: Plain, at: number, { name, values, isNot }: Condition) =>
  valuesOf(row, at, name).some((value) => values.includes(value)) !== (isNot ?? false);
const worth = ({ outcome, weight }: Plain) => (outcome === Outcome.unparsed ? 0 : weight);
const sum = (rows: readonly Plain[]) => rows.reduce((total, row) => total + worth(row), 0);

describe('a filtered table', () => {
  it('counts what meets the conditions, and each value under all other conditions', () => {
    fc.assert(
      fc.property(plains, conditions, (given, asked) => {
        const rows = [KNOWN, ...given];
        const found = filterTable(readOf(rows), NO_EDITS, asked);
        const isKept = (row: Plain, at: number) => asked.every((one) => meets(row, at, one));
        expect(found.table.left).toHaveLength(rows.filter(isKept).length);
        // What rows can be told apart by is as without a filter.
        const names = (found.table.tags ?? []).map((tag) => tag.name);
        expect(names).not.toContain('file');
        expect([found.judgments, found.of]).toEqual([sum(rows.filter(isKept)), sum(rows)]);
        expect(judgmentTotal(countPairs(found.table))).toBe(found.judgments);
        for (const { name, values } of found.facets) {
          const others = asked.filter((one) => one.name !== name);
          for (const { value, judgments } of values) {
            const having = rows.filter(
              (row, at) =>
                valuesOf(row, at, name).includes(value) &&
                others.every((one) => meets(row, at, one)),
            );
            expect(judgments, `${name}=${value}`).toBe(sum(having));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is what Inspect lists under the same conditions, where verdicts can be read', () => {
    fc.assert(
      fc.property(plains, conditions, (given, asked) => {
        const read = readOf([KNOWN, ...given]);
        const { table: kept, judgments, facets } = filterTable(read, NO_EDITS, asked);
        const book = new JudgmentBook(read.table, EMPTY_BENCHMARK, NO_EDITS, read.files);
        const list = (filter: Partial<JudgmentFilter>) =>
          book.page({
            ...{ filter: { ...ANY_JUDGMENT, conditions: asked, ...filter } },
            ...{ offset: 0, limit: 100, row: null },
          });
        expect(list({}).total).toBe(kept.left.length);
        const readable = list({ outcome: 'readable' }).lines;
        expect(readable.reduce((sum, { weight }) => sum + weight, 0)).toBe(judgments);
        // Each of these is a choice there, by the same name.
        const choices = new Map(book.choices().facets.map(({ name, values }) => [name, values]));
        for (const { name, values } of facets)
          expect(values.map(({ value }) => value)).toEqual(
            expect.arrayContaining([...(choices.get(name) ?? [])]),
          );
      }),
      { numRuns: 300 },
    );
  });

  it('tells tags that are called like something else from that', () => {
    const builder = new TableBuilder();
    for (const [judge, kind] of [
      ['human', 'models'],
      ['gpt-4', 'people'],
      ['gpt-4', 'models'],
    ] as const) {
      builder.add(judgment(judge, 'a', 'b', Outcome.left));
      for (const name of ['kind', 'file', 'tag.x', 'view'])
        builder.tag(builder.rows - 1, name, kind);
    }
    const files = [{ file: 'people', firstRow: 0, tableRows: 3 }];
    const read = { table: builder.build(), benchmark: EMPTY_BENCHMARK, files };
    const judgments = (name: string, value = 'people') =>
      filterTable(read, NO_EDITS, [{ name, values: [value] }]).judgments;
    expect([judgments('kind'), judgments('tag.kind'), judgments('tag.kind', 'models')]).toEqual([
      ...[1, 1, 2],
    ]);
    expect([judgments('file'), judgments('tag.file')]).toEqual([3, 1]);
    expect([judgments('tag.tag.x'), judgments('view')]).toEqual([1, 1]);
    const names = filterTable(read, NO_EDITS, []).facets.map(({ name }) => name);
    expect(names).toEqual(['kind', 'judge', 'file', 'tag.kind', 'tag.file', 'tag.tag.x', 'view']);
    const tags = names.map(tagNamed);
    expect(tags).toEqual([null, null, null, 'kind', 'file', 'tag.x', 'view']);
    expect(names).toEqual(names.map((name, at) => nameOfTag(tags[at] ?? '') || name));
  });

  it('and that of the opposite make up the whole', () => {
    fc.assert(
      fc.property(plains, fc.constantFrom(...CATEGORIES), (given, category) => {
        const rows = [KNOWN, ...given];
        const of = (isNot: boolean) =>
          filterTable(readOf(rows), NO_EDITS, [
            { name: 'category', values: [category], ...(isNot && { isNot }) },
          ]);
        expect(of(true).judgments + of(false).judgments).toBe(sum(rows));
      }),
    );
  });

  it('leaves out names that nothing is known by, and values that mean nothing', () => {
    const read = readOf([
      { judge: 'j', categories: [], language: 'en', outcome: Outcome.left, weight: 1 },
    ]);
    const asked = [
      { name: 'sort', values: ['rating'] },
      { name: 'kind', values: ['robots'] },
      { name: 'since', values: ['yesterday'] },
      { name: 'language', values: ['en'] },
    ];
    const { conditions: met, facets, dates } = filterTable(read, NO_EDITS, asked);
    expect(met).toEqual([asked[3]]);
    expect(facets.map(({ name }) => name)).toEqual(['language', 'kind', 'judge', 'file']);
    expect(dates).toBeNull();
  });

  it('takes the whole of a last day, and human for all people where none is called so', () => {
    const builder = new TableBuilder();
    for (const [judge, hour] of [
      ['expert_1', 23],
      ['gpt-4', 25],
    ] as const) {
      builder.add(judgment(judge, 'a', 'b', Outcome.left));
      builder.date(builder.rows - 1, Date.UTC(2024, 4, 31, hour));
    }
    const read = { table: builder.build(), benchmark: EMPTY_BENCHMARK, files: [] };
    const judgments = (name: string, value: string) =>
      filterTable(read, NO_EDITS, [{ name, values: [value] }]).judgments;
    expect(judgments('until', '2024-05-31')).toBe(1);
    expect(judgments('until', '2024-05-31T22:59')).toBe(0);
    expect(judgments('since', '2024-06-01')).toBe(1);
    expect(judgments('judge', 'human')).toBe(1);
    expect(whereOf({ name: 'kind', values: ['people', 'robots'] })).toBeNull();
  });
});
