import { beforeEach, expect, it, vi } from 'vitest';
import type { Prompt } from '../../../../src/core/table/benchmark.ts';
import { reportOf, sourceOf } from '../../data/data-sources.ts';

/** The files that are open, and the prompts in them. */
const at = vi.hoisted(() => ({
  source: null as unknown,
  prompts: (): Promise<unknown> => Promise.resolve([]),
  reads: 0,
  texts: [] as (string | null)[],
}));
vi.mock('../../../../src/jobs.ts', () => ({ isAbort: () => false }));
vi.mock('../../../../src/state/data/importing.svelte.ts', () => ({
  importing: {
    get source() {
      return at.source;
    },
  },
}));
vi.mock('../../../../src/state/data/contents.ts', () => ({
  readPrompts: () => {
    at.reads++;
    return at.prompts();
  },
  readText: (index: number) => Promise.resolve(at.texts[index]),
}));

const { judgingTemplates } =
  await import('../../../../src/state/judging/draft/templates.svelte.ts');

const PAIR = '{question} {answer_a} {answer_b} {style}';
const NONE = { templates: [], refused: [] };

function prompt(name: string, part: Partial<Prompt> = {}): Prompt {
  return {
    ...{ name, type: null, category: null, system: null, template: 0, defaults: [] },
    ...{ outputFormat: '[[A]]', ...part },
  };
}
/** Opens files with such prompts, and waits for what is made of them. */
async function read(...prompts: Prompt[]) {
  at.source = withPrompts(prompts.length);
  at.prompts = () => Promise.resolve(prompts);
  return vi.waitFor(() => {
    const found = judgingTemplates.ofFiles;
    expect(found.templates.length + found.refused.length).toBe(prompts.length);
    return found;
  });
}
function withPrompts(count: number) {
  const source = sourceOf([reportOf('a')]);
  const prompts = Array.from({ length: count }, (_, n) => prompt(String(n)));
  return { ...source, outline: { ...source.outline, prompts } };
}
const settled = () => new Promise((done) => setTimeout(done));

beforeEach(() => {
  Object.assign(at, { source: null, reads: 0, texts: [PAIR, 'You judge.', 'Be brief.', null] });
});

it('are none where no files are open, or those hold no prompts', async () => {
  expect(judgingTemplates.ofFiles).toEqual(NONE);
  at.source = withPrompts(0);
  expect(judgingTemplates.ofFiles).toEqual(NONE);
  await settled();
  expect(at.reads).toBe(0);
});

it('are filled from the texts of the files', async () => {
  const { templates, refused } = await read(
    prompt('mine', { system: 1, defaults: [['style', 2]] }),
  );
  expect(refused).toEqual([]);
  expect(templates).toMatchObject([
    {
      name: 'mine',
      system: 'You judge.',
      user: '{question} {answer_a} {answer_b} Be brief.',
      convention: 'brackets',
    },
  ]);
});

it('are refused each for its own reason, among those that can be used', async () => {
  const { templates, refused } = await read(
    prompt('alone', { type: 'single' }),
    prompt('unkept', { template: 3 }),
    prompt('good'),
    prompt('vague', { outputFormat: null }),
  );
  expect(templates.map(({ name }) => name)).toEqual(['good']);
  expect(refused).toEqual([
    { name: 'alone', reason: 'not-pairwise' },
    { name: 'unkept', reason: 'no-text' },
    { name: 'vague', reason: 'unknown-convention' },
  ]);
});

it('are those of the files shown, not of those before', async () => {
  await read(prompt('old'));
  at.source = withPrompts(1);
  at.prompts = () => new Promise(() => undefined);
  expect(judgingTemplates.ofFiles).toEqual(NONE);
  await settled();
  expect([at.reads, judgingTemplates.ofFiles]).toEqual([2, NONE]);
});

it('are none where the prompts can’t be read', async () => {
  at.source = withPrompts(1);
  at.prompts = () => Promise.reject(new Error('gone'));
  expect(judgingTemplates.ofFiles).toEqual(NONE);
  await settled();
  expect(judgingTemplates.ofFiles).toEqual(NONE);
});
