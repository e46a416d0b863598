import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import type { FitSummary } from '../../src/core/posterior/summary.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { database } from '../../src/storage/database.ts';
import type { RunRecord } from '../../src/storage/database.ts';
import {
  changeRun,
  deleteEverything,
  deleteRun,
  listRuns,
  loadRun,
  saveRun,
} from '../../src/storage/runs.ts';
import type { StoredRun } from '../../src/storage/runs.ts';

const summary: FitSummary = {
  rows: [],
  order: null,
  tie: null,
  tau: null,
  indistinct: [],
  interval: 0.68,
  wideInterval: 0.95,
  diagnostics: {
    sampler: 'split-hmc',
    chains: 1,
    draws: 1,
    rhatMax: 1,
    essBulkMin: 1,
    essTailMin: 1,
    divergences: 0,
    acceptance: 1,
    converged: false,
    warnings: [],
  },
};

function stored(id: string, dataHash: string, part: Partial<RunRecord> = {}): StoredRun {
  return {
    run: {
      id,
      name: `run ${id}`,
      dataHash,
      dataName: 'data',
      judgments: 3,
      model: RAKUDA_MODEL,
      sampler: DEFAULT_SAMPLER,
      summary,
      elapsed: 5,
      finishedAt: 1,
      openedAt: 1,
      ...part,
    },
    draws: {
      values: Float64Array.of(0.1, -0.1),
      chains: 1,
      perChain: 1,
      models: 2,
      hasOrder: false,
      tie: null,
      hasTau: false,
    },
    data: {
      hash: dataHash,
      name: 'data',
      sample: null,
      counts: {
        models: ['a', 'b'],
        left: Uint32Array.of(0),
        right: Uint32Array.of(1),
        leftWins: Float64Array.of(2),
        rightWins: Float64Array.of(1),
        ties: Float64Array.of(0),
      },
      source: null,
    },
  };
}

beforeEach(deleteEverything);

describe('runs', () => {
  it('come back as they were stored, draws to the last bit', async () => {
    const run = stored('1', 'h');
    await saveRun(run);
    expect(await loadRun('1')).toEqual(run);
  });

  it('are listed with the last finished first', async () => {
    await saveRun(stored('old', 'h', { finishedAt: 1 }));
    await saveRun(stored('new', 'h', { finishedAt: 2 }));
    expect((await listRuns()).map((run) => run.id)).toEqual(['new', 'old']);
  });

  it('keep a name that was given when the same fit finishes again', async () => {
    await saveRun(stored('1', 'h'));
    await changeRun('1', { name: 'mine' });
    await saveRun(stored('1', 'h', { elapsed: 9 }));
    expect((await loadRun('1'))?.run).toMatchObject({ name: 'mine', elapsed: 9 });
  });

  it('that are gone can’t be changed, and come back by no change', async () => {
    const gone = { failure: { kind: 'run-gone' } };
    await expect(changeRun('1', { name: 'mine' })).rejects.toMatchObject(gone);
    await expect(changeRun('1', { openedAt: 2 })).rejects.toMatchObject(gone);
    expect(await listRuns()).toEqual([]);
  });

  it('give up the draws of unnamed runs that are not the last twelve', async () => {
    await saveRun(stored('named', 'h', { name: 'mine', openedAt: 0 }));
    for (let i = 0; i < 14; i++)
      await saveRun(stored(`run ${i}`, 'h', { name: 'data', openedAt: i }));
    const withDraws = await (await database()).getAllKeys('draws');
    expect(withDraws).toHaveLength(13);
    expect(withDraws).toContain('named');
    expect(await loadRun('run 1')).toMatchObject({ draws: null, run: { id: 'run 1' } });
    expect((await loadRun('run 2'))?.draws).not.toBeNull();
  });

  it('take their data along only when no other run needs them', async () => {
    await saveRun(stored('1', 'shared'));
    await saveRun(stored('2', 'shared'));
    await deleteRun('1');
    expect(await (await database()).get('data', 'shared')).toBeDefined();
    expect(await (await database()).get('draws', '1')).toBeUndefined();
    await deleteRun('2');
    expect(await (await database()).get('data', 'shared')).toBeUndefined();
    expect(await loadRun('2')).toBeNull();
  });
});
