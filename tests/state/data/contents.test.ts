import { beforeEach, expect, it, vi } from 'vitest';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import type { JobOptions } from '../../../src/jobs.ts';
import type { DataSource } from '../../../src/storage/records.ts';
import { reportOf, sourceOf } from './data-sources.ts';

const at = vi.hoisted(() => ({
  importing: { source: null as DataSource | null },
  jobs: [] as unknown[],
  texts: [] as unknown[],
}));
vi.mock('../../../src/jobs.ts', () => ({
  run(name: string, input: unknown, options?: JobOptions<'material'>) {
    at.jobs.push([name, input]);
    if (name !== 'material' && name !== 'askable') return Promise.resolve(`answer to ${name}`);
    void options?.onProgress?.([{ id: 'one' }] as never);
    void options?.onProgress?.([{ id: 'two' }] as never);
    if (name === 'askable') return Promise.resolve({ questions: 3, chosen: [] });
    return Promise.resolve({ models: ['m'], chosen: { models: ['m'] } });
  },
}));
vi.mock('../../../src/state/data/importing.svelte.ts', () => ({ importing: at.importing }));
vi.mock('../../../src/state/data/source-records.ts', () => ({
  sourceRecords: {
    of: ({ id }: DataSource) => Promise.resolve({ table: `${id}t`, benchmark: `${id}b` }),
  },
}));
vi.mock('../../../src/storage/texts.ts', () => ({
  loadText: ({ file }: { file: string }, number: number) => Promise.resolve(`${file} ${number}`),
}));

const contents = await import('../../../src/state/data/contents.ts');

const edits = { ...NO_EDITS, excluded: ['m'] };
const sizes = { texts: 2, questions: 0, answers: 0, prompts: 0, rankings: 0 };
const files = [reportOf('a', { holds: sizes }), reportOf('b', { holds: sizes })];
const choice = { models: null, categories: null, most: 1, seed: 1 };
const questions = { offset: 0, limit: 5 } as never;
const judgments = { filter: { text: null, finding: null }, offset: 0, limit: 5 } as never;

beforeEach(() => {
  at.importing.source = sourceOf(files, { id: 's', edits });
  at.jobs = [];
});

it('asks a worker about what is stored of the files shown, after the edits', async () => {
  expect(await contents.readQuestions(questions)).toBe('answer to questions');
  expect(await contents.readJudgments(judgments)).toBe('answer to judgments');
  expect(await contents.readPrompts()).toBe('answer to prompts');
  expect(await contents.convertJudgments('caravan' as never)).toBe('answer to convert');
  const [table, benchmark] = ['st', 'sb'];
  const ranges = files.map(({ file, firstRow, tableRows }) => ({ file, firstRow, tableRows }));
  expect(at.jobs).toEqual([
    ['questions', { table, benchmark, query: questions }],
    [
      'judgments',
      {
        about: { source: 's', table, benchmark, files: ranges, edits },
        ...{ query: judgments, texts: null, styled: null },
      },
    ],
    ['prompts', { benchmark }],
    ['convert', { table, edits, to: 'caravan' }],
  ]);
});

it('leaves out the rows of files that are switched off', async () => {
  const off = { ...edits, excludedFiles: ['b'] };
  const shown = [files[0], reportOf('b', { firstRow: 1, tableRows: 4 })];
  at.importing.source = sourceOf(shown, { edits: off });
  await contents.readJudgments(judgments);
  await contents.convertJudgments('caravan' as never);
  const asked = { edits: { ...off, excludedRows: [[1, 4]] } };
  expect(at.jobs).toMatchObject([
    ['judgments', { about: asked }],
    ['convert', asked],
  ]);
});

it('puts together what comes in parts of what can be judged', async () => {
  expect(await contents.readMaterial(choice)).toEqual({
    models: ['m'],
    chosen: { models: ['m'], questions: [{ id: 'one' }, { id: 'two' }] },
  });
  expect(at.jobs).toEqual([['material', { table: 'st', benchmark: 'sb', files, edits, choice }]]);
});

it('puts together what comes in parts of what can be asked', async () => {
  const wanted = { categories: null, most: 1, seed: 1 };
  expect(await contents.readAskable(wanted)).toEqual({
    questions: 3,
    chosen: [{ id: 'one' }, { id: 'two' }],
  });
  expect(at.jobs).toEqual([
    ['askable', { table: 'st', benchmark: 'sb', files, edits, choice: wanted }],
  ]);
});

it('finds a text by its file and number', async () => {
  const found: (string | null)[] = [];
  for (const index of [0, 1, 2, 3]) found.push(await contents.readText(index));
  expect(found).toEqual(['a 0', 'a 1', 'b 0', 'b 1']);
  expect(await contents.readText(4)).toBeNull();
});

it('has nothing where there are no files', async () => {
  at.importing.source = null;
  expect(await contents.readQuestions(questions)).toEqual({ total: 0, lines: [] });
  expect(await contents.readJudgments(judgments)).toEqual({
    total: 0,
    offset: 0,
    lines: [],
    isSearched: true,
    cases: null,
  });
  expect(await contents.readPrompts()).toEqual([]);
  expect(await contents.convertJudgments('caravan' as never)).toBeNull();
  expect(await contents.readText(0)).toBeNull();
  await expect(contents.readMaterial(choice)).rejects.toThrow('source-gone');
  await expect(contents.readAskable(choice)).rejects.toThrow('source-gone');
  expect(at.jobs).toEqual([]);
});
