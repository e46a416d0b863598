import { describe, expect, it } from 'vitest';
import { judgePanel, peopleAmong } from '../../../src/core/judges-model/panel.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgeRow } from './simulated.ts';
import { tableOf } from './simulated.ts';

const row = (judge: number, left: number, right: number, question = 0): JudgeRow => ({
  ...{ judge, left, right, question },
  outcome: Outcome.left,
});

describe('a panel of judges', () => {
  it('has every judge over all models, those with most judgments first', () => {
    const table = tableOf(
      ['a', 'b', 'c'],
      ['few', 'many'],
      [row(0, 2, 1), row(1, 0, 1), row(1, 1, 0), row(-1, 0, 2)],
    );
    const { models, judges, unknown, hasReference, hasRest } = judgePanel(table);
    expect(models).toEqual(['a', 'b', 'c']);
    expect(judges.map(({ names, judgments }) => [names, judgments])).toEqual([
      [['many'], 2],
      [['few'], 1],
    ]);
    expect(judges[1].counts.models).toEqual(models);
    expect([...judges[1].counts.left, ...judges[1].counts.right]).toEqual([2, 1]);
    expect({ unknown, hasReference, hasRest }).toEqual({
      unknown: 1,
      hasReference: false,
      hasRest: false,
    });
  });

  it('has the reference first, of several judges if it is several', () => {
    const table = tableOf(
      ['a', 'b'],
      ['gpt', 'human 1', 'human 2'],
      [row(0, 0, 1), row(0, 0, 1), row(1, 0, 1), row(2, 1, 0)],
    );
    const people = peopleAmong(table.judges);
    expect(people).toEqual(['human 1', 'human 2']);
    const panel = judgePanel(table, people);
    expect(panel.hasReference).toBe(true);
    expect(panel.judges.map(({ names, judgments }) => [names, judgments])).toEqual([
      [people, 2],
      [['gpt'], 2],
    ]);
    expect(judgePanel(table, ['nobody']).hasReference).toBe(false);
  });

  it('knows judges by name, whatever order rows and names are in', () => {
    const table = tableOf(['a', 'b'], ['few', 'many'], [row(1, 0, 1), row(1, 1, 0), row(0, 0, 1)]);
    expect(judgePanel(table).judges.map(({ names, judgments }) => [names, judgments])).toEqual([
      [['many'], 2],
      [['few'], 1],
    ]);
    const { judges, hasReference } = judgePanel(table, ['few']);
    expect(hasReference).toBe(true);
    expect(judges.map(({ judgments }) => judgments)).toEqual([1, 2]);
  });

  it('numbers questions alike for all judges, as they are of all together', () => {
    const table = tableOf(
      ['a', 'b', 'c'],
      ['one', 'two'],
      [row(1, 2, 0, 3), row(0, 0, 1, 0), row(0, 2, 1, 1), row(1, 0, 1, 0), row(1, 0, 1, 3)],
    );
    const { judges, byQuestion, together } = judgePanel(table);
    const said = byQuestion?.map(({ question, pair, leftWins }, r) =>
      Array.from(question, (q, at) => {
        const { left, right } = judges[r].counts;
        return [q, left[pair[at]], right[pair[at]], leftWins[at]];
      }),
    );
    expect(judges.map(({ names }) => names[0])).toEqual(['two', 'one']);
    expect(byQuestion?.map(({ questions }) => questions)).toEqual([3, 3]);
    const [[first, ...rest], own] = said ?? [[[]], []];
    expect([first, ...rest].map(([, ...pair]) => pair)).toEqual(
      expect.arrayContaining([
        [2, 0, 1],
        [0, 1, 1],
        [0, 1, 1],
      ]),
    );
    // Both judged a against b on one question, which has one number.
    const onShared = own.find(([, left]) => left === 0)?.[0];
    expect([first, ...rest].filter(([q]) => q === onShared)).toHaveLength(1);
    expect(together.byQuestion?.questions).toBe(3);
  });

  it('takes the many that judged little for one', () => {
    const judges = Array.from({ length: 30 }, (_, j) => `j${String(j).padStart(2, '0')}`);
    const rows = judges.flatMap((_, j) => Array.from({ length: 30 - j }, () => row(j, 0, 1)));
    const panel = judgePanel(tableOf(['a', 'b'], judges, rows));
    expect(panel.hasRest).toBe(true);
    expect(panel.judges).toHaveLength(12);
    expect(panel.judges[11].names).toHaveLength(19);
    const total = panel.judges.reduce((sum, { judgments }) => sum + judgments, 0);
    expect(total).toBe(rows.length);
  });
});
