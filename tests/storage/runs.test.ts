import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fitAll } from '../../src/core/fit.ts';
import type { PairCounts } from '../../src/core/judgments.ts';
import { RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import { isSummaryOf } from '../../src/core/posterior/summary-of.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import type { SamplerSettings } from '../../src/core/sampler/settings.ts';
import type { DrawsCheck } from '../../src/storage/damage.ts';
import { database } from '../../src/storage/database.ts';
import type { RunRecord } from '../../src/storage/database.ts';
import { fingerprintOfCounts, fingerprintOfRun } from '../../src/storage/fingerprint.ts';
import {
  changeRun,
  deleteEverything,
  deleteRun,
  listRuns,
  loadRun,
  saveRun,
} from '../../src/storage/runs.ts';
import type { StoredRun } from '../../src/storage/runs.ts';

const counts: PairCounts = {
  models: ['a', 'b'],
  left: Uint32Array.of(0),
  right: Uint32Array.of(1),
  leftWins: Float64Array.of(2),
  rightWins: Float64Array.of(1),
  ties: Float64Array.of(0),
};

/** Fits of the same data, by their seeds. */
async function fitted(seed: number, part: Partial<RunRecord> = {}): Promise<StoredRun> {
  const sampler: SamplerSettings = { ...DEFAULT_SAMPLER, sampler: 'laplace', draws: 100, seed };
  const { draws, summary } = fitAll(counts, RAKUDA_MODEL, sampler, { narrow: 0.68, wide: 0.95 });
  const hash = await fingerprintOfCounts(counts);
  const about = { dataHash: hash, model: RAKUDA_MODEL, sampler, summary };
  const id = await fingerprintOfRun(about);
  const name = `run ${String(seed)}`;
  const times = { elapsed: 5, finishedAt: 1, openedAt: 1 };
  const run = { ...about, ...times, id, name, dataName: 'data', judgments: 3, ...part };
  return { run, draws, data: { hash, name: 'data', sample: null, counts, source: null } };
}

const agrees: DrawsCheck = ({ summary }, draws) => Promise.resolve(isSummaryOf(summary, draws));
const load = (id: string) => loadRun(id, agrees);

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
    const { sound, damaged } = await listRuns();
    expect(sound.map(({ name }) => name)).toEqual(['run 2', 'run 1']);
    expect(damaged).toEqual([]);
  });

  it('keep a name that was given when the same fit finishes again', async () => {
    const { id } = await saveRun(await fitted(1));
    await changeRun(id, { name: 'mine' });
    await saveRun(await fitted(1, { elapsed: 9 }));
    expect((await load(id))?.run).toMatchObject({ name: 'mine', elapsed: 9 });
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
    expect((await load(ids[2]))?.draws).not.toBeNull();
  });

  it('take their data along only when no other run needs them', async () => {
    const one = await saveRun(await fitted(1));
    const two = await saveRun(await fitted(2));
    await deleteRun(one.id);
    expect(await (await database()).get('data', one.dataHash)).toBeDefined();
    expect(await (await database()).get('draws', one.id)).toBeUndefined();
    await deleteRun(two.id);
    expect(await (await database()).get('data', two.dataHash)).toBeUndefined();
    expect(await load(two.id)).toBeNull();
  });
});
