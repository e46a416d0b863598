import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_DERIVED, PairDeriver } from '../../src/core/derive-pairs.ts';
import { Sides, UNKNOWN } from '../../src/core/judgments.ts';
import { mergeTables } from '../../src/core/merge-tables.ts';
import { ScoreBuilder } from '../../src/core/scores.ts';
import type { EqualScores, NewScore } from '../../src/core/scores.ts';
import { rowsOf } from './formats/sources.ts';

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

/** The same by looking at every pair of first scores. */
function byHand(rows: readonly NewScore[], equal: EqualScores): string[] {
  const first = rows.filter(
    (row, at) =>
      row.score !== null &&
      !rows.slice(0, at).some((r) => r.score !== null && r.model === row.model && isSame(r, row)),
  );
  return first
    .flatMap((x, at) => first.slice(at + 1).map((y) => [x, y] as const))
    .filter(([x, y]) => isSame(x, y) && (equal === 'tie' || x.score !== y.score))
    .map(([x, y]) => {
      const group = [x.question, x.judge, x.turn === UNKNOWN ? null : x.turn];
      const isTie = x.score === y.score;
      const sides = [x, y].sort((a, b) => (b.score ?? 0) - (a.score ?? 0)).map((s) => s.model);
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
      fc.property(scores, scores, (x, y) => {
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
        { ...row, model: 'd', score: 9 },
      ]),
    );
    expect(derived?.facts).toEqual({
      models: 4,
      scores: 4,
      withoutScore: 1,
      repeated: 1,
      pairs: 3,
      ties: 1,
      equal: 'tie',
    });
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
    expect((rows.length * (rows.length - 1)) / 2).toBeGreaterThan(MOST_DERIVED);
    expect(new PairDeriver().add(scoresOf(rows))).toBeNull();
  });
});
