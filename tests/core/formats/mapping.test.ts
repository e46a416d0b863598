import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/core/formats/guess-mapping.ts';
import type { Mapping } from '../../../src/core/formats/mapping.ts';
import { JsonRow } from '../../../src/core/formats/containers/json-record.ts';
import { readFiles } from '../../../src/core/formats/read.ts';
import { mappingOf, mappingText } from '../../../src/cli/mapping.ts';
import { rowsOf, textSource } from './sources.ts';

const guess = (rows: readonly Record<string, unknown>[]) =>
  guessMapping(rows.map((row) => JsonRow.inner(row)));
const none = { question: null, category: null, judge: null, turn: null };

describe('what the columns of a table may mean', () => {
  it('scores of two contestants', () => {
    expect(
      guess([
        { date: '2020', home: 'X', away: 'Y', 'goals home': 1, 'goals away': 2, judge: 'r' },
        { date: '2020', home: 'Y', away: 'X', 'goals home': 1, 'goals away': 2, judge: 's' },
      ]),
    ).toEqual({
      left: 'home',
      right: 'away',
      verdict: { kind: 'scores', left: 'goals home', right: 'goals away', better: 'higher' },
      ...none,
      judge: 'judge',
    });
  });

  it('ranks, where the lower is the better', () => {
    const found = guess([{ player1: '甲', player2: '乙', rank1: 1, rank2: 2 }]);
    expect(found?.verdict).toMatchObject({ kind: 'scores', better: 'lower' });
  });

  it('a column that names the winner, with headers in Japanese', () => {
    const rows = [
      { 左: '甲', 右: '乙', 勝者: '乙', 質問: 'q1', カテゴリ: '歴史' },
      { 左: '丙', 右: '乙', 勝者: '引き分け', 質問: 'q2', カテゴリ: '地理' },
    ];
    expect(guess(rows)).toMatchObject({
      left: '左',
      right: '右',
      verdict: { kind: 'outcome', field: '勝者' },
      question: '質問',
      category: 'カテゴリ',
    });
  });

  it('winners and losers', () => {
    expect(guess([{ winner: 'a', loser: 'b' }])?.verdict).toEqual({ kind: 'left-wins' });
  });

  it('nothing, where nothing tells', () => {
    expect(guess([])).toBeNull();
    expect(guess([{ x: 1, y: 2 }])).toBeNull();
    expect(guess([{ team1: 'a', team2: 'b', note: 'x' }])).toBeNull();
    expect(guess([{ name: 'a', value: 3 }])).toBeNull();
  });
});

describe('a guess', () => {
  it('comes with the refusal, and reads the file', async () => {
    const csv = 'system 1,system 2,better,rater\nx,y,system 1,r1\ny,z,z,r2\nx,z,tie,r1\nx,z,?,r1\n';
    const { files } = await readFiles([textSource(csv)], { format: null });
    const failure = files[0].failure ?? expect.fail();
    expect(failure.kind).toBe('unknown-format');
    const mapping = 'guess' in failure ? failure.guess : undefined;
    const read = await readFiles([textSource(csv)], { format: null, mapping: mapping ?? null });
    expect(read.files[0]).toMatchObject({ format: 'mapped', rows: 4, rejected: 1 });
    expect(rowsOf(read.table)).toEqual([
      ['x', 'y', 'left', null, 'r1', null],
      ['y', 'z', 'right', null, 'r2', null],
      ['x', 'z', 'tie', null, 'r1', null],
    ]);
  });
});

describe('--map', () => {
  const mappings: Mapping[] = [
    { left: 'a b', right: 'c', verdict: { kind: 'left-wins' }, ...none, question: 'q' },
    {
      left: '左',
      right: '右',
      verdict: { kind: 'scores', left: 's', right: 't', better: 'lower' },
      ...none,
      turn: 'n',
    },
  ];
  it.each(mappings)('is read as it is written: %j', (mapping) => {
    expect(mappingOf(mappingText(mapping))).toEqual(mapping);
  });

  it('takes values for the outcomes', () => {
    expect(mappingOf('left=l,right=r,outcome=o,left_value=L|1,tie_value=X')).toMatchObject({
      verdict: { leftValues: ['L', '1'], tieValues: ['X'] },
    });
  });
});
