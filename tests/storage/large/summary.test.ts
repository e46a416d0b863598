import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { judgmentTotal } from '../../../src/core/table/counts.ts';
import { restoreProjectFile } from '../../../src/storage/archive/project-restore.ts';
import { writeProject } from '../../../src/storage/archive/project-write.ts';
import { readArchive } from '../../../src/storage/archive/read.ts';
import { rawDatabase } from '../../../src/storage/database.ts';
import { fingerprintOfCounts, fingerprintOfRun } from '../../../src/storage/fingerprint.ts';
import { LARGE_SUMMARY, openedRun, storedRun } from '../../../src/storage/large/summary.ts';
import type { PackedRun } from '../../../src/storage/large/summary.ts';
import { fingerprintOfRecord } from '../../../src/storage/packed.ts';
import { headOf } from '../../../src/storage/record-checks.ts';
import { saveProject } from '../../../src/storage/projects.ts';
import { saveRun } from '../../../src/storage/project/save-runs.ts';
import { listRuns } from '../../../src/storage/project/list-runs.ts';
import { changeRun, deleteEverything, loadRun } from '../../../src/storage/runs.ts';
import type { StoredRun } from '../../../src/storage/runs.ts';
import { agrees, load } from '../fitted.ts';
import { PROJECT, projectOf } from '../in-project.ts';
import { checked } from '../repair/checked.ts';

/** So many models whose shares of ranks alone are just large. */
const MODELS = Math.sqrt(LARGE_SUMMARY / Float32Array.BYTES_PER_ELEMENT);

/** A fit of so many models, each of which met the next one thrice. */
async function fitOf(models: number): Promise<StoredRun> {
  const column = (of: (at: number) => number) => Array.from({ length: models }, (_, at) => of(at));
  const counts = {
    models: column((at) => at).map((at) => `model ${String(at)}`),
    left: Uint32Array.from(column((at) => at)),
    right: Uint32Array.from(column((at) => (at + 1) % models)),
    leftWins: Float64Array.from(column(() => 2)),
    rightWins: Float64Array.from(column(() => 1)),
    ties: new Float64Array(models),
  };
  const hash = await fingerprintOfCounts(counts);
  const sampler = { ...DEFAULT_SAMPLER, sampler: 'laplace', draws: 20, seed: 1 } as const;
  const intervals = { narrow: 0.68, wide: 0.95 };
  const { draws, summary } = fitAll(counts, RAKUDA_MODEL, sampler, intervals);
  const about = { dataHash: hash, model: RAKUDA_MODEL, sampler, summary };
  const id = await fingerprintOfRun(about);
  const facts = { id, name: 'many', dataName: 'many', judgments: judgmentTotal(counts) };
  const times = { elapsed: 5, finishedAt: 1, openedAt: 1, projects: [PROJECT] };
  const data = { hash, name: 'many', sample: null, counts, source: null };
  return { run: { ...about, ...facts, ...times }, data, draws };
}

async function lying(id: string): Promise<PackedRun> {
  return (await (await rawDatabase()).get('runs', id)) as PackedRun;
}

async function change(id: string, part: Readonly<Record<string, unknown>>): Promise<void> {
  await (await rawDatabase()).put('runs', { ...(await lying(id)), ...part });
}

function blobOf({ bytes }: PackedRun): Blob {
  if (bytes instanceof Blob) return bytes;
  throw new Error('It is large.');
}

let many: StoredRun;

beforeAll(async () => {
  many = await fitOf(MODELS);
});
beforeEach(async () => {
  await deleteEverything();
  await saveProject(projectOf(PROJECT));
});

describe('fits of many models', () => {
  it('have their shares and densities in a Blob, and others do not', async () => {
    expect(await storedRun(many.run)).toHaveProperty('bytes');
    const rows = many.run.summary.rows.map((row) => ({
      ...row,
      rankShares: row.rankShares.subarray(1),
      density: { ...row.density, values: new Float32Array() },
    }));
    const fewer = { ...many.run, summary: { ...many.run.summary, rows } };
    expect(await storedRun(fewer)).toBe(fewer);
  });

  it('come back to the last bit, fields in their order, and their hash is what it was', async () => {
    const { id, summaryHash } = await saveRun(many);
    expect(blobOf(await lying(id)).size).toBeGreaterThanOrEqual(LARGE_SUMMARY);
    const loaded = await load(id);
    const told = await fingerprintOfRecord(many.run.summary);
    expect(await fingerprintOfRecord(loaded?.run.summary)).toBe(told);
    expect(summaryHash).toBe(told);
    expect(await checked()).toEqual([]);
  });

  it('are listed and named without reading it', async () => {
    const { id } = await saveRun(many);
    const bytes = new Blob([]);
    await change(id, { bytes });
    await changeRun(id, { name: 'mine' });
    const { sound, damaged } = await listRuns(PROJECT);
    const { summary } = headOf(many.run);
    expect(sound).toMatchObject([{ id, name: 'mine', summary }]);
    expect(damaged).toEqual([]);
  });

  it('as earlier pages stored them, as they are, are read as well', async () => {
    const run = await saveRun(many);
    await (await rawDatabase()).put('runs', run);
    expect(await load(run.id)).toMatchObject({ run: { id: run.id } });
    expect((await listRuns(PROJECT)).sound).toEqual([headOf(run)]);
    expect(await checked()).toEqual([]);
  });

  it('lie in a buffer where the database takes no Blobs', async () => {
    const { id } = await saveRun(many);
    await change(id, { bytes: await blobOf(await lying(id)).arrayBuffer() });
    expect(await load(id)).toMatchObject({ run: { id } });
  });

  it('that are damaged are told by what is', async () => {
    const { id } = await saveRun(many);
    const record = await lying(id);
    const bytes = blobOf(record);
    const none = new Blob([Float32Array.of(2), bytes.slice(4)]);
    const other = new Blob([bytes.slice(4, 8), bytes.slice(0, 4), bytes.slice(8)]);
    for (const [part, flaw] of [
      [{ bytes: bytes.slice(0, bytes.size - 1) }, { kind: 'shape', field: 'bytes' }],
      [{ bytes: bytes.slice(0, bytes.size - 4) }, { kind: 'shape', field: 'bytes' }],
      [{ bytes: null }, { kind: 'shape', field: 'bytes' }],
      [{ bytes: none }, { kind: 'shape', field: 'summary.rows.0.rankShares' }],
      [{ bytes: other }, { kind: 'changed', part: 'summary' }],
      [{ judgments: 'many' }, { kind: 'shape', field: 'judgments' }],
      [{ sampler: { ...record.sampler, seed: 2 } }, { kind: 'changed', part: 'settings' }],
    ] as const) {
      await change(id, { ...record, ...part });
      const failure = { kind: 'damaged-record', store: 'runs', flaw };
      await expect(loadRun(id, agrees)).rejects.toMatchObject({ failure });
      expect(await checked()).toMatchObject([{ store: 'runs', flaw }]);
    }
    await change(id, { ...record });
    expect(await load(id)).toMatchObject({ run: { id } });
  });

  it('go with a project file, which is the same project where earlier pages stored it', async () => {
    const run = await saveRun(many);
    const file = await writeProject(PROJECT, { savedAt: Date.UTC(2026, 0, 1) });
    const archive = await readArchive(file, 'project', {});
    const open = () => restoreProjectFile(archive, () => 'other', {});
    expect(await open()).toBe(PROJECT);
    await (await rawDatabase()).put('runs', run);
    expect(await open()).toBe(PROJECT);
    await deleteEverything();
    expect(await open()).toBe(PROJECT);
    expect(await load(run.id)).toMatchObject({ run: { id: run.id } });
  });

  it('whose bytes are gone are none', async () => {
    const { id } = await saveRun(many);
    const gone = new Blob([]);
    gone.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
    expect(await openedRun({ ...(await lying(id)), bytes: gone })).toBeNull();
  });
});
