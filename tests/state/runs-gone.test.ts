import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { deleteEverything } from '../../src/storage/runs.ts';

vi.mock('../../src/jobs.ts', () => ({ isAbort: () => false }));
vi.mock('../../src/state/page/storage.svelte.ts', () => ({
  storage: { whenBack: () => undefined, protect: () => Promise.resolve() },
}));

const { runs } = await import('../../src/state/runs/runs.svelte.ts');

/** A run that another tab has deleted since the list was drawn. */
const GONE = 'gone';
const SAID = { kind: 'run-gone' };

beforeEach(async () => {
  await deleteEverything();
  runs.dismissFailure();
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
