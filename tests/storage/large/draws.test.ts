import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { restoreProjectFile } from '../../../src/storage/archive/project-restore.ts';
import { writeProject } from '../../../src/storage/archive/project-write.ts';
import { readArchive } from '../../../src/storage/archive/read.ts';
import { rawDatabase } from '../../../src/storage/database.ts';
import { LARGE_DRAWS, openedDraws, storedDraws } from '../../../src/storage/large/draws.ts';
import type { PackedDraws } from '../../../src/storage/large/draws.ts';
import { fingerprintOfRecord } from '../../../src/storage/packed.ts';
import { saveProject } from '../../../src/storage/projects.ts';
import { saveRun } from '../../../src/storage/project/save-runs.ts';
import { deleteEverything, deleteRun } from '../../../src/storage/runs.ts';
import type { StoredRun } from '../../../src/storage/runs.ts';
import { fitted, load } from '../fitted.ts';
import { PROJECT, projectOf } from '../in-project.ts';
import { checked } from '../repair/checked.ts';

/** Numbers of draws that are just large. */
const MANY = LARGE_DRAWS / Float64Array.BYTES_PER_ELEMENT;

/** A fit with as many numbers in its draws, whatever they are of. */
async function manyDraws(seed = 1): Promise<StoredRun> {
  const stored = await fitted(seed);
  const { draws } = stored;
  if (draws === null) throw new Error('A fit has draws.');
  const parameters = draws.values.length / draws.chains / draws.perChain;
  const perChain = Math.ceil(MANY / draws.chains / parameters);
  const values = Float64Array.from(
    { length: draws.chains * perChain * parameters },
    (_, at) => draws.values[at % draws.values.length],
  );
  return { ...stored, draws: { ...draws, perChain, values } };
}

async function lying(id: string): Promise<PackedDraws> {
  return (await (await rawDatabase()).get('draws', id)) as PackedDraws;
}

async function change(id: string, part: Readonly<Record<string, unknown>>): Promise<void> {
  await (await rawDatabase()).put('draws', { ...(await lying(id)), ...part }, id);
}

const damaged = (field: string) => ({
  failure: { kind: 'damaged-record', store: 'draws', flaw: { kind: 'shape', field } },
});

beforeEach(async () => {
  await deleteEverything();
  await saveProject(projectOf(PROJECT));
});

describe('large draws', () => {
  it('lie in a Blob from a size on, and others do not', async () => {
    const { draws } = await fitted(1);
    if (draws === null) throw new Error('A fit has draws.');
    const least = await storedDraws({ ...draws, values: new Float64Array(MANY) });
    expect(least.values).toBeInstanceOf(Blob);
    const less = await storedDraws({ ...draws, values: new Float64Array(MANY - 1) });
    expect(less.values).toBeInstanceOf(Float64Array);
  });

  it('come back to the last bit, and their hash is what it was', async () => {
    const stored = await manyDraws();
    const { id, drawsHash } = await saveRun(stored);
    expect((await lying(id)).values).toBeInstanceOf(Blob);
    const loaded = await load(id);
    if (!loaded || !('draws' in loaded)) throw new Error('The fit is gone.');
    expect(await fingerprintOfRecord(loaded.draws)).toBe(await fingerprintOfRecord(stored.draws));
    expect(drawsHash).toBe(await fingerprintOfRecord(stored.draws));
    expect(await checked()).toEqual([]);
  });

  it('as earlier pages stored them, as they are, are read as well', async () => {
    const stored = await manyDraws();
    const { id } = await saveRun(stored);
    await change(id, { values: stored.draws?.values });
    expect(await load(id)).toMatchObject({ run: { id } });
    expect(await checked()).toEqual([]);
  });

  it('lie in a buffer where the database takes no Blobs', async () => {
    const { id } = await saveRun(await manyDraws());
    const { values } = await lying(id);
    if (!(values instanceof Blob)) throw new Error('They are large.');
    await change(id, { values: await values.arrayBuffer() });
    expect(await load(id)).toMatchObject({ run: { id } });
  });

  it('that are damaged are told by what is', async () => {
    const { id } = await saveRun(await manyDraws());
    const { values, chains } = await lying(id);
    if (!(values instanceof Blob)) throw new Error('They are large.');
    // Not a whole number of numbers, one too few, and one that is none.
    for (const part of [
      values.slice(0, values.size - 1),
      values.slice(0, values.size - 8),
      new Blob([Float64Array.of(NaN), values.slice(8)]),
    ]) {
      await change(id, { values: part });
      await expect(load(id)).rejects.toMatchObject(damaged('values'));
      expect(await checked()).toMatchObject(
        [damaged('values').failure].map(({ store, flaw }) => ({ store, flaw })),
      );
    }
    const other = new Blob([Float64Array.of(0.25), values.slice(8)]);
    await change(id, { values: other });
    await expect(load(id)).rejects.toMatchObject({
      failure: { flaw: { kind: 'changed', part: 'draws' } },
    });
    await change(id, { values, chains: -1 });
    await expect(load(id)).rejects.toMatchObject(damaged('chains'));
    await change(id, { values, chains });
    expect(await load(id)).toMatchObject({ run: { id } });
  });

  it('go with a project file, which is the same project where earlier pages stored it', async () => {
    const stored = await manyDraws();
    const { id } = await saveRun(stored);
    const file = await writeProject(PROJECT, { savedAt: Date.UTC(2026, 0, 1) });
    const archive = await readArchive(file, 'project', {});
    const open = () => restoreProjectFile(archive, () => 'other', {});
    expect(await open()).toBe(PROJECT);
    await change(id, { values: stored.draws?.values });
    expect(await open()).toBe(PROJECT);
    await deleteEverything();
    expect(await open()).toBe(PROJECT);
    expect(await load(id)).toMatchObject({ run: { id } });
    await deleteRun(id, PROJECT);
    expect(await lying(id)).toBeUndefined();
  });

  it('whose bytes are gone are none', async () => {
    const { draws } = await manyDraws();
    if (draws === null) throw new Error('A fit has draws.');
    const gone = new Blob([new Uint8Array(8)]);
    gone.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
    expect(await openedDraws({ ...draws, values: gone })).toBeNull();
  });
});
