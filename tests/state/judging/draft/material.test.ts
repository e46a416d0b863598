import { SvelteSet } from 'svelte/reactivity';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Material, PlacedQuestion } from '../../../../src/core/judge/material.ts';
import { reportOf, sourceOf } from '../../data/data-sources.ts';

/** The files that are open, what can be judged of them, and what of it was read. */
const at = vi.hoisted(() => ({
  source: null as unknown,
  material: (): Promise<unknown> => Promise.resolve(null),
  asked: [] as unknown[],
  texts: [] as (string | null)[],
  records: {} as Record<string, Record<string, string> | undefined>,
}));
vi.mock('../../../../src/jobs.ts', () => ({ isAbort: () => false }));
vi.mock('../../../../src/state/data/importing.svelte.ts', () => ({
  importing: {
    get source() {
      return at.source;
    },
  },
}));
/** As many as texts were stored so far. */
const kept = new SvelteSet<number>();
vi.mock('../../../../src/state/data/keeping.svelte.ts', () => ({
  keeping: {
    get changes() {
      return kept.size;
    },
  },
}));
vi.mock('../../../../src/state/data/contents.ts', () => ({
  readMaterial: (choice: unknown) => {
    at.asked.push(choice);
    return at.material();
  },
  readText: (index: number) => Promise.resolve(at.texts[index]),
}));
vi.mock('../../../../src/storage/texts.ts', () => ({
  loadRecord: ({ file }: { file: string }, record: number) =>
    Promise.resolve(at.records[`${file} ${String(record)}`]),
}));

const { JudgingMaterial } = await import('../../../../src/state/judging/draft/material.svelte.ts');

const text = (index: number) => ({ text: index });
/** One question of one text, with such answers. */
function placed(id: string, part: Partial<PlacedQuestion> = {}): PlacedQuestion {
  return {
    ...{ id, category: null, turns: [text(0)], reference: [] },
    answers: [[text(1)], [text(2)]],
    ...part,
  };
}
function materialOf(questions: readonly PlacedQuestion[], models = ['a', 'b']): Material {
  return {
    models: models.map((name) => ({ name, answers: questions.length })),
    ...{ categories: [], questions: questions.length, isCut: false },
    chosen: { models, questions },
  };
}
/** Files with such questions, open. */
function open(questions: readonly PlacedQuestion[], models?: string[]) {
  at.source = sourceOf([reportOf('one'), reportOf('two')]);
  at.material = () => Promise.resolve(materialOf(questions, models));
  const material = new JudgingMaterial();
  return material;
}
/** What is there once it was looked for. */
const found = async <T>(look: () => T | null): Promise<T> =>
  vi.waitFor(() => look() ?? expect.fail('still looked for'), { interval: 1 });

beforeEach(() => {
  Object.assign(at, { source: null, asked: [], records: {} });
  at.texts = ['question', 'first', 'second', null, 'reference'];
});

describe('files', () => {
  it('are nothing to judge where none are open', async () => {
    const material = new JudgingMaterial();
    expect((await found(() => material.found)).questions).toBe(0);
    expect(material.preview).toBeNull();
    expect(at.asked).toEqual([]);
  });

  it('are nothing to judge where they can’t be read', async () => {
    const material = open([placed('q')]);
    at.material = () => Promise.reject(new Error('gone'));
    expect((await found(() => material.found)).questions).toBe(0);
  });

  it('have choices of their own, which end with them', async () => {
    const material = open([placed('q')]);
    material.change({ most: 5 });
    await found(() => material.found);
    expect(at.asked).toEqual([{ models: null, categories: null, most: 5, seed: 1 }]);
    expect(material.choice.most).toBe(5);
    at.source = sourceOf([reportOf('others')]);
    expect(material.choice.most).toBe(200);
  });

  it('show nothing of files that were open before, while the new ones are looked at', async () => {
    const material = open([placed('q')]);
    await found(() => material.found);
    at.source = sourceOf([reportOf('others')]);
    at.material = () => new Promise(() => undefined);
    expect(material.found).toBeNull();
    expect([material.preview, material.sample]).toEqual([null, null]);
  });
});

describe('the texts', () => {
  it('come from the files and from their records', async () => {
    at.records = { 'two 7': { question: 'Q', left: 'L', right: 'R' } };
    const record = (part: 'question' | 'left' | 'right') => ({ file: 1, record: 7, part });
    const material = open([
      placed('of texts', { reference: [text(4)] }),
      placed('of records', {
        turns: [record('question')],
        answers: [[record('left')], [record('right')]],
      }),
    ]);
    const { models, questions, missing } = await material.texts();
    expect([models, missing]).toEqual([['a', 'b'], 0]);
    expect(questions).toEqual([
      {
        ...{ id: 'of texts', category: null, turns: ['question'], reference: ['reference'] },
        answers: [['first'], ['second']],
      },
      { id: 'of records', category: null, turns: ['Q'], reference: [], answers: [['L'], ['R']] },
    ]);
  });

  it('count a question as missing without its own text, or with fewer than two answers', async () => {
    const material = open(
      [
        placed('no question', { turns: [text(0), text(3)], answers: [[text(1)], [text(2)], null] }),
        placed('half an answer', { answers: [[text(1), text(3)], [text(2)], null] }),
        placed('two left', { answers: [[text(3)], [text(1)], [text(2)]] }),
        placed('no record', { answers: [[{ file: 0, record: 1, part: 'left' }], null, [text(1)]] }),
      ],
      ['a', 'b', 'c'],
    );
    const { questions, missing } = await material.texts();
    expect(missing).toBe(3);
    expect(questions.map(({ id, answers }) => [id, answers])).toEqual([
      ['two left', [null, ['first'], ['second']]],
    ]);
  });

  it('do without a reference that is not kept', async () => {
    const { questions } = await open([placed('q', { reference: [text(4), text(3)] })]).texts();
    expect(questions[0].reference).toEqual([]);
  });
});

it('shows texts once they are kept', async () => {
  at.texts = [null, null, null];
  const material = open([placed('q')]);
  expect((await found(() => material.preview)).questions).toEqual([]);
  at.texts = ['question', 'first', 'second'];
  kept.add(1);
  await vi.waitFor(() => {
    expect(material.preview?.questions).toHaveLength(1);
  });
});

describe('some of the texts', () => {
  const numbered = (count: number, part: Partial<PlacedQuestion> = {}) =>
    Array.from({ length: count }, (_, n) => placed(String(n), part));

  it('are shown of the first questions', async () => {
    const material = open(numbered(9));
    const { questions } = await found(() => material.preview);
    expect(questions.map(({ id }) => id)).toEqual(['0', '1', '2']);
  });

  it('tell of the rest by questions that are spread over all', async () => {
    const material = open(numbered(90));
    const ids = (await found(() => material.sample)).questions.map(({ id }) => Number(id));
    expect(ids).toHaveLength(40);
    // In tenths of all, four each.
    const tenths = Array.from({ length: 10 }, (_, tenth) =>
      ids.filter((id) => Math.floor(id / 9) === tenth),
    );
    expect(tenths.map(({ length }) => length)).toEqual(new Array<number>(10).fill(4));
  });

  it('are all where there are few', async () => {
    const material = open(numbered(7));
    expect((await found(() => material.sample)).questions).toHaveLength(7);
  });

  it('are fewer questions where each has many answers', async () => {
    const models = Array.from({ length: 100 }, (_, m) => `m${String(m)}`);
    const answers = models.map(() => [text(1)]);
    const material = open(numbered(60, { answers }), models);
    expect((await found(() => material.sample)).questions).toHaveLength(10);
  });
});
