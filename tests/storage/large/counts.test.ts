import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { restoreProjectFile } from '../../../src/storage/archive/project-restore.ts';
import { writeProject } from '../../../src/storage/archive/project-write.ts';
import { readArchive } from '../../../src/storage/archive/read.ts';
import { writeArchive } from '../../../src/storage/archive/write.ts';
import { rawDatabase } from '../../../src/storage/database.ts';
import { LARGE_COUNTS } from '../../../src/storage/large/counts.ts';
import { fingerprintOfRecord } from '../../../src/storage/packed.ts';
import { modelsOfData } from '../../../src/storage/project/fit-models.ts';
import { dropUnusedSources } from '../../../src/storage/project/unused.ts';
import { usageOf } from '../../../src/storage/project/usage.ts';
import { deleteProject, restoreProject } from '../../../src/storage/project/whole-project.ts';
import { listProjects, saveProject } from '../../../src/storage/projects.ts';
import { deleteDamaged, exportDamaged } from '../../../src/storage/repair.ts';
import { saveRun, saveUnfitted } from '../../../src/storage/project/save-runs.ts';
import { listRuns } from '../../../src/storage/project/list-runs.ts';
import { deleteEverything, deleteRun } from '../../../src/storage/runs.ts';
import type { UnfittedData } from '../../../src/storage/runs.ts';
import { stored } from '../filled.ts';
import { fitted, load } from '../fitted.ts';
import { PROJECT, projectOf } from '../in-project.ts';
import { unfittedOn } from './data.ts';
import { checked } from '../repair/checked.ts';

/** Bytes of a question: two places and three verdicts of each pair; and of the pairs themselves. */
const ROW = 2450 * 11;
const PAIRS = 2450 * 32;
const QUESTIONS = Math.ceil((LARGE_COUNTS - PAIRS) / ROW);

let large: UnfittedData;

beforeAll(async () => {
  large = await unfittedOn(QUESTIONS);
});
beforeEach(async () => {
  vi.restoreAllMocks();
  await deleteEverything();
  await saveProject(projectOf(PROJECT));
});

/** All of it in short: to hold millions of numbers one against another takes minutes. */
const told = (data: unknown) => fingerprintOfRecord(data);

/** The record of data as it lies there. */
async function lying(): Promise<Record<string, unknown>> {
  const [record] = (await (await rawDatabase()).getAll('data')) as Record<string, unknown>[];
  return record;
}

async function change(part: Record<string, unknown>): Promise<void> {
  await (await rawDatabase()).put('data', { ...(await lying()), ...part });
}

async function bytes(): Promise<Blob> {
  const { bytes } = await lying();
  return bytes instanceof Blob ? bytes : expect.fail();
}

describe('large counts', () => {
  it('lie in a Blob from so many bytes on, and come back as they were', async () => {
    const small = await unfittedOn(QUESTIONS - 1);
    await saveUnfitted(small);
    expect(await told(await lying())).toBe(await told(small.data));
    await deleteRun(small.run.id, null);
    await saveUnfitted(large);
    const { counts, columns } = await lying();
    // Nothing that the database takes into the record itself grows with them.
    expect(counts).toEqual({ models: large.data.counts.models });
    expect(typeof columns === 'string' && columns.length < 1000).toBe(true);
    expect((await bytes()).size).toBe(QUESTIONS * ROW + PAIRS);
    expect(await told((await load(large.run.id))?.data)).toBe(await told(large.data));
    expect(await checked()).toEqual([]);
  });

  it('are copied once, and stored again where they were deleted meanwhile', async () => {
    const own = await unfittedOn(QUESTIONS);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const puts = () => put.mock.contexts.filter((at) => (at as IDBObjectStore).name === 'data');
    await saveUnfitted(own);
    await saveUnfitted(own);
    expect(puts()).toHaveLength(1);
    await deleteRun(own.run.id, null);
    expect(await lying()).toBeUndefined();
    await saveUnfitted(own);
    expect(await told((await load(own.run.id))?.data)).toBe(await told(own.data));
  });

  it('are listed, swept around and summed up without being read', async () => {
    await saveUnfitted(large);
    const read = vi.spyOn(Blob.prototype, 'arrayBuffer');
    expect((await listRuns(PROJECT)).sound).toHaveLength(1);
    const { hash, counts } = large.data;
    expect((await modelsOfData([hash])).get(hash)?.counts.models).toEqual(counts.models);
    await dropUnusedSources(Infinity);
    const [{ judgments }] = await usageOf([PROJECT]);
    expect(judgments).toBeGreaterThan(LARGE_COUNTS);
    expect(read).not.toHaveBeenCalled();
  });

  it('go with the last run of them, and come back with a project that was deleted', async () => {
    await saveUnfitted(large);
    const gone = await deleteProject(PROJECT);
    expect(await stored()).toEqual([]);
    await restoreProject(gone ?? expect.fail());
    expect(await told((await load(large.run.id))?.data)).toBe(await told(large.data));
  });

  it('of earlier pages are read, and stay as they are beside their fit', async () => {
    await saveUnfitted(large);
    await (await rawDatabase()).put('data', large.data);
    const { data } = (await load(large.run.id)) ?? expect.fail();
    expect(await told(data)).toBe(await told(large.data));
    expect(await checked()).toEqual([]);
  });
});

describe('large counts in a project file', () => {
  const restored = async (file: Blob) =>
    restoreProjectFile(await readArchive(file, 'project', {}), () => crypto.randomUUID(), {});

  it('open where they are not there, and are the same project where they are', async () => {
    await saveUnfitted(large);
    const file = await writeProject(PROJECT, { savedAt: 1e12 });
    expect(await restored(file)).toBe(PROJECT);
    expect((await listProjects()).sound).toHaveLength(1);
    // As earlier pages have stored them.
    await (await rawDatabase()).put('data', large.data);
    expect(await restored(file)).toBe(PROJECT);
    await deleteEverything();
    expect(await restored(file)).toBe(PROJECT);
    expect(await told((await load(large.run.id))?.data)).toBe(await told(large.data));
    expect(await checked()).toEqual([]);
  });

  it('that has them as they are, as the command line writes it, lie in a Blob then', async () => {
    async function* records() {
      await Promise.resolve();
      yield [{ store: 'projects' as const, key: PROJECT, value: projectOf(PROJECT) }];
      yield [{ store: 'data' as const, key: large.data.hash, value: large.data }];
      yield [{ store: 'runs' as const, key: large.run.id, value: large.run }];
    }
    const file = await writeArchive('project', records(), { savedAt: 1e12 });
    await deleteEverything();
    await restored(file);
    expect((await bytes()).size).toBe(QUESTIONS * ROW + PAIRS);
    expect(await told((await load(large.run.id))?.data)).toBe(await told(large.data));
  });
});

describe('damage to large counts is said', () => {
  const shape = { kind: 'shape', field: 'bytes' } as const;
  it.each([
    ['bytes that are fewer', async () => ({ bytes: (await bytes()).slice(1) }), shape],
    ['bytes that are none', () => ({ bytes: null }), shape],
    ['columns that are no JSON', () => ({ columns: '{' }), shape],
    ['columns of nothing', () => ({ columns: 'null' }), { kind: 'shape', field: 'counts.left' }],
    ['models that are none', () => ({ counts: {} }), { kind: 'shape', field: 'counts.models' }],
    [
      'a changed byte',
      async () => {
        const whole = new Uint8Array(await (await bytes()).arrayBuffer());
        whole[whole.length - 1] ^= 1;
        return { bytes: new Blob([whole]) };
      },
      { kind: 'changed', part: 'counts' },
    ],
  ])('%s', async (_, part, flaw) => {
    await saveUnfitted(large);
    await saveRun(await fitted(1));
    await change(await part());
    const failure = { kind: 'damaged-record', store: 'data', name: 'many', flaw };
    await expect(load(large.run.id)).rejects.toMatchObject({ failure });
    const found = await checked();
    expect(found).toMatchObject([{ store: 'data', key: large.data.hash, flaw }]);
    expect((await exportDamaged(found, 1e12)).size).toBeGreaterThan(0);
    for (const one of found) await deleteDamaged(one);
    expect(await (await rawDatabase()).getAllKeys('data')).not.toContain(large.data.hash);
  });
});
