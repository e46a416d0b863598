import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import type { Benchmark } from '../../../src/core/table/benchmark.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { judgmentTotal } from '../../../src/core/table/counts.ts';
import { NO_EDITS, tableEdits } from '../../../src/core/table/data-edits.ts';
import { editTable } from '../../../src/core/table/edit-table.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { mergeTables, selectRows } from '../../../src/core/table/merge-tables.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';
import { tagsOf } from '../../../src/core/table/tagged/tags.ts';
import { rowsWhere, tableWhere, withFiles } from '../../../src/core/table/where.ts';
import type { Where } from '../../../src/core/table/where.ts';
import { judgment } from '../formats/tables.ts';

/** A judgment in plain words, from which the table is built and by which it is checked. */
interface Plain {
  readonly judge: string | null;
  readonly question: string;
  readonly left: string;
  readonly right: string;
  readonly tags: readonly (readonly [string, string])[];
  readonly time: number | null;
}

const MODELS = ['a', 'b', 'c'] as const;
const JUDGES = ['human', 'expert_1', 'gpt-4', null] as const;
const NAMES = ['category', 'language'] as const;
const VALUES = ['coding', 'maths', '日本語'] as const;

const plains: fc.Arbitrary<readonly Plain[]> = fc.array(
  fc.record({
    judge: fc.constantFrom(...JUDGES),
    question: fc.constantFrom('1', '2', '3'),
    left: fc.constantFrom(...MODELS),
    right: fc.constant('d'),
    tags: fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES)), {
      maxLength: 4,
    }),
    time: fc.option(fc.integer({ min: 0, max: 9 })),
  }),
  { minLength: 1, maxLength: 20 },
);

const wheres: fc.Arbitrary<Where> = fc.letrec<{ where: Where }>((tie) => ({
  where: fc.record(
    {
      tags: fc.array(
        fc.tuple(
          fc.constantFrom(...NAMES),
          fc.array(fc.constantFrom(...VALUES), { minLength: 1, maxLength: 2 }),
        ),
        { maxLength: 2 },
      ),
      judges: fc.array(fc.constantFrom('human', 'expert_1', 'gpt-4', 'nobody'), { minLength: 1 }),
      judgeKind: fc.constantFrom('people' as const, 'models' as const),
      since: fc.integer({ min: 0, max: 9 }),
      until: fc.integer({ min: 0, max: 9 }),
      models: fc.constant(['a', 'd']),
      not: tie('where'),
    },
    { requiredKeys: [] },
  ),
})).where;

function tableOfPlain(rows: readonly Plain[]): JudgmentTable {
  const builder = new TableBuilder();
  for (const { judge, question, left, right, tags, time } of rows) {
    const first = builder.rows;
    builder.add(judgment(judge, left, right, Outcome.left, { question }));
    for (const [name, value] of tags) builder.tag(first, name, value);
    if (time !== null) builder.date(first, time);
  }
  return builder.build();
}

/** By the words of a judgment alone. */
function isMeant(row: Plain, where: Where): boolean {
  const { tags = [], judges, judgeKind, since, until, models, not } = where;
  const isPerson = row.judge === 'human' || row.judge === 'expert_1';
  return (
    tags.every(([name, values]) =>
      row.tags.some((tag) => tag[0] === name && values.includes(tag[1])),
    ) &&
    (judges === undefined || (row.judge !== null && judges.includes(row.judge))) &&
    (judgeKind === undefined || (row.judge !== null && (judgeKind === 'people') === isPerson)) &&
    ((since === undefined && until === undefined) || row.time !== null) &&
    (since === undefined || (row.time ?? 0) >= since) &&
    (until === undefined || (row.time ?? 0) <= until) &&
    (models === undefined || (models.includes(row.left) && models.includes(row.right))) &&
    (not === undefined || !isMeant(row, not))
  );
}

const kept = (table: JudgmentTable, where: Where) => {
  const meant = rowsWhere(table, EMPTY_BENCHMARK, where);
  return [...table.left.keys()].filter(meant);
};

describe('which judgments are meant', () => {
  it('are those that a look at each one finds', () => {
    fc.assert(
      fc.property(plains, wheres, (rows, where) => {
        const expected = rows.flatMap((row, at) => (isMeant(row, where) ? [at] : []));
        expect(kept(tableOfPlain(rows), where)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('and those that are not make up all judgments, each once', () => {
    fc.assert(
      fc.property(plains, wheres, (rows, where) => {
        const table = tableOfPlain(rows);
        const both = [...kept(table, where), ...kept(table, { not: where })];
        expect(both.sort((a, b) => a - b)).toEqual([...table.left.keys()]);
        const total = (of: Where) =>
          judgmentTotal(countPairs(tableWhere(table, EMPTY_BENCHMARK, of)));
        expect(total(where) + total({ not: where })).toBe(judgmentTotal(countPairs(table)));
      }),
    );
  });

  it('are the same in a table that was cut, put together and cut again', () => {
    fc.assert(
      fc.property(plains, plains, wheres, (one, two, where) => {
        const merged = mergeTables([tableOfPlain(one), tableOfPlain(two)]);
        const all = [...one, ...two];
        expect(kept(merged, where)).toEqual(kept(tableOfPlain(all), where));
        const odd = Uint32Array.from(all.keys()).filter((row) => row % 2 === 1);
        const half = tableOfPlain(all.filter((_, row) => row % 2 === 1));
        expect(kept(selectRows(merged, odd), where)).toEqual(kept(half, where));
      }),
    );
  });

  it('are all where nothing is asked, as the very same table', () => {
    const table = tableOfPlain([
      { judge: null, question: '1', left: 'a', right: 'b', tags: [], time: null },
    ]);
    expect(tableWhere(table, EMPTY_BENCHMARK, {})).toBe(table);
    expect(table).not.toHaveProperty('tags');
    expect(table).not.toHaveProperty('time');
  });
});

describe('files', () => {
  const files = [
    { file: 'x.jsonl', firstRow: 0, tableRows: 2 },
    { file: 'y.jsonl', firstRow: 2, tableRows: 1 },
  ];

  it('keep their rows when edits take some out', () => {
    const table = mergeTables([
      tableOfPlain([
        { judge: 'j', question: '1', left: 'a', right: 'b', tags: [], time: null },
        { judge: 'j', question: '1', left: 'a', right: 'c', tags: [], time: null },
      ]),
      tableOfPlain([{ judge: 'j', question: '1', left: 'b', right: 'a', tags: [], time: null }]),
    ]);
    const edits = tableEdits({ ...NO_EDITS, excluded: ['c'], names: [['b', 'B']] }, files);
    const edited = editTable(withFiles(table, files), edits).table;
    const of = (file: string) => kept(edited, { files: [file] });
    expect([of('x.jsonl'), of('y.jsonl'), of('z')]).toEqual([[0], [1], []]);
    expect(edited.models).toContain('B');
  });
});

describe('tags', () => {
  const row = (question: string, more: Partial<Plain> = {}): Plain => ({
    ...{ judge: null, question, left: 'a', right: 'b', tags: [], time: null },
    ...more,
  });
  const benchmark: Benchmark = {
    ...EMPTY_BENCHMARK,
    questions: [
      { id: '1', category: 'coding', turns: [], reference: [] },
      { id: '1', category: 'maths', turns: [], reference: [] },
      { id: '2', category: null, turns: [], reference: [] },
    ],
  };

  it('have the category of the question where a row has none of its own', () => {
    const table = tableOfPlain([row('1', { tags: [['category', 'chat']] }), row('1'), row('2')]);
    const [own, asked, ...more] = tagsOf(table, benchmark);
    expect(own).toEqual({ name: 'category', values: ['chat'], value: Int32Array.of(0, -1, -1) });
    expect(asked.values[asked.value[1]]).toBe('coding');
    expect([asked.value[0], asked.value[2]]).toEqual([-1, -1]);
    expect(more).toEqual([]);
    const coding = rowsWhere(table, benchmark, { tags: [['category', ['coding']]] });
    expect([0, 1, 2].filter(coding)).toEqual([1]);
  });

  it('have turns where there are several', () => {
    const builder = new TableBuilder();
    for (const turn of [2, 1, -1]) builder.add(judgment('j', 'a', 'b', Outcome.tie, { turn }));
    const [turns] = tagsOf(builder.build(), EMPTY_BENCHMARK);
    expect(turns).toEqual({ name: 'turn', values: ['1', '2'], value: Int32Array.of(1, 0, -1) });
    const single = new TableBuilder();
    single.add(judgment('j', 'a', 'b', Outcome.tie, { turn: 1 }));
    expect(tagsOf(single.build(), EMPTY_BENCHMARK)).toEqual([]);
  });

  it('with several values of one name have a column for each, and no value twice', () => {
    const table = tableOfPlain([
      row('1', {
        tags: [
          ['category', 'coding'],
          ['category', 'maths'],
          ['category', 'coding'],
        ],
      }),
      row('2', { tags: [['category', 'maths']] }),
    ]);
    expect(table.tags?.map(({ values, value }) => [values, [...value]])).toEqual([
      [
        ['coding', 'maths'],
        [0, 1],
      ],
      [['maths'], [0, -1]],
    ]);
  });
});
