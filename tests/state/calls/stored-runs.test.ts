import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { LastFailure } from '../../../src/state/work/last-failure.svelte.ts';
import type { SessionSource } from '../../../src/state/project/session-sources.svelte.ts';
import { addReplies, createRun, deleteRun } from '../../../src/storage/judging.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { QUESTIONS, SETUP, replyTo } from '../../storage/judging-run.ts';
import { saveProject } from '../../../src/storage/projects.ts';
import { PROJECT, projectOf } from '../../storage/in-project.ts';

/** What becomes of the runs as sources of their project. */
const did = vi.hoisted((): unknown[] => []);
vi.mock('../../../src/state/project/session-sources.svelte.ts', () => ({
  sessionSources: {
    rest: async (run: SessionSource) => did.push([run.id, (await run.files()).length]),
  },
}));
vi.mock('../../../src/state/project/catch-up.ts', () => ({
  catchUp: () => Promise.resolve(did.push('catches up')),
}));
vi.stubGlobal('location', { search: '' });

const { StoredRuns } = await import('../../../src/state/calls/stored-runs.svelte.ts');
const { JUDGING_STORE } = await import('../../../src/state/judging/judging-store.ts');

/** The list over runs of these names, and what its listener was told. */
async function begin(...ids: readonly string[]) {
  for (const id of ids)
    await createRun(
      { project: PROJECT, id, name: id, setup: SETUP, most: 8, createdAt: 1 },
      QUESTIONS,
    );
  const failed = new LastFailure();
  const changed: string[] = [];
  const runs = new StoredRuns(JUDGING_STORE, failed, {
    renamed: (id, name) => changed.push(`${id} → ${name}`),
    deleted: (id) => changed.push(id),
  });
  await runs.refresh();
  const names = () => runs.list?.map(({ record }) => record.name);
  return { runs, failed, changed, names };
}

beforeEach(async () => {
  await deleteEverything();
  did.length = 0;
});

it('a run of judging that is gone can’t be renamed, and that is said until the next act', async () => {
  const { runs, failed, names, changed } = await begin('gone', 'there');
  await deleteRun('gone');
  await runs.rename('gone', 'mine');
  expect(failed.failure).toEqual({ kind: 'run-gone' });
  expect(names()).toEqual(['there']);
  await runs.rename('there', 'mine');
  expect(failed.failure).toBeNull();
  expect(names()).toEqual(['mine']);
  expect(changed).toEqual(['there → mine']);
});

it('a run that can’t be deleted stays a source', async () => {
  const { runs } = await begin('a');
  const remove = vi.spyOn(JUDGING_STORE, 'delete').mockRejectedValueOnce(new Error('closed'));
  await runs.delete('a');
  expect([runs.list?.length, did]).toEqual([1, []]);
  remove.mockRestore();
});

it('lists runs with how far they are', async () => {
  const { runs } = await begin('a');
  await addReplies('a', [replyTo({}), replyTo({ judge: 1 })]);
  await runs.refresh();
  expect(runs.list).toMatchObject([{ record: { id: 'a' }, done: 2 }]);
  expect(runs.damaged).toEqual([]);
});

it('lists runs of the open project alone', async () => {
  const about = { name: 'other', setup: SETUP, most: 8, createdAt: 1 };
  await saveProject(projectOf('other'));
  await createRun({ ...about, project: 'other', id: 'other' }, QUESTIONS);
  const { names } = await begin('a');
  expect(names()).toEqual(['a']);
});

it('deletes a run with what it is in its project, and brings it back whole', async () => {
  const { runs, changed, names } = await begin('a', 'b');
  await addReplies('a', [replyTo({})]);
  await runs.delete('a');
  expect([names(), runs.deleted?.record.name, changed]).toEqual([['b'], 'a', ['a']]);
  expect(did).toEqual([['a', 0]]);
  await runs.undoDelete();
  expect(runs.deleted).toBeNull();
  expect(did.slice(1)).toEqual(['catches up']);
  expect(runs.list).toHaveLength(2);
  expect(runs.list?.find(({ record }) => record.id === 'a')?.done).toBe(1);
});
