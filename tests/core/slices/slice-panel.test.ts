import { describe, expect, it } from 'vitest';
import { slicePanel } from '../../../src/core/slices/slice-panel.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { judgmentTotal } from '../../../src/core/table/counts.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { choicesIn, tableOfRankings } from '../choices-of.ts';
import { tableOf } from '../judges-model/simulated.ts';

const row = (left: number, right: number, question = 0) => ({
  ...{ judge: 0, left, right, question },
  outcome: Outcome.left,
});

describe('judgments by slice', () => {
  const rows = [row(0, 1), row(0, 1), row(1, 2, 1), row(2, 0, 1), row(0, 2, 2)];
  const table = tableOf(['a', 'b', 'c'], ['gpt'], rows);

  it('are those of each value of the tag; those without one are counted, and left out', () => {
    const tag = { values: ['code', 'prose', 'unused'], value: Int32Array.of(1, 1, 0, 1, -1) };
    const { judges, unknown, hasRest, models, byQuestion, together } = slicePanel(table, [tag]);
    expect(judges.map(({ names, judgments }) => [names, judgments])).toEqual([
      [['prose'], 3],
      [['code'], 1],
    ]);
    expect({ unknown, hasRest, models }).toEqual({
      unknown: 1,
      hasRest: false,
      models: ['a', 'b', 'c'],
    });
    expect([...judges[1].counts.left, ...judges[1].counts.right]).toEqual([1, 2]);
    expect(judgmentTotal(together)).toBe(4);
    expect(byQuestion?.map(({ questions }) => questions)).toEqual([2, 2]);
  });

  it('weigh one together where they have several values', () => {
    const first = { values: ['code', 'prose'], value: Int32Array.of(0, 0, 0, 1, -1) };
    const second = { values: ['hard', 'code'], value: Int32Array.of(0, -1, 1, -1, -1) };
    const { judges, unknown } = slicePanel(table, [first, second]);
    const judgments = new Map(judges.map((slice) => [slice.names[0], slice.judgments]));
    expect(judgments).toEqual(
      new Map([
        ['code', 2.5],
        ['prose', 1],
        ['hard', 0.5],
      ]),
    );
    expect(unknown).toBe(1);
  });

  it('keep the weight that rows have', () => {
    const weighted = { ...table, weight: Float64Array.of(4, 1, 1, 1, 1) };
    const first = { values: ['code'], value: Int32Array.of(0, 0, 0, 0, 0) };
    const second = { values: ['hard'], value: Int32Array.of(0, -1, -1, -1, -1) };
    const { judges } = slicePanel(weighted, [first, second]);
    expect(judges.map(({ judgments }) => judgments)).toEqual([6, 2]);
  });

  it('have choices that are whole where all are taken together, whatever values their rows have', () => {
    const ranked = tableOfRankings([
      ['q', ['a', 'b', 'c']],
      ['r', ['b', 'a', 'c']],
    ]);
    const { choices } = countPairs(ranked);
    const rows = ranked.left.length;
    const code = { values: ['code'], value: new Int32Array(rows) };
    const hard = { values: ['hard'], value: Int32Array.from({ length: rows }, (_, r) => -(r % 2)) };
    const { together } = slicePanel(ranked, [code, hard]);
    expect(choices?.chosen.some((times) => times > 0)).toBe(true);
    expect(together.choices).toEqual(choices);
    // What has no value at all is of no slice.
    const none = { values: ['code'], value: Int32Array.from(ranked.question, (q) => -q) };
    expect(choicesIn(slicePanel(ranked, [none, none]).together)).toEqual(['a:1 b:0 c:0']);
  });
});
