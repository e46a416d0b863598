import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PairDeriver } from '../../../src/core/table/derive-pairs.ts';
import { Sides, UNKNOWN } from '../../../src/core/table/judgments.ts';
import { mergeTables } from '../../../src/core/table/merge-tables.ts';
import { ScoreBuilder } from '../../../src/core/table/scores.ts';
import type { EqualScores, NewScore, ScoreTable } from '../../../src/core/table/scores.ts';
import { rowsOf } from '../formats/sources.ts';
import { MAX_DERIVED } from '../../../src/core/limits.ts';

const scoresOf = (rows: readonly NewScore[], equal: EqualScores = 'tie') => {
  const builder = new ScoreBuilder();
  builder.equal = equal;
  rows.forEach((row) => builder.add(row));
  return builder.build();
};

const scores = fc.array(
  fc.record({
    model: fc.constantFrom('a', 'b', 'c', '__proto__'),
    question: fc.constantFrom('1', '2', '3'),
    judge: fc.option(fc.constantFrom('j', 'k')),
    turn: fc.constantFrom(UNKNOWN, 1, 2),
    score: fc.option(fc.integer({ min: 1, max: 4 })),
  }),
  { maxLength: 40 },
);

/** Winner, loser, tie and group of each judgment, without the sides. */
const verdicts = (deriver: PairDeriver, rows: readonly NewScore[], equal?: EqualScores) =>
  rowsOf(deriver.add(scoresOf(rows, equal))?.table ?? expect.fail())
    .map(([left, right, outcome, ...group]) => {
      const sides = outcome === 'right' ? [right, left] : [left, right];
      return JSON.stringify([
        outcome === 'tie',
        ...(outcome === 'tie' ? sides.sort() : sides),
        group,
      ]);
    })
    .sort();

/** The same by looking at every pair of means. */
function byHand(rows: readonly NewScore[], equal: EqualScores): string[] {
  const scored = rows.filter(({ score }) => score !== null);
  const isAgain = (x: NewScore, y: NewScore) => x.model === y.model && isSame(x, y);
  const means = scored
    .filter((row, at) => !scored.slice(0, at).some((other) => isAgain(other, row)))
    .map((row) => {
      const own = scored.filter((other) => isAgain(other, row)).map(({ score }) => score ?? NaN);
      return { ...row, score: own.reduce((sum, score) => sum + score, 0) / own.length };
    })
    .map((row) => ({ ...row, score: Math.round(row.score * 1e6) / 1e6 }));
  return means
    .flatMap((x, at) => means.slice(at + 1).map((y) => [x, y] as const))
    .filter(([x, y]) => isSame(x, y) && (equal === 'tie' || x.score !== y.score))
    .map(([x, y]) => {
      const group = [x.question, x.judge, x.turn === UNKNOWN ? null : x.turn];
      const isTie = x.score === y.score;
      const sides = [x, y].sort((a, b) => b.score - a.score).map((s) => s.model);
      return JSON.stringify([isTie, ...(isTie ? sides.sort() : sides), group]);
    })
    .sort();
}

const isSame = (x: NewScore, y: NewScore) =>
  x.question === y.question && x.judge === y.judge && x.turn === y.turn;

describe('judgments from single scores', () => {
  it.each(['tie', 'nothing'] as const)('are all comparisons, equal scores: %s', (equal) => {
    fc.assert(
      fc.property(scores, (rows) => {
        expect(verdicts(new PairDeriver(), rows, equal)).toEqual(byHand(rows, equal));
      }),
    );
  });

  it('are the same whether files come together or one by one', () => {
    fc.assert(
      fc.property(scores, scores, (x, all) => {
        const y = all.filter((row) => !x.some((r) => r.model === row.model && isSame(r, row)));
        const apart = new PairDeriver();
        const first = apart.add(scoresOf(x));
        const second = apart.add(scoresOf(y));
        const together = new PairDeriver().add(scoresOf([...x, ...y]));
        const tables = [first, second].map((derived) => derived?.table ?? expect.fail());
        expect(rowsOf(mergeTables(tables))).toEqual(rowsOf(together?.table ?? expect.fail()));
      }),
    );
  });

  it('come with their facts', () => {
    const row = { question: 'q', judge: 'j', turn: 1 };
    const derived = new PairDeriver().add(
      scoresOf([
        { ...row, model: 'a', score: 8 },
        { ...row, model: 'b', score: null },
        { ...row, model: 'c', score: 8 },
        { ...row, model: 'a', score: 3 },
        { ...row, model: 'd', score: 5.5 },
      ]),
    );
    expect(derived?.facts).toEqual({
      models: 4,
      scores: 4,
      withoutScore: 1,
      repeated: 0,
      averaged: 2,
      pairs: 3,
      ties: 1,
      equal: 'tie',
    });
  });

  it('take the mean of samples in one file, not of what a file before has', () => {
    const row = { question: 'q', judge: 'j', turn: 1 };
    const deriver = new PairDeriver();
    const first = [1, 2, 6].map((score) => ({ ...row, model: 'a', score }));
    expect(deriver.add(scoresOf(first))?.facts).toMatchObject({ averaged: 3, repeated: 0 });
    const second = [...first, { ...row, model: 'b', score: 3 }, { ...row, model: 'c', score: 2.9 }];
    const { table, facts } = deriver.add(scoresOf(second)) ?? expect.fail();
    expect(facts).toMatchObject({ scores: 5, repeated: 3, pairs: 3, ties: 1 });
    expect(facts.averaged).toBeUndefined();
    expect(rowsOf(table).map((cells) => cells.slice(0, 3))).toEqual([
      ['a', 'b', 'tie'],
      ['a', 'c', 'left'],
      ['b', 'c', 'left'],
    ]);
  });

  it('are ties where the same samples were added up in another order', () => {
    const row = { question: 'q', judge: 'j', turn: 1 };
    const samples = [0, 0.6, 0.2, 0.7];
    const rows = [
      ...samples.map((score) => ({ ...row, model: 'a', score })),
      ...samples.toReversed().map((score) => ({ ...row, model: 'b', score })),
    ];
    expect(new PairDeriver().add(scoresOf(rows))?.facts).toMatchObject({ pairs: 1, ties: 1 });
  });

  it('go to the lower score where that is better, by judge', () => {
    const rows = ['errors', 'quality', null].flatMap((judge) =>
      [1, 2].map((score) => ({
        ...{ question: 'q', judge, turn: 1, score, model: score === 1 ? 'one' : 'two' },
      })),
    );
    const winners = (table: ScoreTable) => {
      const { table: derived, facts } = new PairDeriver().add(table) ?? expect.fail();
      const won = rowsOf(derived).map(([l, r, outcome]) => (outcome === 'left' ? l : r));
      return [won, facts.lower];
    };
    const scored = scoresOf(rows);
    expect(winners(scored)).toEqual([['two', 'two', 'two'], undefined]);
    expect(winners({ ...scored, lower: ['errors', 'absent'] })).toEqual([
      ['one', 'two', 'two'],
      ['errors'],
    ]);
    expect(winners({ ...scored, lower: [''] })).toEqual([['two', 'two', 'one'], ['']]);
    expect(winners({ ...scored, better: 'lower' })).toEqual([['one', 'one', 'one'], 'all']);
    // What the user says goes before what the format says.
    expect(winners({ ...scored, better: 'lower', lower: [] })[1]).toBeUndefined();
  });

  it('of a best answer compare only what it was picked among, not another file’s', () => {
    const row = { question: '0', judge: 'best', turn: UNKNOWN };
    const deriver = new PairDeriver();
    const first = deriver.add(
      scoresOf(
        [
          { ...row, model: 'a', score: 1 },
          { ...row, model: 'b', score: 0 },
        ],
        'nothing',
      ),
    );
    const second = deriver.add(scoresOf([{ ...row, model: 'c', score: 0 }], 'nothing'));
    expect(first?.facts.pairs).toBe(1);
    expect(second?.facts.pairs).toBe(0);
  });

  it('show no model first', () => {
    const rows = Array.from({ length: 20 }, (_, q) =>
      ['a', 'b', 'c'].map((model, m) => {
        return { model, question: String(q), judge: null, turn: UNKNOWN, score: m };
      }),
    ).flat();
    const table = new PairDeriver().add(scoresOf(rows))?.table ?? expect.fail();
    expect(table.left).toHaveLength(60);
    expect(table.sides?.every((sides) => sides === Sides.unknown)).toBe(true);
  });

  it('are refused where they would not fit', () => {
    const rows = Array.from({ length: 4600 }, (_, m) => {
      return { model: String(m), question: 'q', judge: null, turn: UNKNOWN, score: m };
    });
    expect((rows.length * (rows.length - 1)) / 2).toBeGreaterThan(MAX_DERIVED);
    expect(new PairDeriver().add(scoresOf(rows))).toBeNull();
  });
});
