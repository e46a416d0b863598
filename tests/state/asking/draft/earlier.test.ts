import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { AskedQuestion } from '../../../../src/core/ask/setup.ts';
import { addAnswers, createAsking } from '../../../../src/storage/asking/asking.ts';
import { answersInParts } from '../../../../src/storage/asking/parts.ts';
import { saveProject } from '../../../../src/storage/projects.ts';
import { deleteEverything } from '../../../../src/storage/runs.ts';
import { collect } from '../../../../src/state/work/collect.ts';
import { projectOf } from '../../../storage/in-project.ts';
import { answerTo, ASKED, ASKING, ASK_SETUP } from '../../../storage/asking-run.ts';

vi.mock('../../../../src/jobs.ts', () => ({ isAbort: () => false }));
vi.mock('../../../../src/state/project/open-project.svelte.ts', () => ({
  openProject: { id: 'p' },
}));

const { EarlierAnswers } = await import('../../../../src/state/asking/draft/earlier.svelte.ts');

/** An earlier run of the project with answers of both models to the first question. */
beforeEach(async () => {
  await deleteEverything();
  await createAsking(ASKING, ASKED);
  await addAnswers('a', [answerTo({ text: 'first' }), answerTo({ model: 1, text: 'second' })]);
});

const fetched = vi.fn(() => Promise.resolve(ASKED));
async function countsOf(earlier: InstanceType<typeof EarlierAnswers>, wanted = ASK_SETUP) {
  return vi.waitFor(() => {
    const counts = earlier.counts(wanted, 'these', fetched);
    if (counts === null) throw new Error('not there yet');
    return counts;
  });
}

it('counts, of each model, what need not be asked', async () => {
  expect(await countsOf(new EarlierAnswers())).toEqual([1, 1]);
});

it('looks at no question where no run asked any of these models so', async () => {
  fetched.mockClear();
  const earlier = new EarlierAnswers();
  expect(await countsOf(earlier, { ...ASK_SETUP, system: 'Be long.' })).toEqual([0, 0]);
  const models = ASK_SETUP.models.map((model) => ({ ...model, model: 'other' }));
  expect(await countsOf(earlier, { ...ASK_SETUP, models })).toEqual([0, 0]);
  expect(fetched).not.toHaveBeenCalled();
});

it('looks again where runs may have changed', async () => {
  const earlier = new EarlierAnswers();
  await countsOf(earlier);
  await addAnswers('a', [answerTo({ question: 1 })]);
  earlier.refresh();
  expect(await countsOf(earlier)).toEqual([2, 1]);
});

it('leaves the runs of other projects alone', async () => {
  await saveProject(projectOf('other'));
  await createAsking({ ...ASKING, id: 'b', project: 'other' }, ASKED);
  await addAnswers('b', [answerTo({ question: 1 })]);
  expect(await countsOf(new EarlierAnswers())).toEqual([1, 1]);
});

it('stores what is there as answers of the new run, with their texts', async () => {
  const questions: readonly AskedQuestion[] = [ASKED[1], ASKED[0]];
  const setup = { ...ASK_SETUP, models: [ASK_SETUP.models[1]], questions: 2, prices: [null] };
  await createAsking({ ...ASKING, id: 'c', setup }, questions);
  await new EarlierAnswers().takeInto('c', setup, questions);
  expect(await collect(answersInParts('c'))).toEqual([
    answerTo({ model: 0, question: 1, sample: 0, text: 'second', cost: 0 }),
  ]);
});
