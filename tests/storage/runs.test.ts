import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '../../src/storage/database.ts';
import { saveRun } from '../../src/storage/project/save-runs.ts';
import { listRuns } from '../../src/storage/project/list-runs.ts';
import { changeRun, deleteEverything, deleteRun } from '../../src/storage/runs.ts';
import { fitted, load } from './fitted.ts';
import { PROJECT } from './in-project.ts';

beforeEach(deleteEverything);

describe('runs', () => {
  it('come back as they were stored, draws to the last bit', async () => {
    const stored = await fitted(1);
    const { id } = await saveRun(stored);
    const loaded = await load(id);
    expect(loaded).toMatchObject(stored);
    expect(Object.keys(loaded?.run ?? {}).filter((field) => !(field in stored.run))).toEqual([
      'summaryHash',
      'drawsHash',
    ]);
  });

  it('are listed with the last finished first', async () => {
    await saveRun(await fitted(1, { finishedAt: 1 }));
    await saveRun(await fitted(2, { finishedAt: 2 }));
    const { sound, damaged } = await listRuns(PROJECT);
    expect(sound.map(({ name }) => name)).toEqual(['run 2', 'run 1']);
    expect(damaged).toEqual([]);
  });

  it('are listed without what there is of each model but its place', async () => {
    const stored = await fitted(1);
    await saveRun(stored);
    const [{ summary }] = (await listRuns(PROJECT)).sound;
    const { rows, order, diagnostics, interval, wideInterval } = stored.run.summary;
    const ranked = rows.map(({ model }) => model);
    expect(summary).toEqual({ order, diagnostics, interval, wideInterval, ranked });
  });

  it('are read when they are listed first, and again once they have changed', async () => {
    const one = await saveRun(await fitted(1, { finishedAt: 11 }));
    const two = await saveRun(await fitted(2, { finishedAt: 12 }));
    expect(await readForList()).toEqual([one.id, two.id].sort());
    expect(await readForList()).toEqual([]);
    await changeRun(one.id, { name: 'mine' });
    expect(await readForList()).toEqual([one.id]);
    expect((await listRuns(PROJECT)).sound.map(({ name }) => name)).toEqual(['run 2', 'mine']);
    const { summaryHash: _, ...unsealed } = two;
    await (await database()).put('runs', unsealed);
    for (let time = 0; time < 2; time++) expect(await readForList()).toContain(two.id);
    await saveRun(await fitted(2, { finishedAt: 13 }));
    await deleteRun(one.id, PROJECT);
    expect(await readForList()).toEqual([two.id]);
    expect((await listRuns(PROJECT)).sound).toMatchObject([{ id: two.id, finishedAt: 13 }]);
  });

  it('keep a name that was given when the same fit finishes again', async () => {
    const { id } = await saveRun(await fitted(1));
    await changeRun(id, { name: 'mine' });
    await saveRun(await fitted(1, { elapsed: 9 }));
    expect((await load(id))?.run).toMatchObject({ name: 'mine', elapsed: 9 });
  });

  it('that are gone can’t be changed, and come back by no change', async () => {
    const gone = { failure: { kind: 'run-gone' } };
    await expect(changeRun('1', { name: 'mine' })).rejects.toMatchObject(gone);
    await expect(changeRun('1', { openedAt: 2 })).rejects.toMatchObject(gone);
    expect(await listRuns(PROJECT)).toEqual({ sound: [], damaged: [] });
  });

  it('give up the draws of unnamed runs that are not the last twelve', async () => {
    const named = await saveRun(await fitted(99, { name: 'mine', openedAt: 0 }));
    const ids: string[] = [];
    for (let i = 0; i < 14; i++)
      ids.push((await saveRun(await fitted(i, { name: 'data', openedAt: i }))).id);
    const withDraws = await (await database()).getAllKeys('draws');
    expect(withDraws).toHaveLength(13);
    expect(withDraws).toContain(named.id);
    expect(await load(ids[1])).toMatchObject({ draws: null, run: { id: ids[1] } });
    expect(await load(ids[2])).toMatchObject({ draws: {} });
  });

  it('take their data along only when no other run needs them', async () => {
    const one = await saveRun(await fitted(1));
    const two = await saveRun(await fitted(2));
    await deleteRun(one.id, PROJECT);
    expect(await (await database()).get('data', one.dataHash)).toBeDefined();
    expect(await (await database()).get('draws', one.id)).toBeUndefined();
    await deleteRun(two.id, PROJECT);
    expect(await (await database()).get('data', two.dataHash)).toBeUndefined();
    expect(await load(two.id)).toBeNull();
  });

  it('are taken out of one project, and deleted where no other has them', async () => {
    const { run, ...rest } = await fitted(1);
    const { id, dataHash } = await saveRun({ ...rest, run: { ...run, projects: ['a', 'b'] } });
    await deleteRun(id, 'a');
    expect(await load(id)).toMatchObject({ run: { projects: ['b'] }, draws: {} });
    await deleteRun(id, 'b');
    expect(await load(id)).toBeNull();
    const db = await database();
    expect([await db.getKey('draws', id), await db.getKey('data', dataHash)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('are deleted for all projects where they are damaged, or of none that is there', async () => {
    const { run, ...rest } = await fitted(1);
    const { id } = await saveRun({ ...rest, run: { ...run, projects: ['a', 'b'] } });
    await deleteRun(id, null);
    expect(await load(id)).toBeNull();
    await saveRun({ ...rest, run: { ...run, projects: ['gone'] } });
    await deleteRun(id, 'a');
    expect(await load(id)).toBeNull();
  });
});

/** The ids of runs that listing them reads whole, each once. */
async function readForList(): Promise<readonly unknown[]> {
  const get = vi.spyOn(IDBObjectStore.prototype, 'get');
  await listRuns(PROJECT);
  const read = get.mock.calls.map(([id]) => id);
  get.mockRestore();
  return [...new Set(read)].sort();
}
