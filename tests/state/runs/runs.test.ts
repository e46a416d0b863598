import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withJoint } from '../../../src/core/posterior/ranking/joint.ts';
import { isSummaryOf } from '../../../src/core/posterior/ranking/summary-of.ts';
import { rawDatabase } from '../../../src/storage/database.ts';
import { saveRun } from '../../../src/storage/project/save-runs.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import { fitted, unfitted } from '../../storage/fitted.ts';

/** Firefox asks the reader, who does not answer. */
const protect = vi.hoisted(() => vi.fn(() => new Promise<void>(() => undefined)));
vi.mock('../../../src/jobs.ts', () => ({
  isAbort: () => false,
  run: (name: string, { summary, draws }: Jobs['verifyDraws']['input']) =>
    Promise.resolve(name === 'jointly' ? withJoint(summary, draws) : isSummaryOf(summary, draws)),
}));
vi.mock('../../../src/state/page/storage.svelte.ts', () => ({
  storage: { whenBack: () => undefined, protect },
}));

vi.stubGlobal('location', { search: '' });

const { storageActs } = await import('../../../src/state/runs/storage-acts.svelte.ts');
const { breaksOff, runs } = await import('../../../src/state/runs/runs.svelte.ts');
const { exportDamagedRun } = await import('../../../src/state/runs/damaged-run.ts');

/** A run that another tab has deleted since the list was drawn. */
const GONE = 'gone';
const SAID = { kind: 'run-gone' };

/** Takes the draws of a run away, of which its record says that they are there. */
async function breakDraws(id: string): Promise<void> {
  const db = await rawDatabase();
  const stored: unknown = await db.get('draws', id);
  await db.put('draws', { ...Object(stored), values: new Float64Array(1) }, id);
}

beforeEach(async () => {
  await deleteEverything();
  await runs.deleteAll();
  await runs.reload();
  storageActs.dismiss();
  protect.mockClear();
});

it.each([
  ['renamed', () => runs.rename(GONE, 'mine')],
  ['touched', () => runs.touch(GONE)],
  ['opened', () => runs.load(GONE)],
])('a fit that is gone can’t be %s, and that is said', async (_what, act) => {
  await act();
  expect(storageActs.failure).toEqual(SAID);
  expect(runs.list).toEqual([]);
});

it('a fit that is gone can be deleted again', async () => {
  await runs.delete(GONE);
  expect([storageActs.failure, runs.deleted]).toEqual([null, null]);
});

it('lists fits, and data that wait for one', async () => {
  const fit = await fitted(1);
  const waiting = await unfitted({}, 7);
  expect(await runs.save(fit)).toBe(true);
  expect(protect).not.toHaveBeenCalled();
  await runs.saveUnfitted(waiting, null);
  expect(protect).toHaveBeenCalledTimes(1);
  expect(new Set(runs.list.map(({ id }) => id))).toEqual(new Set([fit.run.id, waiting.run.id]));
  expect(runs.fits.map(({ id }) => id)).toEqual([fit.run.id]);
  await runs.changeUnfitted(waiting.run.id, { isStopped: true });
  expect(runs.list.find(({ id }) => id === waiting.run.id)).toMatchObject({ isStopped: true });
  await runs.rename(fit.run.id, 'mine');
  expect(runs.fits[0].name).toBe('mine');
});

it('opens what was opened last', async () => {
  await saveRun(await fitted(1, { openedAt: 5 }));
  await saveRun(await fitted(2, { openedAt: 9 }));
  await saveRun(await fitted(3, { openedAt: 7 }));
  expect((await runs.loadLast())?.run.name).toBe('run 2');
  const [third] = runs.list.filter(({ name }) => name === 'run 3');
  await runs.touch(third.id);
  expect((await runs.loadLast())?.run.name).toBe('run 3');
  expect(runs.passedOver).toBeNull();
});

it('lists fits of a project that is gone, but begins with none of them', async () => {
  await saveRun(await fitted(1, { openedAt: 5 }));
  await saveRun(await fitted(2, { openedAt: 9, projects: ['deleted'] }));
  expect((await runs.loadLast())?.run.name).toBe('run 1');
  expect(runs.list).toHaveLength(2);
});

it('opens a fit from before statements about all models at once with them', async () => {
  const fit = await fitted(1);
  const { joint, ...before } = fit.run.summary;
  expect(joint).toBeDefined();
  await saveRun({ ...fit, run: { ...fit.run, summary: before } });
  expect((await runs.load(fit.run.id))?.run.summary).toEqual(fit.run.summary);
  expect((await runs.loadLast())?.run.summary).toEqual(fit.run.summary);
});

it('has nothing to open where nothing is stored', async () => {
  expect(await runs.loadLast()).toBeNull();
});

describe('a deleted fit', () => {
  it('comes back whole until something else is deleted', async () => {
    const fit = await fitted(1);
    await runs.save(fit);
    await runs.delete(fit.run.id);
    expect([runs.list, runs.deleted?.run.id]).toEqual([[], fit.run.id]);
    await runs.undoDelete();
    expect([runs.list.length, runs.deleted]).toEqual([1, null]);
    expect(await runs.load(fit.run.id)).toMatchObject({ draws: fit.draws });
    await runs.undoDelete();
    await runs.deleteAll();
    expect([runs.list, runs.deleted]).toEqual([[], null]);
  });

  it('that had not ended comes back as data', async () => {
    const waiting = await unfitted();
    await runs.saveUnfitted(waiting, null);
    await runs.delete(waiting.run.id);
    await runs.undoDelete();
    expect(runs.list.map(({ id }) => id)).toEqual([waiting.run.id]);
  });
});

describe('a fit whose draws are damaged', () => {
  async function broken() {
    const [sound, damaged] = [await fitted(1, { openedAt: 1 }), await fitted(2, { openedAt: 2 })];
    await runs.save(sound);
    await runs.save(damaged);
    await breakDraws(damaged.run.id);
    return { sound: sound.run.id, damaged: damaged.run.id, whole: damaged };
  }

  it('gives way to the one before, which is said, and is listed as damaged', async () => {
    const { sound, damaged } = await broken();
    expect((await runs.loadLast())?.run.id).toBe(sound);
    expect(runs.passedOver).toMatchObject({ kind: 'damaged-record', name: 'run 2' });
    expect(runs.damaged.map(({ key }) => key)).toEqual([damaged]);
    expect(runs.list.map(({ id }) => id)).toEqual([sound]);
    runs.dismissPassedOver();
    expect(runs.passedOver).toBeNull();
  });

  it('is not opened, and that is said', async () => {
    const { damaged } = await broken();
    expect(await runs.load(damaged)).toBeNull();
    expect(storageActs.failure).toMatchObject({ kind: 'damaged-record' });
    await runs.reload();
    // Until it is opened again nobody knows.
    expect(runs.damaged).toEqual([]);
  });

  it('is sound once it is stored again', async () => {
    const { damaged, whole } = await broken();
    await runs.load(damaged);
    await runs.save(whole);
    expect(runs.damaged).toEqual([]);
    expect(await runs.load(damaged)).not.toBeNull();
  });

  it('can be saved as a file, and deleted for good', async () => {
    const { damaged } = await broken();
    await runs.load(damaged);
    expect((await exportDamagedRun(runs.damaged[0]))?.size).toBeGreaterThan(100);
    await runs.delete(damaged);
    expect([runs.damaged, runs.deleted]).toEqual([[], null]);
  });
});

it('waits for the user after two fits that ended the page', async () => {
  const { run } = await unfitted();
  expect(
    [undefined, 0, 1, 2, 3].map((n) => breaksOff(n === undefined ? run : { ...run, brokenOff: n })),
  ).toEqual([false, false, false, true, true]);
});

it('tells of storage what went wrong, but not that it is closed', async () => {
  const { CaravanError } = await import('../../../src/core/failure.ts');
  const fail = (error: Error) => storageActs.guard(() => Promise.reject(error));
  await fail(new CaravanError({ kind: 'storage-closed', reason: 'denied', message: '' }));
  expect(storageActs.failure).toBeNull();
  await fail(new Error('no'));
  expect(storageActs.failure).toEqual({ kind: 'unexpected', message: 'no' });
  expect(await storageActs.guard(() => Promise.resolve(3))).toBe(3);
  expect(storageActs.failure).not.toBeNull();
  storageActs.dismiss();
  expect(storageActs.failure).toBeNull();
});

it('what was deleted can be brought back once there is room again', async () => {
  const { fillDisk } = await import('../../storage/room/full-disk.ts');
  for (const one of [await fitted(1), await unfitted()]) {
    const { id } = one.run;
    if ('draws' in one) await runs.save(one);
    else await runs.saveUnfitted(one, null);
    await runs.delete(id);
    fillDisk('of a request', 1);
    await runs.undoDelete();
    vi.restoreAllMocks();
    expect(storageActs.failure).toEqual({ kind: 'quota-exceeded' });
    expect([await runs.load(id), runs.deleted?.run.id]).toEqual([null, id]);
    await runs.undoDelete();
    expect([(await runs.load(id))?.run.id, runs.deleted]).toEqual([id, null]);
    await runs.delete(id);
  }
});

it('the list of a project that was left meanwhile is not shown', async () => {
  const before = runs.list;
  const { openProject } = await import('../../../src/state/project/open-project.svelte.ts');
  const { record } = openProject;
  await saveRun(await fitted(1));
  const looking = runs.reload();
  openProject.take({ ...record, id: 'other' });
  await looking;
  expect(runs.list).toEqual(before);
  openProject.take(record);
});
