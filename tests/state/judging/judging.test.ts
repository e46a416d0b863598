import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { createRun, listRuns, loadRun } from '../../../src/storage/judging.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import type { OpenRun } from '../../../src/state/judging/open-run.svelte.ts';
import { QUESTIONS, SETUP, STUDY } from '../../storage/judging-run.ts';
import { PROJECT } from '../../storage/in-project.ts';

const asked = vi.hoisted(() => ({
  query: new URLSearchParams('run=r'),
  followed: [] as string[],
}));
vi.mock('../../../src/jobs.ts', () => ({
  isAbort: () => false,
  run: () => new Promise(() => undefined),
}));
vi.mock('../../../src/state/page/router.svelte.ts', () => ({
  router: {
    page: 'judge',
    query: asked.query,
    follow: (href: string) => asked.followed.push(href),
  },
}));
vi.mock('../../../src/state/page/storage.svelte.ts', () => ({
  storage: { whenBack: () => undefined, protect: () => Promise.resolve() },
}));
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({ preferences: {} }));
vi.mock('../../../src/state/data/importing.svelte.ts', () => ({
  importing: { idle: () => Promise.resolve(), takeSession: () => Promise.resolve(true) },
}));
vi.mock('../../../src/state/judging/draft/draft.svelte.ts', () => ({
  JudgingDraft: vi.fn(),
}));
vi.mock('../../../src/state/judging/draft/forecast.svelte.ts', () => ({
  JudgingForecast: vi.fn(),
}));
vi.mock('../../../src/state/judging/study/study-draft.svelte.ts', () => ({
  StudyDraft: vi.fn(),
}));
vi.mock('../../../src/state/judging/draft/label-material.ts', () => ({
  labelMaterial: () =>
    Promise.resolve({ questions: QUESTIONS, comparisons: LISTED.plan.comparisons }),
  labelSetup: (_: unknown, name: string) => ({
    ...LISTED,
    judges: [{ ...STUDY.judges[0], name }],
  }),
}));
/** A run as it is opened; each time another one. */
const loads = vi.hoisted(() => ({ count: 0, stopped: [] as string[] }));
vi.mock('../../../src/state/judging/open-run.svelte.ts', () => ({
  OpenRun: {
    load(id: string) {
      loads.count++;
      const run = {
        record: { id, name: id },
        renamed: (name: string) => (run.record.name = name),
        work: { stop: () => loads.stopped.push(id) },
      };
      return Promise.resolve(run);
    },
  },
}));

/** Comparisons that a person is to judge. */
const LISTED = {
  ...{ ...SETUP, prices: [null] },
  plan: { kind: 'list', comparisons: [{ question: 1, left: 2, right: 0 }] },
} as const;

const { openProject } = await import('../../../src/state/project/open-project.svelte.ts');
const { judging } = await import('../../../src/state/judging/judging.svelte.ts');

function opened(): OpenRun {
  const { open } = judging;
  return typeof open === 'string' || 'kind' in open ? expect.fail(JSON.stringify(open)) : open;
}

beforeEach(async () => {
  await deleteEverything();
  await createRun(
    { project: PROJECT, id: 'r', name: 'r', setup: SETUP, most: 8, createdAt: 1 },
    QUESTIONS,
  );
});

it('a run that is renamed while it is open stays the one that is open', async () => {
  expect(judging.open).toBe('loading');
  const run = await vi.waitFor(opened);
  await judging.runs.rename('r', 'mine');
  expect((await loadRun('r'))?.name).toBe('mine');
  asked.query.set('run', 'other');
  expect(judging.open).toBe('loading');
  await vi.waitFor(() => {
    expect(opened().record.id).toBe('other');
  });
  asked.query.set('run', 'r');
  expect(judging.open).toBe('loading');
  await vi.waitFor(() => {
    expect(opened()).toBe(run);
  });
  expect([run.record.name, loads.count]).toEqual(['mine', 2]);
});

it('a run that is deleted while its judges are at work asks no more, and is opened anew once it is back', async () => {
  asked.query.set('run', 'r');
  const run = await vi.waitFor(opened);
  await judging.runs.delete('r');
  expect(loads.stopped).toEqual(['r']);
  await judging.runs.undoDelete();
  asked.query.set('run', 'other');
  await vi.waitFor(() => {
    expect(opened().record.id).toBe('other');
  });
  asked.query.set('run', 'r');
  await vi.waitFor(() => {
    expect(opened().record.id).toBe('r');
  });
  expect(opened()).not.toBe(run);
});

it('nothing is begun in a project that is opened while the texts are read', async () => {
  const open = (id: string) => {
    openProject.take({ ...openProject.record, id });
  };
  open('p');
  const texts = () => {
    open('other');
    return Promise.resolve({ models: SETUP.models, questions: QUESTIONS });
  };
  Object.assign(judging.draft, { material: { texts }, setupFor: () => SETUP });
  await judging.begin(() => 'new');
  const { sound } = await listRuns('other');
  expect([judging.failure, judging.isBeginning]).toEqual([null, false]);
  expect(sound.map(({ name }) => name)).not.toContain('new');
});

it('a study is stored with the lists of its raters, and opened', async () => {
  openProject.take({ ...openProject.record, id: 'p' });
  const texts = () => Promise.resolve({ models: STUDY.models, questions: QUESTIONS });
  const setupFor = vi.fn(() => Promise.resolve(STUDY));
  Object.assign(judging.draft, { material: { texts } });
  Object.assign(judging.study, { setupFor });
  await judging.beginStudy(['Ann', 'Ben'], 'a study');
  expect(setupFor).toHaveBeenCalledWith(
    ['Ann', 'Ben'],
    STUDY.models,
    expect.objectContaining({ models: 3, questions: 2 }),
  );
  const { sound } = await listRuns('p');
  const study = sound.find(({ name }) => name === 'a study');
  expect(study).toMatchObject({ setup: STUDY, most: 5, project: 'p' });
  expect(asked.followed).toEqual([`#judge?run=${study?.id ?? ''}`]);
});

it('labels that are wanted become a run of the person whose labels they are, at the board', async () => {
  await judging.beginLabels([{ question: 'q', first: 'a', second: 'b' }], 'expert', 'Next labels');
  expect(judging.failure).toBeNull();
  const { sound } = await listRuns(PROJECT);
  const own = sound.find(({ name }) => name === 'Next labels');
  expect(own?.setup.judges.map(({ name }) => name)).toEqual(['expert']);
  expect(own).toMatchObject({ most: 1, setup: { plan: LISTED.plan } });
  expect(asked.followed.at(-1)).toBe(`#judge?run=${own?.id ?? ''}&by=0`);
});
