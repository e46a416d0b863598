import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { createRun, deleteRun } from '../../src/storage/judging.ts';
import { deleteEverything } from '../../src/storage/runs.ts';
import { QUESTIONS, SETUP } from '../storage/judging-run.ts';

vi.mock('../../src/jobs.ts', () => ({ isAbort: () => false }));
vi.mock('../../src/state/page/storage.svelte.ts', () => ({
  storage: { whenBack: () => undefined, protect: () => Promise.resolve() },
}));
vi.mock('../../src/state/page/router.svelte.ts', () => ({ router: { page: 'judge' } }));
vi.mock('../../src/state/judging-draft.svelte.ts', () => ({ JudgingDraft: Object }));
vi.mock('../../src/state/judging-forecast.svelte.ts', () => ({ JudgingForecast: Object }));
vi.mock('../../src/state/judging-run.svelte.ts', () => ({ OpenRun: Object }));

const { judging } = await import('../../src/state/judging.svelte.ts');
const { runs } = await import('../../src/state/runs/runs.svelte.ts');

/** A run that another tab has deleted since the list was drawn. */
const GONE = 'gone';
const SAID = { kind: 'run-gone' };

beforeEach(async () => {
  await deleteEverything();
  judging.dismissFailure();
  runs.dismissFailure();
});

it('a run of judging that is gone can’t be renamed, and that is said until the next act', async () => {
  for (const id of [GONE, 'there'])
    await createRun({ id, name: id, setup: SETUP, most: 8, createdAt: 1 }, QUESTIONS);
  await judging.refresh();
  await deleteRun(GONE);
  await judging.rename(GONE, 'mine');
  expect(judging.failure).toEqual(SAID);
  expect(judging.list?.map(({ record }) => record.name)).toEqual(['there']);
  await judging.rename('there', 'mine');
  expect(judging.failure).toBeNull();
  expect(judging.list?.map(({ record }) => record.name)).toEqual(['mine']);
});

it.each([
  ['renamed', () => runs.rename(GONE, 'mine')],
  ['touched', () => runs.touch(GONE)],
  ['opened', () => runs.load(GONE)],
])('a fit that is gone can’t be %s, and that is said', async (_what, act) => {
  await act();
  expect(runs.failure).toEqual(SAID);
  expect(runs.list).toEqual([]);
});

it('a fit that is gone can be deleted again', async () => {
  await runs.delete(GONE);
  expect([runs.failure, runs.deleted]).toEqual([null, null]);
});
