import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dataChange } from '../../../src/core/history/data-change.ts';
import { refitReport } from '../../../src/core/history/first-difference.ts';
import { fitChanges } from '../../../src/core/history/fit-changes.ts';
import { RAKUDA_FACTS } from '../../../src/core/samples/rakuda-facts.ts';
import { withJoint } from '../../../src/core/posterior/ranking/joint.ts';
import { summarise } from '../../../src/core/posterior/ranking/summarise.ts';
import { isSummaryOf } from '../../../src/core/posterior/ranking/summary-of.ts';
import { approximate } from '../../../src/core/sampler/approximation/laplace.ts';
import { runChain } from '../../../src/core/sampler/chain.ts';
import { rawDatabase } from '../../../src/storage/database.ts';
import type { DataRecord } from '../../../src/storage/records.ts';
import { isWholeData } from '../../../src/storage/shapes/flaws.ts';
import { saveProject } from '../../../src/storage/projects.ts';
import { saveRun } from '../../../src/storage/project/save-runs.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import type { JobName, Jobs } from '../../../workers/protocol.ts';
import { fitted } from '../../storage/fitted.ts';
import { reportOf, sourceOf } from '../data/data-sources.ts';

/** The jobs that are asked for, done at once. */
const JOBS: { readonly [N in JobName]?: (input: Jobs[N]['input']) => unknown } = {
  jointly: ({ summary, draws }) => withJoint(summary, draws),
  verifyDraws: ({ summary, draws }) => isSummaryOf(summary, draws),
  approximation: ({ counts, model }) => approximate(counts, model),
  chain: ({ counts, model, sampler, approximation, chain }) =>
    runChain(counts, model, sampler, approximation, chain),
  summarise: ({ chains, counts, model, sampler, intervals, approximation }) =>
    summarise(chains, counts, model, sampler, intervals, approximation),
  fitChanges: ({ before, after, interval }) => fitChanges(before, after, interval),
  dataChange: ({ before, after }) =>
    dataChange({ ...before, table: null }, { ...after, table: null }),
  refitReport: ({ stored, anew }) => refitReport(stored, anew),
};
vi.mock('../../../src/jobs.ts', () => ({
  isAbort: () => false,
  run: <N extends JobName>(name: N, input: Jobs[N]['input']) =>
    Promise.resolve(JOBS[name]?.(input)),
}));
vi.mock('../../../src/state/page/storage.svelte.ts', () => ({
  storage: { whenBack: () => undefined, protect: () => Promise.resolve() },
}));
vi.stubGlobal('location', { search: '' });

const { runs } = await import('../../../src/state/runs/runs.svelte.ts');
const { SAMPLE } = await import('../../../src/state/project/open-project.svelte.ts');
const { projectList } = await import('../../../src/state/project/project-list.svelte.ts');
const { fitComparison } = await import('../../../src/state/history/compared-fits.svelte.ts');
const { rankHistory } = await import('../../../src/state/history/rank-history.svelte.ts');
const { refitting } = await import('../../../src/state/history/refitting.svelte.ts');

const OTHER = { ...SAMPLE, id: 'other', name: 'Other', sample: null };

async function storeFit(seed: number, wins = 2, project: string = SAMPLE.id, madeWith = '0.0.0') {
  const projects = [project];
  return saveRun(await fitted(seed, { projects, finishedAt: seed, madeWith }, wins));
}

/** As it is done to save room. */
async function dropDraws(id: string): Promise<void> {
  await (await rawDatabase()).delete('draws', id);
}

beforeEach(async () => {
  await deleteEverything();
  await saveProject(SAMPLE);
  await saveProject(OTHER);
  await projectList.refresh();
  await runs.reload();
});

const resultOf = <R>(life: { readonly stage: string; readonly result?: R }): R => {
  if (life.stage !== 'done' || life.result === undefined) throw new Error(JSON.stringify(life));
  return life.result;
};

describe('two fits', () => {
  it('are the newest and the one before it, until others are chosen', async () => {
    const [old, now] = [await storeFit(1), await storeFit(2)];
    await runs.reload();
    const { before, after } = fitComparison;
    expect([before.fit?.id, after.fit?.id]).toEqual([old.id, now.id]);
    before.choose(now.id);
    expect(before.fit?.id).toBe(now.id);
    await fitComparison.compare();
    const { changes, data, settings } = resultOf(fitComparison.life);
    expect([data, settings]).toEqual([null, []]);
    expect(changes.models.map(({ by, stronger }) => [by, stronger])).toEqual([
      [0, 0.5],
      [0, 0.5],
    ]);
  });

  it('may be of two projects, and are fitted anew where draws were given up', async () => {
    const [own, other] = [await storeFit(1, 9), await storeFit(2, 2, OTHER.id)];
    await runs.reload();
    const { before, after } = fitComparison;
    await before.chooseProject(OTHER.id);
    expect(before.fits.map(({ id }) => id)).toEqual([other.id]);
    await after.chooseProject(SAMPLE.id);
    expect(after.fits.map(({ id }) => id)).toEqual([own.id]);
    await fitComparison.compare();
    const kept = resultOf(fitComparison.life);
    expect(kept.settings).toEqual(['seed']);
    expect(kept.data).toMatchObject({ before: 3, after: 10, added: 7, rows: null });
    await dropDraws(own.id);
    await dropDraws(other.id);
    await fitComparison.compare();
    expect(resultOf(fitComparison.life).changes).toEqual(kept.changes);
  });

  it('say why they can’t be compared', async () => {
    await storeFit(1);
    const now = await storeFit(2);
    await runs.reload();
    await fitComparison.before.chooseProject(SAMPLE.id);
    await (await rawDatabase()).delete('runs', now.id);
    await fitComparison.compare();
    expect(fitComparison.life).toEqual({ stage: 'failed', failure: { kind: 'run-gone' } });
  });
});

describe('a fit made once more', () => {
  it('is equal to the bit, with its draws and without', async () => {
    const { id, drawsHash } = await storeFit(1);
    await runs.reload();
    await refitting.begin();
    const first = resultOf(refitting.life);
    expect(first).toMatchObject({ isSame: true, areDrawsSame: true, wereKept: true });
    expect(first).toMatchObject({ drawsHash, version: '0.0.0', madeWith: '0.0.0' });
    await dropDraws(id);
    await refitting.begin();
    expect(resultOf(refitting.life)).toMatchObject({ isSame: true, wereKept: false });
  });

  it('is not where what was stored is another, and says which version made that', async () => {
    const sound = await fitted(1, { projects: [SAMPLE.id], madeWith: '0.0.1' });
    const { draws } = await fitted(2);
    const [first, ...others] = sound.run.summary.rows;
    const rows = [{ ...first, mean: first.mean + 1 }, ...others];
    await saveRun({
      ...sound,
      draws,
      run: { ...sound.run, summary: { ...sound.run.summary, rows } },
    });
    await runs.reload();
    await refitting.begin();
    const found = resultOf(refitting.life);
    expect(found).toMatchObject({ isSame: false, areDrawsSame: false, madeWith: '0.0.1' });
    expect(found.report.at).toMatchObject({ chain: 0, draw: 0 });
    expect(found.report.summary?.path).toEqual(['rows', '0', 'mean']);
  });

  it('is not begun of draws by CmdStan', async () => {
    const { run, ...rest } = await fitted(1, { projects: [SAMPLE.id] });
    const { fingerprintOfRun } = await import('../../../src/storage/fingerprint.ts');
    const stan = { ...run, stanFiles: ['a.csv'] };
    await saveRun({ ...rest, run: { ...stan, id: await fingerprintOfRun(stan) } });
    await runs.reload();
    expect(refitting.chosen.fit?.stanFiles).toEqual(['a.csv']);
    const { life } = refitting;
    await refitting.begin();
    expect(refitting.life).toBe(life);
  });
});

it('ranks over time are those of the newest twelve fits, the oldest first', async () => {
  for (let seed = 1; seed <= 14; seed++) await storeFit(seed);
  await runs.reload();
  await expect.poll(() => rankHistory.look()?.length).toBe(12);
  expect(rankHistory.older).toBe(2);
  const [first] = rankHistory.look() ?? [];
  expect([first.run.finishedAt, first.names]).toEqual([3, ['a', 'b']]);
});

it('ranks over time call the models of the sample as its project does, and of its files as these', async () => {
  const { dataHash: hash } = await storeFit(1);
  const [known] = RAKUDA_FACTS.models;
  const database = await rawDatabase();
  const data = wholeOf(await database.get('data', hash));
  const counts = { ...data.counts, models: [known.id, 'b'] };
  await database.put('data', { ...data, sample: SAMPLE.sample, counts });
  const { openProject } = await import('../../../src/state/project/open-project.svelte.ts');
  const shown = async () => {
    await runs.reload();
    await expect.poll(() => rankHistory.look()?.length).toBe(1);
    return rankHistory.look()?.at(0)?.names;
  };
  expect(await shown()).toContain(known.shortName);
  openProject.take({ ...SAMPLE, sample: null, source: sourceOf([reportOf('a')]) });
  expect(await shown()).not.toContain(known.shortName);
});

function wholeOf(stored: unknown): DataRecord {
  if (!isWholeData(stored)) throw new Error('no data');
  return stored;
}
