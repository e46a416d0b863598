import { beforeEach, expect, it, vi } from 'vitest';
import { assignStudy } from '../../../../src/core/judge/study/assign.ts';
import type { JudgingMaterial } from '../../../../src/state/judging/draft/material.svelte.ts';
import type { Jobs } from '../../../../workers/protocol.ts';
import { PRACTICE_RUN } from '../../../practice-run.ts';

vi.mock('../../../../src/state/judging/draft/judges.svelte.ts', () => ({
  HUMAN: { name: 'human', provider: 'human' },
}));
vi.mock('../../../../src/state/judging/run/before-run.ts', () => ({
  beforeNewRun: () => Promise.resolve({ base: null, baseQuestions: [] }),
}));
vi.mock('../../../../src/jobs.ts', () => ({
  run: (_name: string, { design, answered }: Jobs['assignStudy']['input']) =>
    Promise.resolve(assignStudy(design, answered)),
}));

const { StudyDraft } = await import('../../../../src/state/judging/study/study-draft.svelte.ts');
const { answeredOf } = await import('../../../../src/core/judge/plan/answered.ts');

const { models, questions } = PRACTICE_RUN;
const found = { chosen: { models, questions } };
const preview = { models, questions, missing: 0 };

let draft = new StudyDraft({ found, preview } as unknown as JudgingMaterial);
beforeEach(() => {
  draft = new StudyDraft({ found, preview } as unknown as JudgingMaterial);
});

it('says what a study comes to, as its lists then are', async () => {
  draft.change({ raters: 4, perRater: 20, overlap: 0.5, repeats: 0.2 });
  expect(draft.size).toEqual({
    perRater: 20,
    shared: 10,
    common: 10,
    repeats: 4,
    exist: 36,
    covered: 36,
  });
  expect(draft.isReady).toBe(true);
  const names = draft.namesOf((n) => `Rater ${String(n)}`);
  const answered = answeredOf(questions, models.length);
  const setup = await draft.setupFor(names, models, answered);
  expect(setup.judges.map(({ name }) => name)).toEqual(names);
  if (setup.plan.kind !== 'study') expect.fail();
  expect(setup.plan.lists.map((list) => list.length)).toEqual([24, 24, 24, 24]);
  expect(setup.prices).toHaveLength(4);
});

it('calls raters as they are named, others by number, and two never the same', () => {
  draft.change({ names: ' Ann \n\nAnn' });
  expect(draft.namesOf((n) => `Rater ${String(n)}`)).toEqual(['Ann', 'Rater 2', 'Ann']);
  expect(draft.isReady).toBe(false);
  draft.change({ names: 'Ann\nBen' });
  expect(draft.isReady).toBe(true);
});

it('asks for as many pairs as there are, where all are to be judged', () => {
  draft.change({ isAll: true, overlap: 0, repeats: 0 });
  expect(draft.size).toMatchObject({ perRater: 36, covered: 36, repeats: 0 });
});

it('is none without answers, nor without their texts', () => {
  const none = { found: { chosen: { models, questions: [] } }, preview: null };
  const empty = new StudyDraft(none as unknown as JudgingMaterial);
  expect(empty.size).toMatchObject({ failure: { kind: 'bad-setting', setting: 'perRater' } });
  expect(empty.isReady).toBe(false);
  const textless = new StudyDraft({ found, preview: null } as unknown as JudgingMaterial);
  expect(textless.isReady).toBe(false);
  expect(new StudyDraft({ found: null } as JudgingMaterial).size).toBeNull();
});
