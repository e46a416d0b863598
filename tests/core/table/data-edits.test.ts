import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withQuestions } from '../../../src/core/table/questions/question-counts.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { NO_EDITS, rebaseEdits, tableEdits } from '../../../src/core/table/data-edits.ts';
import { editTable } from '../../../src/core/table/edit-table.ts';
import type { DataEdits } from '../../../src/core/table/data-edits.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { NewJudgment } from '../../../src/core/table/table-builder.ts';
import { countsOf } from '../counts-of.ts';
import { rowsOf } from '../formats/sources.ts';
import { judgmentLists, names, tableOf } from '../formats/tables.ts';

const row = (left: string, right: string, more: Partial<NewJudgment> = {}): NewJudgment => ({
  ...{ left, right, outcome: Outcome.left, question: 'q', judge: 'j', turn: 1, weight: 1 },
  ...more,
});
const edits = (change: Partial<DataEdits>): DataEdits => ({ ...NO_EDITS, ...change });

describe('edits that are made of others', () => {
  const from = edits({
    names: [
      ['a', 'A'],
      ['b', 'B'],
    ],
    excluded: ['c'],
    excludedJudges: ['j'],
    excludedFiles: ['one'],
  });

  it('add what they added, and take out what they took out', () => {
    const own = edits({
      ...{ duplicates: 'drop', excluded: ['d'], excludedJudges: ['j'] },
      names: [
        ['a', 'AA'],
        ['e', 'E'],
      ],
    });
    const theirs = edits({
      names: [
        ['a', 'A'],
        ['b', 'B'],
        ['f', 'F'],
      ],
      ...{ excluded: ['c', 'g'], excludedJudges: ['j', 'k'], excludedFiles: ['one', 'two'] },
    });
    expect(rebaseEdits(own, from, theirs)).toEqual(
      edits({
        names: [
          ['a', 'AA'],
          ['f', 'F'],
          ['e', 'E'],
        ],
        ...{ duplicates: 'drop', excluded: ['g', 'd'], excludedJudges: ['j', 'k'] },
        excludedFiles: ['two'],
      }),
    );
  });

  it('are themselves where nothing has changed, and nothing where they changed nothing', () => {
    const own = edits({ excluded: ['d'], excludedFiles: [] });
    expect(rebaseEdits(own, from, from)).toBe(own);
    const theirs = edits({ duplicates: 'drop', names: [['a', 'AA']], excludedJudges: ['k'] });
    expect(rebaseEdits(from, from, theirs)).toEqual(theirs);
  });
});

describe('files that are switched off', () => {
  const files = [
    { file: 'one', firstRow: 0, tableRows: 2 },
    { file: 'two', firstRow: 2, tableRows: 1 },
    { file: 'three', firstRow: 3, tableRows: 2 },
  ];

  it('are the rows that they hold, whichever files these are', () => {
    const off = edits({ excludedFiles: ['three', 'one', 'gone'] });
    expect(tableEdits(off, files)).toEqual({
      ...off,
      excludedRows: [
        [0, 2],
        [3, 2],
      ],
    });
    for (const none of [NO_EDITS, edits({ excludedFiles: [] }), edits({ excludedFiles: ['gone'] })])
      expect(tableEdits(none, files)).toBe(none);
  });

  it('give the model no row, and count as left out once', () => {
    const table = tableOf([row('a', 'b'), row('a', 'c'), row('b', 'c'), row('c', 'd')]);
    const off = { excludedRows: [[1, 2]] as const, excluded: ['c'] };
    const { table: kept, removed } = editTable(table, { ...NO_EDITS, ...off });
    expect(rowsOf(kept).map(([left, right]) => [left, right])).toEqual([['a', 'b']]);
    expect(removed).toEqual({ duplicates: 0, excluded: 3, selfPlay: 0 });
  });
});

describe('edits', () => {
  it('that are none give back the table itself', () => {
    const table = tableOf([row('a', 'b'), row('a', 'b')]);
    const { table: same, removed } = editTable(table, NO_EDITS);
    expect(same).toBe(table);
    expect(removed).toEqual({ duplicates: 0, excluded: 0, selfPlay: 0 });
  });

  it('that touch nothing change nothing', () => {
    fc.assert(
      fc.property(judgmentLists, (rows) => {
        const table = tableOf(rows);
        const strangers = ['not there', 'nor this'];
        const { table: same } = editTable(
          table,
          edits({ names: [['not there', 'x']], excluded: strangers, excludedJudges: strangers }),
        );
        expect(same).toEqual(table);
      }),
    );
  });

  it('merge models, and what they played against each other is gone', () => {
    const table = tableOf([
      row('gpt-4:20230713', 'b'),
      row('gpt-4', 'b', { outcome: Outcome.right }),
      row('b', 'GPT-4', { outcome: Outcome.tie }),
      row('gpt-4', 'gpt-4:20230713'),
    ]);
    const { table: merged, removed } = editTable(
      table,
      edits({
        names: [
          ['gpt-4:20230713', 'gpt-4'],
          ['GPT-4', 'gpt-4'],
        ],
      }),
    );
    expect(removed).toEqual({ duplicates: 0, excluded: 0, selfPlay: 1 });
    const byHand = countsOf([
      ['b', 'gpt-4', 0, 0, 1],
      ['gpt-4', 'b', 1, 1],
    ]);
    expect(withQuestions(countPairs(merged), undefined)).toEqual(byHand);
  });

  it('rename and rename back without a trace', () => {
    const renamings = fc.tuple(judgmentLists, fc.uniqueArray(names, { minLength: 60 }));
    fc.assert(
      fc.property(renamings, ([rows, fresh]) => {
        const table = tableOf(rows);
        const free = fresh.filter((name) => !table.models.includes(name));
        fc.pre(free.length >= table.models.length);
        const forth = table.models.map((name, m) => [name, free[m]] as const);
        const back = forth.map(([from, to]) => [to, from] as const);
        const renamed = editTable(table, edits({ names: forth }));
        expect(renamed.table.models).toEqual(free.slice(0, table.models.length));
        expect(renamed.removed.selfPlay).toBe(0);
        expect(editTable(renamed.table, edits({ names: back })).table).toEqual(table);
      }),
      { numRuns: 40 },
    );
  });

  it('can exchange two names', () => {
    const table = tableOf([row('a', 'b'), row('b', '__proto__')]);
    const { table: exchanged } = editTable(
      table,
      edits({
        names: [
          ['a', 'b'],
          ['b', 'a'],
        ],
      }),
    );
    expect(rowsOf(exchanged).map((cells) => cells.slice(0, 2))).toEqual([
      ['b', 'a'],
      ['a', '__proto__'],
    ]);
  });

  it('leave out models and judges; judges without a name stay', () => {
    const table = tableOf([
      row('a', 'b', { judge: 'bad' }),
      row('a', 'c', { judge: null }),
      row('c', '__proto__'),
      row('a', 'b'),
    ]);
    const { table: kept, removed } = editTable(
      table,
      edits({ excluded: ['__proto__'], excludedJudges: ['bad'] }),
    );
    expect(removed).toEqual({ duplicates: 0, excluded: 2, selfPlay: 0 });
    expect(rowsOf(kept).map((cells) => cells.slice(0, 2))).toEqual([
      ['a', 'c'],
      ['a', 'b'],
    ]);
    expect(kept.judges).toEqual(['j']);
  });

  it('count a row once, as what the user pointed at', () => {
    const table = tableOf([row('a', 'b'), row('a', 'b'), row('a', 'c'), row('a', 'c')]);
    const { removed } = editTable(table, edits({ duplicates: 'drop', excluded: ['c'] }));
    expect(removed).toEqual({ duplicates: 1, excluded: 2, selfPlay: 0 });
  });

  it('keep the observations of two versions that were asked the same', () => {
    const table = tableOf([row('a:1', 'b'), row('a:2', 'b'), row('a:2', 'b')]);
    const { table: merged, removed } = editTable(
      table,
      edits({
        duplicates: 'drop',
        names: [
          ['a:1', 'a'],
          ['a:2', 'a'],
        ],
      }),
    );
    expect(removed.duplicates).toBe(1);
    expect(countPairs(merged).leftWins).toEqual(Float64Array.of(2));
  });

  it('take out exactly what is not in the table afterwards', () => {
    const few = fc.constantFrom('a', 'b', 'c', 'd', '__proto__');
    const rows = fc.array(
      fc
        .record({
          left: few,
          right: few,
          question: fc.constantFrom('q', null),
          judge: fc.constantFrom('x', 'y', null),
          outcome: fc.constantFrom(Outcome.left, Outcome.tie, Outcome.unparsed),
        })
        .filter(({ left, right }) => left !== right)
        .map(({ left, right, ...more }) => row(left, right, more)),
    );
    const choices = fc.record({
      duplicates: fc.constantFrom('keep' as const, 'drop' as const),
      names: fc.array(fc.tuple(few, few), { maxLength: 3 }),
      excluded: fc.subarray(['a', 'b', '__proto__']),
      excludedJudges: fc.subarray(['x', 'z']),
    });
    fc.assert(
      fc.property(rows, choices, (list, choice) => {
        const table = tableOf(list);
        const { table: kept, removed } = editTable(table, choice);
        const gone = removed.duplicates + removed.excluded + removed.selfPlay;
        expect(kept.left.length + gone).toBe(table.left.length);
        const renamed = new Map<string, string>(choice.names);
        const targets = new Set(renamed.values());
        const stale = kept.models.filter((name) => renamed.has(name) && !targets.has(name));
        expect(stale).toEqual([]);
        expect(kept.judges).not.toContain(choice.excludedJudges[0]);
        expect(kept.left.every((left, at) => left !== kept.right[at])).toBe(true);
      }),
    );
  });
});
