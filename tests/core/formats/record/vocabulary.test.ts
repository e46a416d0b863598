import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import {
  isCode,
  meaningOf,
  meaningsOf,
  wordKey,
} from '../../../../src/core/formats/record/vocabulary.ts';
import type { Meaning } from '../../../../src/core/formats/record/vocabulary.ts';
import { rowsOf, textSource } from '../sources.ts';

/** What each reader makes of one verdict on the models x and y, the first of which was shown first. */
const READERS: Readonly<Record<string, (verdict: string) => object>> = {
  arena: (winner) => ({ model_a: 'x', model_b: 'y', winner }),
  evalica: (winner) => ({ left: 'x', right: 'y', winner }),
  flexeval: (winner) => ({ model1: 'x', model2: 'y', winner }),
  'rakuda-v2-pair': (winner) => ({ model1_id: 'x', model2_id: 'y', winner }),
  'rakuda-v0-tournament': (score) => ({ bot1: 'x', bot2: 'y', score }),
  'rakuda-v1-review': (score) => ({ model1_id: 'x', model2_id: 'y', score, review_id: 'r' }),
  'fastchat-pair': (winner) => ({ model_1: 'x', model_2: 'y', g1_winner: winner }),
  'arena-hard-v2': (score) => ({ model: 'y', baseline: 'x', games: [{ score }] }),
};

async function readBy(records: readonly object[]) {
  const text = records.map((record) => JSON.stringify(record)).join('\n');
  const { table, files } = await readFiles([textSource(text)], { format: null });
  return { rows: rowsOf(table), report: files[0] };
}

const outcome = async (record: object) => {
  const { rows, report } = await readBy([record]);
  return report.rejected > 0 ? 'rejected' : rows.map((row) => row[2]).join();
};

const SAID: Readonly<Record<Meaning, readonly string[]>> = {
  left: [
    ...[
      'A',
      'a',
      '[[A]]',
      '**A**',
      'Model A',
      'model_a',
      'model-a',
      'ModelA',
      'Model 1',
      'model_1',
    ],
    ...[
      'model1',
      'assistant_a',
      'Assistant A',
      'assistant 1',
      'Answer A',
      'Left',
      '"left"',
      'left.',
    ],
    ...['first', 'Ａ', '「左」', '左', '前者', '勝ち', 'A>B', '[[A>>B]]', 'A > B', 'win', '1-0'],
  ],
  right: [
    ...['B', '[[B]]', 'model_b', 'Model 2', 'assistant b', 'RIGHT', 'second', '右', '後者', '負け'],
    ...['B>A', '(B)', 'モデルB', 'response_b', 'loss', '0-1'],
  ],
  tie: [
    ...['tie', 'Tie', 'DRAW', 'equal', '-', '–', '=', 'tie (bothbad)', 'tie(all bad)', 'both bad'],
    ...['Both_Good', 'bothbad', 'neither', 'tie (inconsistent)', '引き分け', '同点', 'A=B', '½-½'],
    ...['[[C]]', 'no preference', '[[Tie]]'],
  ],
  none: [
    ...[
      '',
      ' ',
      'inconclusive',
      'Invalid',
      'unknown',
      'NA',
      'N/A',
      'null',
      'error',
      'ERROR',
      'NaN',
    ],
    ...['$ERROR$', 'none', '不明', '無効', 'no verdict', '"N/A"'],
  ],
};

describe('every reader knows the words that all share', () => {
  const wanted = { left: 'left', right: 'right', tie: 'tie', none: 'unparsed' };
  for (const [format, record] of Object.entries(READERS)) {
    it.each(Object.entries(SAID))(`${format}: %s`, async (meaning, words) => {
      const found = await Promise.all(words.map((word) => outcome(record(word))));
      expect(Object.fromEntries(words.map((word, at) => [word, found[at]]))).toEqual(
        Object.fromEntries(words.map((word) => [word, wanted[meaning as Meaning]])),
      );
    });

    it(`${format}: guesses nothing`, async () => {
      const unsure = [
        'A is slightly better',
        'good',
        'bad',
        '?',
        'A and B',
        'model_c',
        'probably A',
      ];
      for (const value of unsure) expect(await outcome(record(value))).toBe('rejected');
    });
  }
});

describe('names and words', () => {
  it('the name of a model goes before a word', async () => {
    const { rows } = await readBy([
      { model_a: 'B', model_b: 'A', winner: 'A' },
      { model_a: 'A', model_b: 'C', winner: 'C' },
      { model_a: 'right', model_b: 'left', winner: 'right' },
    ]);
    expect(rows.map((row) => row[2])).toEqual(['right', 'right', 'left']);
  });

  it('the meaning that a format documents goes before a name', async () => {
    expect(await outcome({ model_a: 'x', model_b: 'model_a', winner: 'model_a' })).toBe('left');
    expect(await outcome({ model1_id: 'x', model2_id: '1', winner: '1' })).toBe('left');
  });

  it.each(['draw', 'unknown', 'equal'])('of a model called %s nobody can tell', async (name) => {
    expect(await outcome({ model_a: name, model_b: 'y', winner: name })).toBe('rejected');
  });

  it('a word that names another model says nothing of these two', async () => {
    const { rows, report } = await readBy([
      { model_a: 'A', model_b: 'B', winner: 'B' },
      { model_a: 'C', model_b: 'D', winner: 'C' },
      { model_a: 'C', model_b: 'D', winner: 'A' },
      { model_a: 'A', model_b: 'B', winner: 'C' },
    ]);
    expect(rows.map((row) => row[2])).toEqual(['right', 'left']);
    expect(report.rejections.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('C is a tie where the sides are called A and B, and nowhere else', async () => {
    expect(await outcome({ model_a: 'x', model_b: 'y', winner: 'C' })).toBe('tie');
    expect(await outcome({ model1: 'x', model2: 'y', winner: 'C' })).toBe('rejected');
  });
});

describe('numbers', () => {
  it('mean something only in formats that say what', async () => {
    expect(await outcome(READERS['rakuda-v2-pair']('3.0'))).toBe('tie');
    expect(await outcome(READERS['rakuda-v2-pair']('-1'))).toBe('unparsed');
    expect(await outcome(READERS['rakuda-v2-pair']('２'))).toBe('right');
    for (const number of ['0', '1', '2', '0.5', '-1', 'true', 'yes']) {
      expect(await outcome(READERS['arena'](number))).toBe('rejected');
      expect(meaningOf(number)).toBeNull();
      expect(isCode(number)).toBe(true);
    }
  });

  it('are no words, whatever stands around them', () => {
    expect(['-1', '−1', ' 1.0 ', '１'].map(wordKey)).toEqual(['-1', '-1', '1.0', '1']);
    expect(isCode('')).toBe(false);
  });
});

describe('letters mean what they mean together', () => {
  const together = (values: string) =>
    [...meaningsOf(values.split(' ')).values()].map((meaning) => meaning?.[0] ?? '?').join('');
  it.each([
    ['A B C', 'lrt'],
    ['A C', 'lt'],
    ['C D', '??'],
    ['H D A', 'ltr'],
    ['W L D', 'lrt'],
    ['L R', 'lr'],
    ['D L', '??'],
    ['A B D', 'lr?'],
    ['A B tie x', 'lrt?'],
    ['0 1', '??'],
  ])('%s', (values, wanted) => {
    expect(together(values)).toBe(wanted);
  });
});
