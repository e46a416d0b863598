import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { SchemaElement } from 'hyparquet';
import { describe, expect, it, vi } from 'vitest';
import { FileContent } from '../../../src/core/formats/record/content.ts';
import { judgmentsOf } from '../../../src/core/formats/write/judgments-of.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { JsonRow } from '../../../src/core/formats/containers/json/json-record.ts';
import { FORMATS, formatNamed } from '../../../src/core/formats/readers/registry.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import type { FormatId } from '../../../src/core/formats/file/format-id.ts';
import { fileMessages } from '../../../src/cli/file-messages.ts';
import { failuresEn } from '../../../src/words/en/failures/failures.ts';
import { failuresJa } from '../../../src/words/ja/failures/failures.ts';
import type { FileFailure } from '../../../src/core/formats/file/file-failure.ts';
import { CollectedTexts } from './collect-texts.ts';
import { bytesSource, diskSource, outcomesOf, rowsOf, textSource } from './sources.ts';

const GOLDEN = new URL('../../golden/formats/', import.meta.url).pathname;
const WILD = new URL('../../../../shared/data/wild/', import.meta.url).pathname;

async function textsOf(file: string, format: FormatId | null = null) {
  const { records, sink } = new CollectedTexts();
  const { table } = await readFiles([diskSource(GOLDEN + file, 'f')], { format, texts: sink });
  const rows = rowsOf(table);
  return [...(records.get('f') ?? [])].map(([row, { question, left, right, reasoning }]) => [
    ...rows[row].slice(0, 2),
    ...[question, left, right, reasoning],
  ]);
}

describe('texts stand beside the models that wrote them', () => {
  it('AutoArena', async () => {
    expect((await textsOf('autoarena/head-to-heads.csv'))[3]).toEqual([
      ...['alpha', 'beta', '日本の首都は?', '東京', '東京です\n二行目', null],
    ]);
  });

  it('orq-arena: what each judge of the panel said', async () => {
    const [first] = await textsOf('orq-arena/battles.jsonl');
    const said = 'j/one: 7 is prime.';
    expect(first).toEqual(['alpha', 'beta', 'Name a prime.', '7', '9', said]);
    const [vote] = await textsOf('orq-arena/votes.jsonl', 'orq-arena-votes');
    expect(vote).toEqual(['alpha', 'beta', 'Name a prime.', '7', '9', '7 is prime.']);
  });

  it('Open WebUI: the answers that stood beside it, from the chat', async () => {
    const texts = await textsOf('open-webui/feedback.json');
    const said = 'accurate_information\nyes';
    expect(texts.slice(0, 2)).toEqual([
      ['zeta', 'alpha', 'How many?', 'Two.', 'Three.', said],
      ['zeta', 'beta:latest', 'How many?', 'Two.', 'Four.', said],
    ]);
  });

  it('Label Studio', async () => {
    const texts = await textsOf('label-studio/tasks.json');
    expect(texts[0]).toEqual(['alpha', 'beta', 'Name a colour.', 'Red', 'Seven', null]);
    expect(texts[2].slice(2)).toEqual(['Name a fruit.', 'Apple', 'Pear', null]);
  });

  it('Argilla', async () => {
    const texts = await textsOf('argilla/version-2.json');
    expect(texts[0]).toEqual(['beta', 'alpha', 'Say hi.', 'Ho', 'Hi', null]);
    const hostile = '<script>alert(1)</script>';
    expect(texts[1]).toEqual(['beta', hostile, 'Say hi.', 'Ho', 'Ha', null]);
    expect(texts[5]).toEqual(['alpha', hostile, 'Say hi.', 'Hi', 'Ha', null]);
  });

  it('rankings', async () => {
    const texts = await textsOf('row-ranking/ranks.jsonl');
    expect(texts[0]).toEqual(['beta', 'alpha', 'P1', 'b', 'a', null]);
    expect(texts[1]).toEqual(['beta', 'gamma', 'P1', 'b', 'g', null]);
  });

  it('chosen and rejected', async () => {
    const texts = await textsOf('chosen-rejected/named.jsonl');
    expect(texts[0]).toEqual(['zeta', 'alpha', 'Q1', 'yes', 'no', null]);
    expect(texts[1]).toEqual(['alpha', 'zeta', 'Q2', 'yes', 'no', 'shorter']);
    expect(texts[2].slice(2)).toEqual(['Q3', 'yes', 'no', null]);
    expect(await textsOf('chosen-rejected/inside.jsonl')).toEqual([
      ['beta', 'alpha', 'Q', 'b', 'a', null],
    ]);
  });

  it('compar:IA: ties of two kinds', async () => {
    const said = (texts: unknown[][]) => texts.map((row) => row.at(-1));
    expect(said(await textsOf('comparia/choices.jsonl'))).toEqual(['both_good', 'both_bad']);
    expect(said(await textsOf('comparia/votes.csv'))).toEqual([
      ...[null, null, 'both_equal', 'both_equal, both_good', 'both_equal, both_bad', null],
    ]);
  });

  it('HelpSteer3', async () => {
    const texts = await textsOf('helpsteer3/with-models.jsonl');
    const said = '@Response 1 is right.';
    expect(texts[0]).toEqual(['alpha', 'beta', 'Sort a list.', 'sorted(x)', 'x.sort()', said]);
  });

  it('JudgeArena', async () => {
    const texts = await textsOf('judgearena/annotations.csv');
    const said = 'score_A: 9\nscore_B: 1';
    expect(texts[0]).toEqual(['alpha', 'beta', 'Add 1 and 1.', '2', '3', said]);
  });
});

describe('sides', () => {
  /** Format, a record, and whether it tells who was shown first. */
  const cases: readonly (readonly [FormatId, Record<string, unknown>, boolean])[] = [
    ['autoarena', { prompt: 'p', model_a: 'b', model_b: 'a', winner: 'A' }, false],
    ['orq-arena', { model_a: 'b', model_b: 'a', majority_verdict: 'A', judge_votes: [] }, false],
    [
      'orq-arena-votes',
      { model_a: 'b', model_b: 'a', judge_votes: [{ model: 'j', vote: 'A' }] },
      false,
    ],
    [
      'open-webui',
      { data: { model_id: 'b', rating: 1, sibling_model_ids: ['a'] }, meta: {} },
      false,
    ],
    ['row-ranking', { models: ['b', 'a'], ranking: [1, 2] }, false],
    ['chosen-rejected', { chosen_model: 'b', rejected_model: 'a' }, false],
    [
      'argilla',
      { metadata: {}, fields: {}, responses: { q: [{ value: ['beta', 'alpha'] }] } },
      false,
    ],
    ['judgearena', { model_A: 'b', model_B: 'a', judge_completion: '' }, true],
    [
      'label-studio',
      {
        data: { model_a: 'b', model_b: 'a' },
        annotations: [{ result: [{ value: { selected: 'left' } }] }],
      },
      true,
    ],
    ['comparia', { model_a_name: 'b', model_b_name: 'a', chosen_model_name: 'b' }, true],
    [
      'helpsteer3',
      { model1: 'b', model2: 'a', response1: '', response2: '', overall_preference: -1 },
      true,
    ],
  ];
  it.each(cases)('of %s', (id, record, isKnown) => {
    const content = new FileContent('f');
    const add = vi.spyOn(content.table, 'add');
    const row = JsonRow.inner(record);
    expect(formatNamed(id)?.read(row, content, { file: 'f', baseline: null })).toBeNull();
    expect(add.mock.calls.map(([judgment]) => judgment.sides)).toEqual([
      isKnown ? undefined : 'unknown',
    ]);
  });

  it.each([
    ['chosen-rejected', { chosen_model: 'b', rejected_model: 'a' }],
    ['row-ranking', { models: ['b', 'a'], ranking: [1, 2] }],
  ])('of %s never tell who won, nor do they in what is written of them', async (_, record) => {
    const { table } = await readFiles([textSource(JSON.stringify(record))], { format: null });
    expect([...judgmentsOf(table)]).toMatchObject([
      { left: 'a', right: 'b', outcome: Outcome.right, sides: 'unknown' },
    ]);
  });
});

describe('detection', () => {
  /** What each folder of golden files is taken for, where it is not its own name. */
  const others: Readonly<Record<string, readonly string[]>> = {
    'orq-arena': ['orq-arena', 'orq-arena-votes'],
    comparia: ['comparia', 'comparia-reactions'],
  };
  const folders = [
    ...['autoarena', 'orq-arena', 'judgearena', 'open-webui', 'label-studio', 'argilla'],
    ...['row-ranking', 'chosen-rejected', 'comparia', 'helpsteer3'],
  ];
  it.each(folders)('%s is taken for nothing else, and takes nothing else', async (folder) => {
    for (const name of readdirSync(GOLDEN + folder)) {
      // Databases of others are of no format.
      if (/\.(expected|options)\.json$|\.db$/.test(name)) continue;
      const { files } = await readFiles([diskSource(`${GOLDEN}${folder}/${name}`)], {
        format: null,
      });
      expect(others[folder] ?? [folder], name).toContain(files[0].format);
    }
  });

  it('leaves battles of the arena to it, whatever else they hold', async () => {
    const battle = { prompt: 'p', model_a: 'a', model_b: 'b', response_a: 'x', response_b: 'y' };
    for (const more of [{ winner: 'model_a' }, { winner: 'A', id: 1 }, { winner: 'tie' }]) {
      const source = textSource(JSON.stringify({ ...battle, ...more }));
      const { files } = await readFiles([source], { format: null });
      expect(files[0].format, JSON.stringify(more)).toBe('arena');
    }
  });

  it('leaves tables that say something of answers to others', async () => {
    const table = 'prompt,model,response,score\np,a,x,1\np,b,y,2\n';
    const { files } = await readFiles([textSource(table)], { format: null });
    expect(files[0].format).toBeNull();
  });

  it('leaves leaderboards alone that call a column models', async () => {
    const { files } = await readFiles([textSource('models,rank\na,1\nb,2\n')], { format: null });
    expect(files[0].failure?.kind).toBe('unknown-format');
  });

  it('knows every format by its name', () => {
    for (const { id } of FORMATS) expect(formatNamed(id)?.id).toBe(id);
  });
});

/** A column of lists of texts or numbers, as Arrow writes it. */
function listSchema(name: string, type: 'BYTE_ARRAY' | 'DOUBLE'): SchemaElement[] {
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    {
      ...{ name: 'element', repetition_type: 'OPTIONAL', type },
      ...(type === 'BYTE_ARRAY' ? { converted_type: 'UTF8' } : {}),
    },
  ];
}

describe('Parquet', () => {
  it('has its nested columns read where the verdict stands in them', async () => {
    const bytes = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'prompt', data: ['p1', 'p2'] },
          {
            name: 'models',
            data: [
              ['b', 'a'],
              ['a', 'b'],
            ],
          },
          {
            name: 'ranking',
            data: [
              [1, 2],
              [1, 1],
            ],
          },
        ],
        schema: [
          { name: 'root', num_children: 3 },
          { name: 'prompt', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
          ...listSchema('models', 'BYTE_ARRAY'),
          ...listSchema('ranking', 'DOUBLE'),
        ],
      }),
    );
    const { files, table } = await readFiles([bytesSource('x', bytes)], { format: null });
    expect(files[0]).toMatchObject({ format: 'row-ranking', rejected: 0, failure: null });
    expect(rowsOf(table)).toEqual([
      ['b', 'a', 'left', 'p1', null, null],
      ['a', 'b', 'tie', 'p2', null, null],
    ]);
  });
});

describe('what compares nothing', () => {
  it('is told apart from what is broken', async () => {
    const source = diskSource(`${GOLDEN}open-webui/feedback.json`);
    const { files } = await readFiles([source], { format: null });
    expect(files[0]).toMatchObject({ rows: 10, rejected: 3, aside: 2 });
    expect(fileMessages(files[0])).toContain(
      'feedback.json: 2 records left aside: about one answer alone, or not judged yet.',
    );
  });

  const failures: readonly FileFailure[] = [
    { kind: 'without-models', fields: ['chosen_model', 'rejected_model'] },
    { kind: 'nothing-compared', records: 2 },
    { kind: 'repeats-annotations' },
    { kind: 'without-arena', tables: ['notes', '<b>'] },
    { kind: 'without-arena', tables: [] },
  ];
  it.each(failures)('has words for $kind that say what to do', (failure) => {
    expect(failuresEn.file(failure)).toMatch(/\. ?(Add|Export|Open)|: open/);
    expect(failuresJa.file(failure)).toMatch(/ください。/);
  });
});

describe.skipIf(!existsSync(WILD))('real files', () => {
  const battles = 'orq-ai+orq-arena/battles.jsonl';
  it.each([
    [battles, null, 'orq-arena', 140, [48, 26, 2, 64], 8],
    [battles, 'orq-arena-votes', 'orq-arena-votes', 140, [156, 85, 19, 160], 8],
    ['kolenaIO+autoarena/train_subset.csv', null, 'arena-55k', 85, [29, 31, 25, 0], 5],
  ] as const)('%s (%s)', async (path, asked, format, rows, outcomes, models) => {
    const { files, table } = await readFiles([diskSource(WILD + path)], { format: asked });
    expect(files[0]).toMatchObject({ format, rows, rejected: 0, failure: null });
    expect(outcomesOf(table)).toEqual(outcomes);
    expect(table.models).toHaveLength(models);
  });

  it('have the categories of their questions', async () => {
    const { benchmark } = await readFiles([diskSource(WILD + battles)], { format: null });
    const text = readFileSync(WILD + battles, 'utf8')
      .trim()
      .split('\n');
    const categories = new Set(
      text.map((line) => (JSON.parse(line) as { prompt_category: string }).prompt_category),
    );
    expect(new Set(benchmark.questions.map(({ category }) => category))).toEqual(categories);
  });
});
