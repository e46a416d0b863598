import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellQuoted } from '../../../../src/core/publish/arguments-text.ts';
import { printable } from '../../../../src/cli/terminal.ts';
import { guessMapping } from '../../../../src/core/formats/mapping/guess-mapping.ts';
import type { Mapping } from '../../../../src/core/formats/file/mapping.ts';
import { JsonRow } from '../../../../src/core/formats/containers/json/json-record.ts';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import { mappingText } from '../../../../src/cli/mapping/mapping-text.ts';
import { mappingOf } from '../../../../src/cli/mapping/mapping.ts';
import { rowsOf, textSource } from '../sources.ts';
import { anyCharacter } from '../../../any-character.ts';

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

  it('is read as it is written, whatever stands in names and values', () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, unit: anyCharacter }),
      fc.string({
        minLength: 1,
        unit: fc.constantFrom(...Array.from(',=|\\\'" u{}\t\n\u200b\u00a0\ud800A')),
      }),
    );
    const optional = fc.option(name);
    const values = fc.array(name, { maxLength: 3 });
    const verdict = fc.oneof(
      fc.record(
        {
          kind: fc.constant('outcome' as const),
          field: name,
          ...{ leftValues: values, rightValues: values, tieValues: values },
          noneValues: fc.array(name, { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: ['kind', 'field', 'leftValues', 'rightValues', 'tieValues'] },
      ),
      fc.record({
        kind: fc.constant('scores' as const),
        ...{
          left: name,
          right: name,
          better: fc.constantFrom('higher' as const, 'lower' as const),
        },
      }),
      fc.constant({ kind: 'left-wins' as const }),
    );
    const rest = { question: optional, category: optional, judge: optional, turn: optional };
    const mapping = fc.record({ left: name, right: name, verdict, ...rest });
    fc.assert(
      fc.property(mapping, (given) => {
        const text = mappingText(given);
        expect(mappingOf(text)).toEqual(given);
        // What the terminal prints is what was meant.
        expect(printable(text)).toBe(text);
      }),
    );
  });

  it('survives a shell', () => {
    const text = `left=it's,right="$(x)" \\\\,judge=\`y\``;
    const { stdout } = spawnSync('sh', ['-c', `printf %s ${shellQuoted(text)}`]);
    expect(stdout.toString()).toBe(text);
  });

  it('takes nothing twice', () => {
    expect(() => mappingOf('left=l,right=r,left=k,outcome=o')).toThrow('--map has left= twice');
  });

  it('takes values for the outcomes', () => {
    expect(mappingOf('left=l,right=r,outcome=o,left_value=L|1,tie_value=X')).toMatchObject({
      verdict: { leftValues: ['L', '1'], tieValues: ['X'] },
    });
  });
});

describe('numbers in a column of outcomes', () => {
  const table = (...outcomes: (string | number | boolean)[]) =>
    outcomes.map((said) => JSON.stringify({ one: 'x', two: 'y', said })).join('\n');
  const read = async (text: string, more = '') => {
    const mapping = mappingOf(`left=one,right=two,outcome=said${more}`);
    const { files, table } = await readFiles([textSource(text)], { format: null, mapping });
    return { ...files[0], said: rowsOf(table).map((row) => row[2]) };
  };

  it.each([
    [
      [0, 1, 0],
      ['0', '1'],
    ],
    [
      ['0', '1', '0.5'],
      ['0', '1', '0.5'],
    ],
    [
      [1, 2, 3],
      ['1', '2', '3'],
    ],
    [
      [-1, 1],
      ['-1', '1'],
    ],
    [
      ['1.0', '2.0'],
      ['1.0', '2.0'],
    ],
    [
      [true, false],
      ['true', 'false'],
    ],
    [
      ['yes', 'no'],
      ['yes', 'no'],
    ],
    [['left', 0], ['0']],
  ])('%j mean nothing by themselves', async (outcomes, values) => {
    const { failure, said } = await read(table(...outcomes));
    expect(failure).toEqual({ kind: 'undeclared-values', field: 'said', values });
    expect(said).toEqual([]);
  });

  it('mean what is declared, and nothing else', async () => {
    const more = ',left_value=0,right_value=1,none_value=-1';
    const { said, rejections, failure } = await read(table(0, 1, '1.0', -1, 2, 'tie'), more);
    expect(failure).toBeNull();
    expect(said).toEqual(['left', 'right', 'right', 'unparsed', 'tie']);
    expect(rejections.map(({ reason }) => reason)).toEqual([
      { kind: 'bad-value', field: 'said', value: '2' },
    ]);
  });

  it('are rejected where they come late', async () => {
    const words = Array.from({ length: 20 }, (_, at) => (at % 2 ? 'left' : 'right'));
    const { rejected, failure } = await read(table(...words, 0, 1));
    expect({ rejected, failure }).toEqual({ rejected: 2, failure: null });
  });

  it('may be names of models', async () => {
    const text = 'one,two,said\n1,2,2\n3,1,3\n';
    expect((await read(text)).said).toEqual(['right', 'left']);
  });

  it('are not read where they were declared to mean two things', async () => {
    const { failure } = await read(table(0, 1), ',left_value=1|x,right_value=0|X');
    expect(failure).toEqual({ kind: 'undeclared-values', field: 'said', values: ['x', 'X'] });
  });

  it('ask anew where a remembered mapping does not know them', async () => {
    const mapping = mappingOf('left=one,right=two,outcome=said');
    const mappings = [{ fields: ['one', 'two', 'said'], mapping }];
    const back = await readFiles([textSource(table(0, 1))], { format: null, mappings });
    expect(back.files[0].failure?.kind).toBe('unknown-format');
    const words = await readFiles([textSource(table('left', 'tie'))], { format: null, mappings });
    expect(words.files[0]).toMatchObject({ failure: null, judgments: 2 });
  });
});

it('letters of a mapped column mean what they mean together', async () => {
  const mapping = mappingOf('left=home,right=away,outcome=FTR');
  const text = 'home,away,FTR\nx,y,A\ny,x,H\nx,y,D\n';
  const { table } = await readFiles([textSource(text)], { format: null, mapping });
  expect(rowsOf(table).map((row) => row[2])).toEqual(['right', 'left', 'tie']);
});
