import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import type { FitSummary } from '../../src/core/posterior/summary.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { database } from '../../src/storage/database.ts';
import type { RunRecord, UnfittedRecord } from '../../src/storage/database.ts';
import {
  changeRun,
  deleteEverything,
  deleteRun,
  listRuns,
  loadRun,
  markStopped,
  saveRun,
  saveUnfitted,
} from '../../src/storage/runs.ts';
import type { StoredRun, UnfittedData } from '../../src/storage/runs.ts';

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

/** The same data without a fit. */
function unfitted(dataHash: string, part: Partial<UnfittedRecord> = {}): UnfittedData {
  const { run, data } = stored('', dataHash);
  const { dataName, judgments, model, sampler } = run;
  const facts = { id: dataHash, name: dataName, dataHash, dataName, judgments, model, sampler };
  const times = { importedAt: 1, openedAt: 1 };
  return { run: { ...facts, ...times, summary: null, models: 2, isStopped: false, ...part }, data };
}

/** What the page comes back to. */
async function lastOpened() {
  const list = await listRuns();
  return list.toSorted((a, b) => b.openedAt - a.openedAt).at(0)?.id;
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
    expect(await loadRun('run 2')).toMatchObject({ draws: {} });
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

describe('data that no fit has ended of', () => {
  it('come back as they were stored, and are listed among the runs', async () => {
    const data = unfitted('h', { importedAt: 2 });
    await saveUnfitted(data);
    await saveRun(stored('old', 'other', { finishedAt: 1 }));
    await saveRun(stored('new', 'other', { finishedAt: 3 }));
    expect(await loadRun('h')).toEqual(data);
    expect((await listRuns()).map(({ id }) => id)).toEqual(['new', 'h', 'old']);
  });

  it('are there once, with the settings and the start that came last', async () => {
    await saveUnfitted(unfitted('h', { importedAt: 1 }));
    await changeRun('h', { name: 'mine' });
    await markStopped('h');
    expect((await listRuns()).map((run) => run)).toMatchObject([{ name: 'mine', isStopped: true }]);
    await saveUnfitted(unfitted('h', { importedAt: 5, openedAt: 5, judgments: 4 }));
    const expected = { name: 'mine', isStopped: false, importedAt: 1, openedAt: 5, judgments: 4 };
    expect(await listRuns()).toMatchObject([expected]);
  });

  it('give their place and name to their first fit', async () => {
    await saveUnfitted(unfitted('h'));
    await changeRun('h', { name: 'mine' });
    await saveRun(stored('1', 'h'));
    expect(await listRuns()).toMatchObject([{ id: '1', name: 'mine' }]);
    expect(await loadRun('h')).toBeNull();
    expect(await loadRun('1')).toMatchObject({ data: { hash: 'h' } });
  });

  it('with a fit bring that to the fore instead', async () => {
    await saveRun(stored('1', 'h', { openedAt: 1 }));
    await saveRun(stored('2', 'h', { openedAt: 3 }));
    await saveRun(stored('3', 'other', { openedAt: 4 }));
    await saveUnfitted(unfitted('h', { openedAt: 5 }));
    await markStopped('h');
    expect(await lastOpened()).toBe('2');
    expect(await listRuns()).toHaveLength(3);
  });

  it('take the place of the data that they were made of, where these have no fit', async () => {
    await saveUnfitted(unfitted('before'));
    await changeRun('before', { name: 'mine' });
    await saveUnfitted(unfitted('after'), 'before');
    expect(await listRuns()).toMatchObject([{ id: 'after', name: 'mine' }]);
    expect(await (await database()).getAllKeys('data')).toEqual(['after']);
    await saveUnfitted(unfitted('after', { judgments: 4 }), 'after');
    expect(await listRuns()).toMatchObject([{ id: 'after', name: 'mine', judgments: 4 }]);
    await saveRun(stored('1', 'after'));
    await saveUnfitted(unfitted('again'), 'after');
    expect((await listRuns()).map(({ id }) => id)).toEqual(['1', 'again']);
    expect(await (await database()).getAllKeys('data')).toEqual(['after', 'again']);
  });

  it('are deleted whole, and come back whole', async () => {
    const data = unfitted('h', { name: 'mine', isStopped: true });
    await saveUnfitted(data);
    await deleteRun('h');
    expect(await (await database()).getAllKeys('data')).toEqual([]);
    await saveUnfitted(data);
    expect(await loadRun('h')).toEqual(data);
  });

  it('stay when one of their fits is deleted, as long as another is there', async () => {
    await saveRun(stored('1', 'h'));
    await saveRun(stored('2', 'h'));
    await saveUnfitted(unfitted('h'));
    await deleteRun('1');
    expect(await loadRun('2')).toMatchObject({ data: { hash: 'h' } });
  });
});
