import { is } from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { mappingText } from '../../../src/cli/mapping/mapping-text.ts';
import { mappingOf } from '../../../src/cli/mapping/mapping.ts';
import { JsonRow } from '../../../src/core/formats/containers/json/json-record.ts';
import { FileContent } from '../../../src/core/formats/record/content.ts';
import { isKnownMapping } from '../../../src/core/formats/mapping/known-mapping.ts';
import { mappedFormat } from '../../../src/core/formats/mapping/mapped.ts';
import type { DuelMapping, Mapping } from '../../../src/core/formats/file/mapping.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { scoresIn } from '../../../src/core/formats/record/score-cell.ts';
import { duelMapping } from '../../../src/storage/shapes/mappings.ts';
import { outcomesOf, rowsOf, scoreRows, textSource } from './sources.ts';

const none = { question: null, category: null, judge: null, turn: null };
const values = { leftValues: ['A'], rightValues: ['B'], tieValues: ['='] };
const sides = { left: 'l', right: 'r' };

const DUELS: readonly DuelMapping[] = [
  { ...sides, verdict: { kind: 'left-wins' }, ...none },
  { ...sides, verdict: { kind: 'outcome', field: 'o', ...values }, ...none, judge: 'j' },
  { ...sides, verdict: { kind: 'outcomes', fields: ['o', 'p'], ...values }, ...none },
  { ...sides, verdict: { kind: 'scores', left: 's', right: 't', better: 'lower' }, ...none },
  { ...sides, verdict: { kind: 'score-cell', field: 'c', better: 'higher' }, ...none },
  { ...sides, verdict: { kind: 'counts', leftWins: 'w', rightWins: 'x', ties: null }, ...none },
  {
    ...{ ...sides, verdict: { kind: 'counts', leftWins: 'w', rightWins: 'x', ties: 't' }, ...none },
    ...{ sides: 'unknown', records: 'a.b' },
  },
];
const ALL: readonly Mapping[] = [
  ...DUELS,
  { kind: 'score', model: { column: 'm' }, scores: ['s'], better: 'lower', ...none, question: 'q' },
  {
    ...{ kind: 'score', model: { named: 'file' }, scores: ['s', 't'], better: 'higher' },
    ...{ ...none, question: 'q', category: 'c' },
  },
  { kind: 'wide', models: ['a', 'b'], better: 'higher', ...none, question: 'q', turn: 'n' },
  { kind: 'wide', models: null, better: 'lower', ...none },
];

const read = (text: string, map: string, file = 't') =>
  readFiles([textSource(text, file)], { format: null, mapping: mappingOf(map) });

describe('a mapping of any kind', () => {
  it.each(ALL)('is written for --map and read again: %j', (mapping) => {
    expect(mappingOf(mappingText(mapping))).toEqual(mapping);
  });

  it.each([
    ['a column that is called @file', { model: { column: '@file' }, scores: ['a,b', '*'] }],
    ['a column with marks', { model: { column: '@a,b' }, scores: ['c|d', 'e\\'] }],
  ])('is written with %s', (_, own) => {
    const rest = { question: 'q=1', category: null, judge: null, turn: null, records: 'x,y' };
    const mapping: Mapping = { kind: 'score', better: 'higher', ...own, ...rest };
    expect(mappingOf(mappingText(mapping))).toEqual(mapping);
  });

  it('is written with the one model that is called *', () => {
    const rest = { question: null, category: null, judge: null, turn: null };
    const mapping: Mapping = { kind: 'wide', better: 'higher', models: ['*'], ...rest };
    expect(mappingOf(mappingText(mapping))).toEqual(mapping);
  });

  it.each(ALL)('is remembered, and refused with a part that is wrong: %j', (mapping) => {
    const fields = ['l', 'r'];
    const stored: unknown = JSON.parse(JSON.stringify({ fields, mapping }));
    expect(isKnownMapping(stored)).toBe(true);
    for (const wrong of damaged(mapping)) {
      expect([wrong, isKnownMapping({ fields, mapping: wrong })]).toEqual([wrong, false]);
    }
  });

  it.each(DUELS)('that can be a guess is stored, and nothing else is: %j', (mapping) => {
    expect(is(duelMapping, mapping)).toBe(true);
    for (const wrong of damaged(mapping))
      expect([wrong, is(duelMapping, wrong)]).toEqual([wrong, false]);
  });
});

/** A value with one part after the other, at any depth, replaced by what it can't be. */
function damaged(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [7];
  return Object.entries(value).flatMap(([name, part]) =>
    damaged(part).map((wrong) =>
      Array.isArray(value) ? value.with(Number(name), wrong) : { ...value, [name]: wrong },
    ),
  );
}

describe('--map refuses', () => {
  it.each([
    [
      'left=l,right=r,outcome=o,better=lower',
      'better can’t be used together with left, right, outcome',
    ],
    ['left=l,right=r,left_score=s,right_score=t,outcome=o', 'left_score and right_score can’t'],
    ['model=m,score=s', 'needs question=COLUMN'],
    ['model=m,question=q', 'needs score=COLUMN'],
    ['model=m,score=s,question=q,left=l', 'left can’t'],
    ['models=a|b,score=s', 'score can’t'],
    ['left=l,right=r,wins_left=w', 'needs wins_right=COLUMN'],
    ['left=l,right=r,wins_left=w,wins_right=x,question=q', 'question can’t'],
    ['left=l,right=r,ties=t', 'ties can’t'],
    ['left=l,right=r,sides=both', 'sides=both is not offered; offered: unknown, shown'],
    ['model=m,score=s,question=q,better=best', 'better=best is not offered'],
  ])('%s', (map, message) => {
    expect(() => mappingOf(map)).toThrow(message);
  });
});

describe('numbers that nothing declares', () => {
  const csv = 'l,r,o1,o2\nx,y,A,0\ny,x,B,1\n';

  it('are refused in any column of several judges', async () => {
    const { files } = await read(csv, 'left=l,right=r,outcome=o1|o2');
    const failure = { kind: 'undeclared-values', field: 'o2', values: ['0', '1'] };
    expect(files[0]).toMatchObject({ failure, rows: 0, rejected: 0 });
  });

  it('are read as declared beside the words of another judge', async () => {
    const map = 'left=l,right=r,outcome=o1|o2,left_value=0,right_value=1';
    expect(rowsOf((await read(csv, map)).table).map((row) => row[2])).toEqual([
      'left',
      'left',
      'right',
      'right',
    ]);
  });

  it('are refused after columns that are missing', async () => {
    const { files } = await read(csv, 'left=l,right=r,outcome=o2,judge=who');
    expect(files[0].failure).toMatchObject({ kind: 'missing-columns', columns: ['who'] });
  });
});

describe('win rates in columns of counts', () => {
  const csv = 'l,r,w,v\nx,y,0.6,0.4\ny,z,0.25,0.75\n';
  const map = 'left=l,right=r,wins_left=w,wins_right=v';

  it('are refused until it is said of how many games', async () => {
    const { files } = await read(csv, map);
    expect(files[0]).toMatchObject({ failure: { kind: 'needs-games', cells: 'rates' }, rows: 0 });
  });

  it('are counts of so many games', async () => {
    const options = { format: null, mapping: mappingOf(map), games: 20 };
    const { table } = await readFiles([textSource(csv, 't')], options);
    expect(Array.from(table.weight ?? [])).toEqual([12, 8, 5, 15]);
  });
});

describe('columns that a table does not have', () => {
  it('are named, instead of judgments without what they should say', async () => {
    const csv = 'l,r,o\nx,y,x\ny,x,x\n';
    const { files, table } = await read(csv, 'left=l,right=r,outcome=o,question=qid,judge=who');
    const failure = { kind: 'missing-columns', columns: ['qid', 'who'], fields: ['l', 'r', 'o'] };
    expect(files[0]).toMatchObject({ failure, rows: 0, rejected: 0 });
    expect(table.left).toHaveLength(0);
  });

  it('may be missing in some records', async () => {
    const lines = [
      { l: 'x', r: 'y', o: 'x' },
      { l: 'x', r: 'y', o: 'y', q: 1 },
    ];
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const { table } = await read(text, 'left=l,right=r,outcome=o,question=q');
    expect(rowsOf(table).map((row) => row[3])).toEqual([null, '1']);
  });
});

describe('nested fields', () => {
  const map = (score: string) => `left=l,right=r,left_score=${score}.0,right_score=${score}.1`;
  const outcomes = async (record: object, score: string) =>
    outcomesOf(
      (await read(`${JSON.stringify({ l: 'x', r: 'y', ...record })}\n`, map(score))).table,
    );

  it('give way to a field of that very name, on every level', async () => {
    expect(await outcomes({ s: [1, 2], 's.0': 3, 's.1': 0 }, 's')).toEqual([1, 0, 0, 0]);
    const both = { a: { 'b.c': [2, 1], b: { c: [1, 2] } } };
    expect(await outcomes(both, 'a.b.c')).toEqual([1, 0, 0, 0]);
    expect(await outcomes({ 'a.b': { x: 1 }, a: { b: { c: [0, 1] } } }, 'a.b.c')).toEqual([
      0, 1, 0, 0,
    ]);
  });

  it('may stand as JSON in a cell', async () => {
    const csv = 'l,r,s\nx,y,"{""ft"": [3, 1]}"\ny,x,"{""ft"": [0, 1]}"\n';
    expect(outcomesOf((await read(csv, map('s.ft'))).table)).toEqual([1, 1, 0, 0]);
  });

  it('that are inherited or no elements are none', async () => {
    for (const path of ['s.length', 's.constructor.name', 's.__proto__.x', 's.-1', 's.1.5']) {
      const text = '{"l":"x","r":"y","s":[3,1]}\n';
      const { files } = await read(text, `left=l,right=r,left_score=s.0,right_score=${path}`);
      expect(files[0].failure).toMatchObject({ kind: 'missing-columns', columns: [path] });
    }
  });
});

describe('who was shown first', () => {
  it.each([
    ['left=l,right=r,outcome=o', undefined],
    ['left=l,right=r,outcome=o,sides=shown', undefined],
    ['left=l,right=r,outcome=o,sides=unknown', 'unknown'],
    ['left=l,right=r,outcome=o|p,sides=unknown', 'unknown'],
    ['left=l,right=r,wins_left=n,wins_right=n,sides=unknown', 'unknown'],
    // Where winners stand first, that says nothing of it.
    ['left=l,right=r', 'unknown'],
  ])('%s: %s', (map, sides) => {
    const content = new FileContent('');
    const add = vi.spyOn(content.table, 'add');
    const row = JsonRow.inner({ l: 'x', r: 'y', o: 'x', p: 'y', n: 2 });
    mappedFormat(mappingOf(map)).read(row, content, { file: '', baseline: null });
    expect(add.mock.calls.length).toBeGreaterThan(0);
    for (const [judgment] of add.mock.calls) expect(judgment.sides).toBe(sides);
  });
});

describe('a cell with both scores', () => {
  it.each([
    ['2-4', [2, 4]],
    [' 3 – 1 ', [3, 1]],
    ['2−2', [2, 2]],
    ['10:9', [10, 9]],
    ['1.5 : 0.5', [1.5, 0.5]],
    ['２－１', [2, 1]],
    ['3-1 (pen.)', [3, 1]],
    ['3-1(延長)', [3, 1]],
    ['1-1 (4-2 pen.)', null],
    ['2-4-1', null],
    ['2024-01-01', null],
    ['4-Feb', null],
    ['-1-2', null],
    ['2', null],
    ['', null],
    [2, null],
    [
      [3, 1],
      [3, 1],
    ],
    [[3, 1, 2], null],
    [[3, null], null],
  ])('%j', (cell, scores) => {
    expect(scoresIn(cell)).toEqual(scores);
  });
});

describe('single scores', () => {
  const csv = 'task,system,errors\n1,x,3\n1,y,0\n2,x,2\n2,y,2\n';

  it('lose where the lower is better, and stay as they are', async () => {
    const { files, table } = await read(
      csv,
      'model=system,score=errors,question=task,better=lower',
    );
    const scores = files[0].scores ?? expect.fail();
    expect(scoreRows(scores).map((row) => row[4])).toEqual([3, 0, 2, 2]);
    expect(files[0].derived).toMatchObject({ pairs: 2, ties: 1, lower: 'all' });
    expect(rowsOf(table)[0].slice(0, 3)).toEqual(['x', 'y', 'right']);
    const higher = await read(csv, 'model=system,score=errors,question=task');
    expect(rowsOf(higher.table)[0].slice(0, 3)).toEqual(['x', 'y', 'left']);
  });

  it('are not compared with scores that count the other way', async () => {
    const map = 'model=@file,score=s,question=q';
    const ways = new Map([
      ['a.csv', { mapping: mappingOf(map) }],
      ['b.csv', { mapping: mappingOf(`${map},better=lower`) }],
    ]);
    const sources = ['a.csv', 'b.csv'].map((file) => textSource('q,s\n1,2\n2,3\n', file));
    const { table, files } = await readFiles(sources, { format: null, ways });
    expect(table.left).toHaveLength(0);
    expect(files.map(({ scores }) => scores?.models)).toEqual([['a'], ['b']]);
  });

  it('need a folder where the model is named after it', async () => {
    const map = 'model=@folder,score=s,question=q';
    const at = async (file: string) => (await read('q,s\n1,2\n2,3\n', map, file)).files[0];
    expect((await at('runs/org__m/out.csv')).scores?.models).toEqual(['org/m']);
    expect((await at('out.csv')).rejections[0].reason).toEqual({
      ...{ kind: 'missing-field', field: '@folder' },
    });
  });
});

describe('a wide table', () => {
  it('without a column of questions has one in each row, of this file alone', async () => {
    const sources = ['a.csv', 'b.csv'].map((file, at) =>
      textSource(`m${String(at)},n${String(at)}\n1,2\n2,2\n`, file),
    );
    const mapping = mappingOf('models=*');
    const { table } = await readFiles(sources, { format: null, mapping });
    expect(rowsOf(table).map((row) => row.slice(0, 4))).toEqual([
      ['m0', 'n0', 'right', 'a.csv#1'],
      ['m0', 'n0', 'tie', 'a.csv#2'],
      ['m1', 'n1', 'right', 'b.csv#1'],
      ['m1', 'n1', 'tie', 'b.csv#2'],
    ]);
  });

  it('has models in columns of numbers only, going by its first rows', async () => {
    const { files } = await read('q,a,b,note\n1,1,2,\n2,0,5,fine\n', 'models=*,question=q');
    expect(files[0].scores?.models).toEqual(['a', 'b']);
  });
});

describe('records inside a JSON document', () => {
  const items = [1, 2, 3].map((n) => ({ who: `x${String(n)}`, whom: 'y', said: 'A' }));
  const text = (about: object) => JSON.stringify({ ...about, data: { items } }, null, 1);
  const named = { left: 'who', right: 'whom', ...none };
  const mapping: Mapping = {
    ...{ ...named, verdict: { kind: 'outcome', field: 'said', ...values }, records: 'data.items' },
  };

  it('are what an unknown table shows, with the path, and are read by it', async () => {
    const { files } = await readFiles([textSource(text({}))], { format: null });
    expect(files[0].failure).toMatchObject({
      ...{ kind: 'unknown-format', fields: ['who', 'whom', 'said'], records: 'data.items' },
    });
    const again = await readFiles([textSource(text({}))], { format: null, mapping });
    expect(again.files[0]).toMatchObject({ failure: null, rows: 3, judgments: 3 });
  });

  it('are found by a remembered mapping as well', async () => {
    const mappings = [{ fields: ['said', 'who', 'whom'], mapping }];
    const read = await readFiles([textSource(text({ x: 1 }))], { format: null, mappings });
    expect(read.files[0]).toMatchObject({ format: 'mapped', rows: 3, judgments: 3 });
  });

  it('are those of the longest array, where several stand side by side', async () => {
    const about = { data: { items, other: [...items, ...items] } };
    const { files } = await readFiles([textSource(JSON.stringify(about))], { format: null });
    expect(files[0].failure).toMatchObject({ records: 'data.other' });
  });

  it('of more than a hundred are counted in all', async () => {
    const many = Array.from({ length: 130 }, (_, n) => ({ who: String(n), whom: 'y' }));
    const { files } = await readFiles([textSource(JSON.stringify({ many }))], { format: null });
    const { failure } = files[0];
    expect(failure?.kind === 'unknown-format' && failure.sample).toHaveLength(100);
  });
});
