import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeModels } from '../../src/core/table/change-models.ts';
import { dropDuplicates, findDuplicates } from '../../src/core/table/duplicates.ts';
import { Outcome } from '../../src/core/table/judgments.ts';
import { mergeTables, selectRows } from '../../src/core/table/merge-tables.ts';
import type { NewJudgment } from '../../src/core/table/table-builder.ts';
import { rowsOf } from './formats/sources.ts';
import { judgmentLists, tableOf } from './formats/tables.ts';

const row = (change: Partial<NewJudgment> = {}): NewJudgment => ({
  left: 'a',
  right: 'b',
  outcome: Outcome.left,
  question: 'q',
  judge: 'j',
  turn: 1,
  weight: 1,
  ...change,
});

describe('merging', () => {
  it('of tables is the table of all their rows', () => {
    fc.assert(
      fc.property(judgmentLists, judgmentLists, judgmentLists, (x, y, z) => {
        expect(mergeTables([tableOf(x), tableOf(y), tableOf(z)])).toEqual(
          tableOf([...x, ...y, ...z]),
        );
      }),
    );
  });

  it('gives rows without a weight the weight 1', () => {
    const merged = mergeTables([tableOf([row()]), tableOf([row({ weight: 2.5 })])]);
    expect(merged.weight).toEqual(Float64Array.of(1, 2.5));
  });

  it('is undone by leaving rows out', () => {
    fc.assert(
      fc.property(judgmentLists, judgmentLists, judgmentLists, (x, y, z) => {
        const all = tableOf([...x, ...y, ...z]);
        const places = [...x, ...y, ...z].keys();
        const kept = Uint32Array.from(places).filter(
          (at) => at < x.length || at >= x.length + y.length,
        );
        expect(selectRows(all, kept)).toEqual(tableOf([...x, ...z]));
      }),
    );
  });

  it('forgets weights with the rows that had them', () => {
    const all = tableOf([row(), row({ weight: 2 })]);
    expect(all.weight).toEqual(Float64Array.of(1, 2));
    expect(selectRows(all, Uint32Array.of(0)).weight).toBeNull();
  });
});

describe('duplicates', () => {
  it('repeat question, order, judge and turn, whatever the outcome', () => {
    const rows = [
      row(),
      row({ outcome: Outcome.unparsed }),
      row({ left: 'b', right: 'a' }),
      row({ question: 'other' }),
      row({ judge: 'k' }),
      row({ turn: 2 }),
      row({ turn: -1 }),
      row({ outcome: Outcome.tie }),
    ];
    expect(findDuplicates(tableOf(rows)).rows.length).toBe(2);
  });

  it('differ where one part alone differs', () => {
    const rows = Array.from({ length: 100 }, (_, n) => [
      row({ turn: 1 + n }),
      row({ judge: `other ${String(n)}` }),
      row({ question: `other ${String(n)}` }),
      row({ left: `other ${String(n)}` }),
      row({ right: `other ${String(n)}` }),
    ]).flat();
    expect(findDuplicates(tableOf(rows)).rows.length).toBe(0);
    expect(findDuplicates(tableOf([...rows, ...rows])).rows.length).toBe(rows.length);
  });

  it('are rows without a judge where another names one, before or after', () => {
    const table = tableOf([
      row({ judge: null }),
      row({ judge: 'j' }),
      row({ judge: 'k' }),
      row({ judge: null, outcome: Outcome.tie }),
      row({ judge: null, question: 'other' }),
    ]);
    const { rows, first, agreeing } = findDuplicates(table);
    expect([[...rows], [...first], agreeing]).toEqual([[0, 3], [1, 1], 1]);
    expect(rowsOf(dropDuplicates(table)).map((cells) => cells[4])).toEqual(['j', 'k', null]);
  });

  it('need a known question', () => {
    expect(
      findDuplicates(tableOf([row({ question: null }), row({ question: null })])).rows.length,
    ).toBe(0);
  });

  it('are what a set of keys would miss', () => {
    fc.assert(
      fc.property(judgmentLists, judgmentLists, (x, y) => {
        const table = tableOf([...x, ...y, ...x]);
        const keys = rowsOf(table)
          .filter((cells) => cells[3] !== null)
          .map(([left, right, , question, judge, turn]) => {
            const own = JSON.stringify([left, right, question, turn]);
            return { own, judge };
          });
        const named = new Set(keys.filter(({ judge }) => judge !== null).map(({ own }) => own));
        const kinds = keys
          .filter(({ own, judge }) => judge !== null || !named.has(own))
          .map(({ own, judge }) => `${own} ${String(judge)}`);
        expect(findDuplicates(table).rows.length).toBe(keys.length - new Set(kinds).size);
      }),
    );
  });
});

describe('repeated rows', () => {
  it('are dropped to the first of each kind', () => {
    fc.assert(
      fc.property(judgmentLists, judgmentLists, (x, y) => {
        const table = tableOf([...x, ...y, ...x]);
        const kept = dropDuplicates(table);
        const { rows, first, agreeing, contradicting } = findDuplicates(table);
        expect(findDuplicates(kept).rows.length).toBe(0);
        expect(kept.left.length).toBe(table.left.length - rows.length);
        expect(agreeing + contradicting).toBe(rows.length);
        expect(first.every((row) => !rows.includes(row))).toBe(true);
        expect(dropDuplicates(kept)).toEqual(kept);
      }),
    );
  });

  it('are not the parts of one fractional verdict', () => {
    const parts = [row({ weight: 0.2 }), row({ outcome: Outcome.right, weight: 0.8 })];
    expect(findDuplicates(tableOf(parts)).rows.length).toBe(0);
  });
});

describe('models', () => {
  const rows = [
    row({ left: 'a', right: 'b' }),
    row({ left: 'c', right: 'a2', question: 'only here' }),
    row({ left: 'a', right: 'a2' }),
    row({ left: 'b', right: 'd', weight: 2 }),
  ];

  it('are renamed, merged and left out', () => {
    const names = new Map([
      ['a2', 'a'],
      ['b', 'B'],
    ]);
    const changed = changeModels(tableOf(rows), { names, excluded: new Set(['d']) });
    expect(changed).toEqual({
      table: tableOf([row({ left: 'a', right: 'B' }), { ...rows[1], right: 'a' }]),
      excluded: 1,
      selfPlay: 1,
    });
  });

  it('stay as they are without changes', () => {
    fc.assert(
      fc.property(judgmentLists, (list) => {
        const table = tableOf(list);
        const changed = changeModels(table, { names: new Map(), excluded: new Set() });
        expect(changed).toEqual({ table, excluded: 0, selfPlay: 0 });
      }),
    );
  });
});

describe('a table that grows past its first columns', () => {
  it('keeps every row', () => {
    const rows = Array.from({ length: 5000 }, (_, n) =>
      row({
        left: `m${String(n % 97)}`,
        right: `r${String(n % 89)}`,
        outcome: n % 2 === 0 ? Outcome.left : Outcome.tie,
        question: `q${String(n)}`,
        judge: n % 5 === 0 ? null : `j${String(n % 7)}`,
        turn: 1 + (n % 127),
        weight: 1 + (n % 3),
      }),
    );
    const table = tableOf(rows);
    expect(rowsOf(table)).toEqual(
      rows.map((r) => [
        r.left,
        r.right,
        r.outcome === Outcome.tie ? 'tie' : 'left',
        r.question,
        r.judge,
        r.turn,
        r.weight,
      ]),
    );
  });
});
