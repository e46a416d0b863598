import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, splitAt, unescaped } from '../../src/cli/mapping/map-syntax.ts';
import { shellQuoted } from '../../src/core/publish/arguments-text.ts';
import { mappingText } from '../../src/cli/mapping/mapping-text.ts';
import { mappingOf } from '../../src/cli/mapping/mapping.ts';
import { anyCharacter } from '../any-character.ts';

describe('a name in a --map', () => {
  it.each([
    ['model', 'model'],
    ['a,b', 'a\\,b'],
    ['a|b', 'a\\|b'],
    ['a\\b', 'a\\\\b'],
    [' a b ', '\\u{20}a b\\u{20}'],
    ['a\tb', 'a\\u{9}b'],
    ['\u202Ea', '\\u{202e}a'],
    ['\uD800', '\\u{d800}'],
  ])('%j is written as %s', (name, text) => {
    expect(escaped(name)).toBe(text);
    expect(unescaped(text)).toBe(name);
  });

  it('may be escaped where it need not be', () => {
    expect(unescaped('\\a\\u{1F600}\\u{110000}')).toBe('a😀u{110000}');
  });

  it('comes back whatever is in it, and with others beside it', () => {
    const name = fc.string({ unit: anyCharacter });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), fc.constantFrom(',', '|'), (names, by) => {
        const parts = splitAt(by, names.map(escaped).join(by));
        expect(parts.map(unescaped)).toEqual(names);
      }),
    );
  });
});

it('is cut at separators that no backslash stands before', () => {
  expect(splitAt(',', 'a,b\\,c,,|d')).toEqual(['a', 'b\\,c', '', '|d']);
  expect(splitAt('|', 'a,b|c\\\\|d')).toEqual(['a,b', 'c\\\\', 'd']);
  expect(splitAt(',', '')).toEqual(['']);
});

it('is one word to a shell', () => {
  expect(shellQuoted(`a'b "$c"`)).toBe(`'a'\\''b "$c"'`);
});

const NONE = { question: null, category: null, judge: null, turn: null };

describe('a --map', () => {
  it.each([
    ['left=a,right=b', { left: 'a', right: 'b', verdict: { kind: 'left-wins' }, ...NONE }],
    [
      'left=a,right=b,outcome=w,left_value=1|one,none_value=x,judge=j',
      {
        ...{ ...NONE, left: 'a', right: 'b', judge: 'j' },
        verdict: {
          ...{ kind: 'outcome', field: 'w', leftValues: ['1', 'one'], rightValues: [] },
          ...{ tieValues: [], noneValues: ['x'] },
        },
      },
    ],
    [
      'left=a,right=b,outcome=w|v,sides=unknown',
      {
        ...{ ...NONE, left: 'a', right: 'b', sides: 'unknown' },
        verdict: {
          ...{ kind: 'outcomes', fields: ['w', 'v'], leftValues: [], rightValues: [] },
          tieValues: [],
        },
      },
    ],
    [
      'left=a,right=b,left_score=x,right_score=y,better=lower,turn=t',
      {
        ...{ ...NONE, left: 'a', right: 'b', turn: 't' },
        verdict: { kind: 'scores', left: 'x', right: 'y', better: 'lower' },
      },
    ],
    [
      'left=a,right=b,score=s,question=q,category=c',
      {
        ...{ ...NONE, left: 'a', right: 'b', question: 'q', category: 'c' },
        verdict: { kind: 'score-cell', field: 's', better: 'higher' },
      },
    ],
    [
      'left=a,right=b,wins_left=x,wins_right=y,ties=t',
      {
        ...{ ...NONE, left: 'a', right: 'b' },
        verdict: { kind: 'counts', leftWins: 'x', rightWins: 'y', ties: 't' },
      },
    ],
    [
      'model=m,score=s|t,question=q,records=data',
      {
        ...{ ...NONE, kind: 'score', model: { column: 'm' }, scores: ['s', 't'] },
        ...{ question: 'q', better: 'higher', records: 'data' },
      },
    ],
    [
      'model=@file,score=s,question=q',
      {
        ...{ ...NONE, kind: 'score', model: { named: 'file' }, scores: ['s'] },
        ...{ question: 'q', better: 'higher' },
      },
    ],
    [
      'model=\\@file,score=s,question=q',
      {
        ...{ ...NONE, kind: 'score', model: { column: '@file' }, scores: ['s'] },
        ...{ question: 'q', better: 'higher' },
      },
    ],
    ['models=*', { ...NONE, kind: 'wide', models: null, better: 'higher' }],
    ['models=\\*', { ...NONE, kind: 'wide', models: ['*'], better: 'higher' }],
  ])('%s is read, and written as it was', (text, mapping) => {
    expect(mappingOf(text)).toEqual(mapping);
    expect(mappingOf(mappingText(mappingOf(text)))).toEqual(mapping);
  });

  it.each([
    ['left=a', '--map needs right=COLUMN.'],
    ['left=a,left=b', '--map has left= twice; give it once.'],
    ['lefty=a', /^--map lefty=a is not offered; offered: left=…, right=…/],
    ['left=', /^--map left= is not offered/],
    ['left', /^--map left is not offered/],
    ['left=a,right=b,outcome=|', '--map outcome=| names nothing.'],
    ['left=a,right=b,sides=no', '--map sides=no is not offered; offered: unknown, shown.'],
    ['left=a,right=b,left_score=x', '--map needs right_score=COLUMN.'],
    ['model=m,question=q', '--map needs score=COLUMN.'],
    ['model=m,score=s', '--map needs question=COLUMN.'],
    ['left=a,right=b,left_value=1', '--map left_value can’t be used together with left, right.'],
    ['models=*,better=best', '--map better=best is not offered; offered: higher, lower.'],
    [
      'left=a,right=b,wins_left=x,wins_right=y,question=q',
      '--map question can’t be used together with left, right, wins_left, wins_right.',
    ],
  ])('%s is refused', (text, message) => {
    expect(() => mappingOf(text)).toThrow(message);
  });
});

it('takes a tag as often as it is given, and writes all of them', () => {
  const mapping = mappingOf('left=home,right=away,tag=Stadium,tag=Round\\, leg|Cup');
  expect(mapping.tags).toEqual(['Stadium', 'Round, leg', 'Cup']);
  expect(mappingOf(mappingText(mapping))).toEqual(mapping);
  expect(() => mappingOf('left=home,right=away,left=x')).toThrow('--map has left= twice');
});
