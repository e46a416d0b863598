import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import { timeIn } from '../../../../src/core/names/time-value.ts';
import { UNKNOWN } from '../../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../../src/core/table/judgments.ts';
import { textSource } from '../sources.ts';
import type { Mapping } from '../../../../src/core/formats/file/mapping.ts';

/** What each row is of, as `name=value`. */
function tagsByRow({ left, tags = [] }: JudgmentTable): string[] {
  return Array.from(left, (_, row) =>
    tags
      .filter(({ value }) => value[row] !== UNKNOWN)
      .map(({ name, values, value }) => `${name}=${values[value[row]]}`)
      .join(' '),
  );
}

async function read(text: string, mapping: Mapping | null = null, file = 'f') {
  return (await readFiles([textSource(text, file)], { format: null, mapping })).table;
}

const lines = (...records: readonly object[]) =>
  records.map((record) => JSON.stringify(record)).join('\n');

const battle = { model_a: 'a', model_b: 'b', winner: 'model_a' };

describe('tags of files', () => {
  it('come from the flags, the language and the time of a battle in the Arena', async () => {
    const hard = { complexity: true, creativity: true, domain_knowledge: true, real_world: true };
    const table = await read(
      lines(
        {
          ...battle,
          language: 'English',
          tstamp: 1_708_660_132.5,
          is_code: true,
          category_tag: {
            'criteria_v0.1': { ...hard, specificity: true, problem_solving: true },
            'creative_writing_v0.1': { creative_writing: false, score: 'no' },
            'if_v0.1': { if: true, score: 4 },
            'math_v0.1': { math: true },
          },
        },
        {
          ...battle,
          language: 'Japanese',
          is_code: false,
          category_tag: {
            'criteria_v0.1': { ...hard, specificity: true, problem_solving: false },
            'creative_writing_v0.1': { creative_writing: true, score: 'yes' },
          },
        },
      ),
    );
    expect(tagsByRow(table)).toEqual([
      'language=English category=hard prompts category=instruction following category=math category=coding',
      'language=Japanese category=creative writing',
    ]);
    expect([...(table.time ?? [])]).toEqual([1_708_660_132_500, NaN]);
  });

  it('come from columns of a table that say so, and from those that are named', async () => {
    const mapping: Mapping = {
      ...{ left: 'home', right: 'away', question: null, category: null, judge: null, turn: null },
      verdict: { kind: 'scores', left: 'h', right: 'a', better: 'higher' },
      tags: ['Stadium'],
    };
    const table = await read(
      'home,away,h,a,Stadium,Language,Date,Note\nx,y,1,0,Anfield,en,2024-05-01,long\ny,x,2,2,,,,\n',
      mapping,
    );
    expect(tagsByRow(table)).toEqual(['Stadium=Anfield language=en', '']);
    expect(table.time?.[0]).toBe(Date.UTC(2024, 4, 1));
  });

  it('may be lists, also as JSON in a cell', async () => {
    const table = await read(
      lines(
        { ...battle, tags: ['x', 'y', 'x'] },
        { ...battle, tags: '["y"]' },
        { ...battle, tags: 3 },
      ),
    );
    expect(tagsByRow(table)).toEqual(['tag=x tag=y', 'tag=y', 'tag=3']);
  });

  it('are had by both judgments of a record that holds two', async () => {
    const game = { model_1: 'a', model_2: 'b', g1_winner: 'model_1', g2_winner: 'tie' };
    const table = await read(lines({ ...game, category: 'math', tstamp: 1_717_231_244 }));
    expect(tagsByRow(table)).toEqual(['category=math', 'category=math']);
    expect([...(table.time ?? [])]).toEqual([1_717_231_244_000, 1_717_231_244_000]);
  });

  it('are not there where files say nothing of the kind', async () => {
    const table = await read(lines(battle));
    expect(table).not.toHaveProperty('tags');
    expect(table).not.toHaveProperty('time');
  });
});

describe('times', () => {
  it.each<readonly [unknown, number | null]>([
    [1_708_660_132, 1_708_660_132_000],
    [1_708_660_132_123, 1_708_660_132_123],
    [1_708_660_132_123_456, 1_708_660_132_123.456],
    ['1708660132.5', 1_708_660_132_500],
    ['2024-02-23', Date.UTC(2024, 1, 23)],
    ['2024/2/23 03:48:52', Date.UTC(2024, 1, 23, 3, 48, 52)],
    ['2024-02-23T12:48:52.25+09:00', Date.UTC(2024, 1, 23, 3, 48, 52, 250)],
    ['2024-02-22T19:48:52-0800', Date.UTC(2024, 1, 23, 3, 48, 52)],
    ['2024-02-29T00:00Z', Date.UTC(2024, 1, 29)],
    ...[
      2023,
      12,
      NaN,
      Infinity,
      '',
      '2023-02-29',
      '2024-13-01',
      '2024-02-23T25:00',
      '05/06/2023',
    ].map((value) => [value, null] as const),
    [true, null],
    [null, null],
  ])('%j is %j', (value, time) => {
    expect(timeIn(value)).toBe(time);
  });
});
