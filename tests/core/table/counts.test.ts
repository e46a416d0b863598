import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { judgmentTotal, recordsOf, tieTotal } from '../../../src/core/table/counts.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { countsOf } from '../counts-of.ts';

type Judged = readonly [left: number, right: number, outcome: number, weight?: number];

function tableOf(models: readonly string[], rows: readonly Judged[]): JudgmentTable {
  const unknown = new Int32Array(rows.length).fill(-1);
  return {
    models,
    questions: [],
    judges: [],
    left: Uint32Array.from(rows, (row) => row[0]),
    right: Uint32Array.from(rows, (row) => row[1]),
    outcome: Uint8Array.from(rows, (row) => row[2]),
    question: unknown,
    judge: unknown,
    turn: Int8Array.from(unknown),
    weight: rows.some((row) => row[3] !== undefined)
      ? Float64Array.from(rows, (row) => row[3] ?? 1)
      : null,
  };
}

const NAMES = ['zeta', 'alpha', 'mid', 'beta'];
const anyJudged = fc.tuple(
  fc.nat(3),
  fc.nat(3),
  fc.nat(3),
  fc.double({ min: 0, max: 3, noNaN: true }),
);

describe('counting judgments', () => {
  it('adds up a case worked by hand', () => {
    const table = tableOf(NAMES, [
      [0, 1, 0],
      [0, 1, 0],
      [0, 1, 1],
      [1, 0, 2],
      [1, 0, 3],
      [1, 3, 1],
      [2, 3, 3],
      [3, 3, 0],
    ]);
    const counts = countPairs(table);
    expect(counts).toEqual(
      countsOf([
        ['alpha', 'beta', 0, 1],
        ['alpha', 'zeta', 0, 0, 1],
        ['zeta', 'alpha', 2, 1],
      ]),
    );
    expect(judgmentTotal(counts)).toBe(5);
    expect(recordsOf(counts)).toEqual([
      { wins: 1, losses: 3, ties: 1 },
      { wins: 1, losses: 0, ties: 0 },
      { wins: 2, losses: 1, ties: 1 },
    ]);
  });

  it('honours weights', () => {
    const counts = countPairs(
      tableOf(
        ['a', 'b'],
        [
          [0, 1, 0, 2.5],
          [0, 1, 0, 10],
          [1, 0, 2, 0],
        ],
      ),
    );
    expect(counts).toEqual(countsOf([['a', 'b', 12.5, 0]]));
  });

  it('keeps to the models asked for', () => {
    const table = tableOf(NAMES, [
      [0, 1, 0],
      [1, 2, 1],
      [3, 2, 2],
    ]);
    expect(countPairs(table, { models: ['mid', 'beta', 'nobody'] })).toEqual(
      countsOf([['beta', 'mid', 0, 0, 1]]),
    );
    expect(countPairs(table, { models: [] }).models).toEqual([]);
  });

  it('visits only models that met, of two hundred thousand', () => {
    const size = 200_000;
    const models = Array.from({ length: size }, (_, m) => `m${String(m).padStart(6, '0')}`);
    const rows = models.map((_, m): Judged => [m, (m + 1) % size, 0]);
    const counts = countPairs(tableOf(models, rows));
    expect(counts.models).toHaveLength(size);
    expect(counts.left.every((left, p) => left === p && counts.right[p] === (p + 1) % size)).toBe(
      true,
    );
    expect(counts.leftWins.every((wins) => wins === 1)).toBe(true);
  });

  it('gives the same bytes for the same rows in any order', () => {
    const keyed = fc.array(fc.tuple(anyJudged, fc.nat()), { maxLength: 40 });
    fc.assert(
      fc.property(keyed, (rows) => {
        const shuffled = [...rows].sort(([, a], [, b]) => a - b);
        const tables = [rows, shuffled].map((some) =>
          tableOf(
            NAMES,
            some.map(([row]) => row),
          ),
        );
        expect(countPairs(tables[1])).toEqual(countPairs(tables[0]));
      }),
    );
  });

  it('gives the same bytes for models numbered otherwise', () => {
    const order = [2, 0, 3, 1];
    fc.assert(
      fc.property(fc.array(anyJudged, { maxLength: 40 }), (rows) => {
        const renamed = order.map((m) => NAMES[m]);
        const at = (m: number) => order.indexOf(m);
        const moved = rows.map(([l, r, o, w]): Judged => [at(l), at(r), o, w]);
        expect(countPairs(tableOf(renamed, moved))).toEqual(countPairs(tableOf(NAMES, rows)));
      }),
    );
  });

  it('adds fractions up to what they are parts of', () => {
    // Ten tenths, added as they are, make 0.9999999999999999.
    const parts = Array.from({ length: 10 }).flatMap((): Judged[] => [
      [0, 1, 0, 0.1],
      [2, 1, 2, 0.1],
    ]);
    const counts = countPairs(tableOf(NAMES, parts));
    expect(counts.leftWins.some((n) => !Number.isInteger(n))).toBe(true);
    expect(judgmentTotal(counts)).toBe(2);
    expect(tieTotal(counts)).toBe(1);
    expect(recordsOf(counts)).toContainEqual({ wins: 1, losses: 0, ties: 0 });
  });
});
