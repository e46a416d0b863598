import { beforeEach, expect, it, vi } from 'vitest';
import type { Askable, PlacedPrompt } from '../../../../src/core/ask/askable.ts';
import { practiceQuestions } from '../../../../src/core/samples/practice.ts';
import { reportOf, sourceOf } from '../../data/data-sources.ts';

/** The files that are open, what can be asked of them, and what was asked of the worker. */
const at = vi.hoisted(() => ({
  source: null as unknown,
  askable: null as unknown,
  choices: [] as unknown[],
  texts: [] as (string | null)[],
  language: 'en' as 'en' | 'ja',
}));
vi.mock('../../../../src/jobs.ts', () => ({ isAbort: () => false }));
vi.mock('../../../../src/state/data/importing.svelte.ts', () => ({
  importing: {
    get source() {
      return at.source;
    },
  },
}));
vi.mock('../../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: {
    get language() {
      return at.language;
    },
  },
}));
vi.mock('../../../../src/state/data/contents.ts', () => ({
  readAskable: (choice: unknown) => {
    at.choices.push(choice);
    return Promise.resolve(at.askable);
  },
  readText: (index: number) => Promise.resolve(at.texts[index]),
}));
vi.mock('../../../../src/storage/texts.ts', () => ({
  loadRecord: () => Promise.resolve({ question: 'from a record' }),
}));

const { QuestionsDraft } = await import('../../../../src/state/asking/draft/questions.svelte.ts');

function placed(id: string, part: Partial<PlacedPrompt> = {}): PlacedPrompt {
  return { id, category: null, turns: [{ text: 0 }], reference: [], ...part };
}
function open(chosen: readonly PlacedPrompt[]) {
  at.source = sourceOf([reportOf('one')]);
  const found: Askable = {
    categories: [{ name: '', questions: chosen.length }],
    ...{ questions: chosen.length, isCut: false, chosen },
  };
  at.askable = found;
  return new QuestionsDraft();
}
/** What is there once it was looked for. */
async function settled<T>(look: () => T | null): Promise<T> {
  return vi.waitFor(() => {
    const value = look();
    if (value === null) throw new Error('not there yet');
    return value;
  });
}

beforeEach(() => {
  [at.source, at.askable, at.choices, at.texts] = [null, null, [], ['Why?', 'How?', 'Because.']];
  at.language = 'en';
});

it('begins with a list where the project has no questions, and with them where it has some', async () => {
  const none = new QuestionsDraft();
  expect(none.kind).toBe('list');
  expect((await settled(() => none.found)).questions).toBe(0);
  expect(none.kind).toBe('list');
  const some = open([placed('q1')]);
  expect((await settled(() => some.found)).questions).toBe(1);
  expect(some.kind).toBe('files');
  some.choose('practice');
  expect(some.kind).toBe('practice');
});

it('asks what is written, whatever was chosen before', async () => {
  const draft = open([placed('q1')]);
  await settled(() => draft.found);
  draft.write('1. Why?\n2. How?');
  expect(draft.kind).toBe('list');
  expect(draft.size).toEqual({ questions: 2, turns: 2 });
  expect((await draft.questions()).map(({ turns }) => turns)).toEqual([['Why?'], ['How?']]);
  expect(draft.sample).toHaveLength(2);
});

it('asks the practice questions in the reader’s language', async () => {
  const draft = new QuestionsDraft();
  draft.choose('practice');
  at.language = 'ja';
  const asked = await draft.questions();
  expect(asked.map(({ turns: [turn] }) => turn)).toEqual(
    practiceQuestions('ja').map(({ text }) => text),
  );
});

it('fetches the questions of files, and leaves out those whose texts are not kept', async () => {
  at.texts = ['Why?', 'How?', 'Because.', null];
  const draft = open([
    placed('q1', { turns: [{ text: 0 }, { text: 1 }], reference: [{ text: 2 }] }),
    placed('gone', { turns: [{ text: 3 }] }),
    placed('quoted', { turns: [{ file: 0, record: 0, part: 'question' }] }),
  ]);
  expect((await settled(() => draft.found)).questions).toBe(3);
  expect(draft.size).toEqual({ questions: 3, turns: 4 });
  expect(await draft.questions()).toEqual([
    { id: 'q1', category: null, turns: ['Why?', 'How?'], reference: ['Because.'] },
    { id: 'quoted', category: null, turns: ['from a record'], reference: [] },
  ]);
  expect(await settled(() => draft.sample)).toHaveLength(2);
});

it('looks again by another choice, which is one of these files alone', async () => {
  const draft = open([placed('q1')]);
  await settled(() => draft.found);
  draft.change({ most: 1, categories: [''] });
  expect(draft.choice).toEqual({ most: 1, categories: [''], seed: 1 });
  void draft.found;
  await vi.waitFor(() => {
    expect(at.choices.at(-1)).toEqual({ most: 1, categories: [''], seed: 1 });
  });
});

it('looks at some of many, from all over', async () => {
  const draft = open(Array.from({ length: 400 }, (_, n) => placed(String(n))));
  await settled(() => draft.found);
  const sample = await settled(() => draft.sample);
  expect(sample).toHaveLength(40);
  expect(Number(sample[39].id)).toBeGreaterThan(380);
});
