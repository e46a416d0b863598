import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataChange } from '../../../src/core/history/data-change.ts';
import type { ComparedData } from '../../../src/core/history/data-change.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { Outcome, UNKNOWN } from '../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';

type Judged = readonly [
  left: string,
  right: string,
  outcome: Outcome,
  question?: string,
  judge?: string,
  weight?: number,
];

function dataOf(rows: readonly Judged[], sides: 'shown' | 'unknown' = 'shown'): ComparedData {
  const builder = new TableBuilder();
  for (const [left, right, outcome, question = null, judge = null, weight = 1] of rows)
    builder.add({
      ...{ left, right, outcome, question, judge, turn: UNKNOWN, weight },
      ...(sides === 'unknown' && { sides }),
    });
  const table = builder.build();
  return { table, counts: countPairs(table) };
}

const numbersOf = ({
  before,
  after,
  same,
  changed,
  added,
  removed,
}: ReturnType<typeof dataChange>) => ({ before, after, same, changed, added, removed });

describe('what became of the judgments', () => {
  it('is told judgment by judgment', () => {
    const before = dataOf([
      ['a', 'b', Outcome.left, 'q1', 'j1'],
      ['a', 'b', Outcome.left, 'q2', 'j1'],
      ['a', 'c', Outcome.tie, 'q1', 'j1'],
    ]);
    const after = dataOf([
      ['a', 'b', Outcome.left, 'q1', 'j1'],
      // The verdict is another.
      ['a', 'b', Outcome.right, 'q2', 'j1'],
      // The other order, another judge, a new model.
      ['b', 'a', Outcome.right, 'q1', 'j1'],
      ['a', 'b', Outcome.left, 'q1', 'j2'],
      ['a', 'd', Outcome.left, 'q3', 'j2'],
    ]);
    const found = dataChange(before, after);
    expect(numbersOf(found)).toEqual({
      ...{ before: 3, after: 5, same: 1, changed: 1, added: 3, removed: 1 },
    });
    expect(found.addedModels).toEqual(['d']);
    expect(found.removedModels).toEqual(['c']);
    expect(found.rows).toEqual({
      judges: [{ name: 'j2', before: 0, after: 2 }],
      ...{ addedQuestions: 1, removedQuestions: 0 },
    });
  });

  it('is told by pair and order where only counts are known', () => {
    const before = dataOf([
      ['a', 'b', Outcome.left, 'q1', 'j1'],
      ['a', 'b', Outcome.left, 'q2', 'j1'],
    ]);
    const after = dataOf([
      ['a', 'b', Outcome.left, 'q3', 'j2'],
      ['a', 'b', Outcome.tie, 'q3', 'j2'],
      ['a', 'b', Outcome.tie, 'q4', 'j2'],
    ]);
    const found = dataChange({ ...before, table: null }, after);
    expect(numbersOf(found)).toEqual({
      ...{ before: 2, after: 3, same: 1, changed: 1, added: 1, removed: 0 },
    });
    expect(found.rows).toBeNull();
  });

  it('takes a pair of unknown sides for the same in either order', () => {
    const before = dataOf([['a', 'b', Outcome.left, 'q', 'j']], 'unknown');
    const after = dataOf([['b', 'a', Outcome.right, 'q', 'j']], 'unknown');
    expect(dataChange(before, after).same).toBe(1);
    expect(dataChange(before, dataOf([['a', 'b', Outcome.left, 'q', 'j']])).same).toBe(0);
  });

  it('counts what a row stands for, and nothing that could not be read', () => {
    const before = dataOf([
      ['a', 'b', Outcome.left, 'q', 'j', 2.5],
      ['a', 'b', Outcome.unparsed, 'q', 'j'],
    ]);
    const after = dataOf([['a', 'b', Outcome.left, 'q', 'j', 4]]);
    expect(numbersOf(dataChange(before, after))).toEqual({
      ...{ before: 2.5, after: 4, same: 2.5, changed: 0, added: 1.5, removed: 0 },
    });
  });

  const name = fc.constantFrom('a', 'b', 'c');
  const outcome = fc.constantFrom(Outcome.left, Outcome.right, Outcome.tie);
  const rows = fc.array(
    fc
      .tuple(name, name, outcome, fc.constantFrom('q', 'r'), fc.constantFrom('j', 'k'))
      .filter(([left, right]) => left !== right),
    { minLength: 1, maxLength: 30 },
  );

  it('adds up, and is what a hash of each judgment says', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const found = dataChange(dataOf(first), dataOf(second));
        expect(found.same + found.changed + found.removed).toBe(first.length);
        expect(found.same + found.changed + found.added).toBe(second.length);
        const left = second.map((row) => JSON.stringify(row));
        const same = first.filter((row) => {
          const at = left.indexOf(JSON.stringify(row));
          if (at >= 0) left.splice(at, 1);
          return at >= 0;
        });
        expect(found.same).toBe(same.length);
        const back = dataChange(dataOf(second), dataOf(first));
        expect([back.added, back.removed, back.same]).toEqual([
          ...[found.removed, found.added, found.same],
        ]);
      }),
    );
  });

  it('is nothing for the same judgments in another order', () => {
    fc.assert(
      fc.property(rows, (own) => {
        const found = dataChange(dataOf(own), dataOf([...own].reverse()));
        expect([found.changed, found.added, found.removed]).toEqual([0, 0, 0]);
        expect(found.rows).toEqual({ judges: [], addedQuestions: 0, removedQuestions: 0 });
      }),
    );
  });
});
