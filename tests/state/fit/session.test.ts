import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Runs from '../../../src/state/runs/runs.svelte.ts';
import type { DataRecord } from '../../../src/storage/records.ts';
import type { StoredRun, UnfittedData } from '../../../src/storage/runs.ts';
import { fitted, unfitted } from '../../storage/fitted.ts';
import { reportOf, sourceOf } from '../data/data-sources.ts';

type Stored = StoredRun | UnfittedData;

const liked = vi.hoisted(() => ({
  intervals: { narrow: 0.68, wide: 0.95 },
  mostDraws: null as number | null,
  words: { project: { newName: 'new', practice: 'practice' } },
}));

/** Storage and workers as slow as a test wants them. */
const slow = vi.hoisted(() => ({
  loads: new Map<string, (stored: unknown) => void>(),
  last: [] as ((stored: unknown) => void)[],
  saved: [] as unknown[],
  saving: Promise.resolve(),
  changed: [] as unknown[],
  fail: [] as ((error: Error) => void)[],
  answer: [] as ((output: unknown) => void)[],
}));
vi.mock('../../../src/jobs.ts', () => ({
  isAbort: () => false,
  run: (_name: string, _input: unknown, { signal }: { signal?: AbortSignal } = {}) =>
    new Promise((resolve, reject) => {
      slow.answer.push(resolve);
      slow.fail.push(reject);
      signal?.addEventListener('abort', () => {
        reject(new Error('aborted'));
      });
    }),
}));
vi.mock('../../../src/state/runs/runs.svelte.ts', async (original) => {
  const { breaksOff } = await original<typeof Runs>();
  const done = () => Promise.resolve();
  const runs = {
    loadLast: () => new Promise((resolve) => slow.last.push(resolve)),
    load: (id: string) => new Promise((resolve) => slow.loads.set(id, resolve)),
    saveUnfitted: ({ run }: UnfittedData) => {
      slow.saved.push(run.brokenOff);
      return slow.saving;
    },
    changeUnfitted: (...change: unknown[]) => {
      slow.changed.push(change);
      return Promise.resolve();
    },
    tidy: done,
    touch: done,
  };
  return { breaksOff, runs };
});
vi.mock('../../../src/state/page/storage.svelte.ts', () => ({
  storage: { whenBack: () => undefined, closed: null },
}));
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: liked,
}));

async function freshSession() {
  vi.resetModules();
  const { opening } = await import('../../../src/state/fit/opening.ts');
  return { opening, session: (await import('../../../src/state/fit/session.svelte.ts')).session };
}

/** What is on its way elsewhere arrives. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

const one = await fitted(1);
const two = await fitted(2, {}, 5);
const sourced = (data: DataRecord): DataRecord => {
  const removed = { duplicates: 0, excluded: 0, selfPlay: 0 };
  const edits = { duplicates: 'keep', names: [], excluded: [], excludedJudges: [] } as const;
  const outline = {
    ...{ rows: 0, judgments: 0, unparsed: 0, models: [], judges: [], agreement: [], swaps: [] },
    ...{ duplicates: { agreeing: 0, contradicting: 0 }, questions: 0, answers: 0 },
    ...{ prompts: [], categories: [], rankings: [] },
  };
  return { ...data, source: { id: 's', files: [], duplicates: 0, edits, removed, outline } };
};
const dropped = sourced((await unfitted({}, 7)).data);

beforeEach(() => {
  slow.loads.clear();
  slow.saved = [];
  slow.saving = Promise.resolve();
  slow.changed = [];
  slow.fail = [];
  slow.answer = [];
});

describe('what was asked for last is shown', () => {
  it('of two runs, though the first one takes longer to load', async () => {
    const { session, opening } = await freshSession();
    const first = opening.stored('one');
    const second = opening.stored('two');
    slow.loads.get('two')?.(two);
    expect(await second).toBe(true);
    slow.loads.get('one')?.(one);
    expect(await first).toBe(false);
    expect(session.runId).toBe(two.run.id);
  });

  it('of a run and files that were read while it was fetched', async () => {
    const { session, opening } = await freshSession();
    const first = opening.stored('one');
    slow.loads.get('one')?.(one);
    session.open(dropped);
    expect(await first).toBe(false);
    expect(session.data).toBe(dropped);
  });

  it.each<[string, Stored | null]>([
    ['a run', one],
    ['the sample', null],
  ])('of %s at the start and files that were read meanwhile', async (_what, last) => {
    const { session, opening } = await freshSession();
    const started = opening.start();
    slow.last.pop()?.(last);
    await Promise.resolve();
    session.open(dropped);
    await started;
    expect(session.data).toBe(dropped);
  });
});

it('a fit that a copy shares is shown with the files of the copy, and with its own edits', async () => {
  const { session, opening } = await freshSession();
  const { openProject } = await import('../../../src/state/project/open-project.svelte.ts');
  const source = dropped.source ?? expect.fail();
  const files = [reportOf('r.jsonl', { session: 'copy' })];
  openProject.take({ ...openProject.record, source: { ...source, files, duplicates: 9 } });
  await opening.show({ ...one, data: sourced(one.data) });
  expect(session.opened?.source).toEqual({ ...source, files });
});

it('a fit that another project with the same judgments shares is shown with the files of this one', async () => {
  const { session, opening } = await freshSession();
  const { openProject } = await import('../../../src/state/project/open-project.svelte.ts');
  const own = sourceOf([reportOf('own.jsonl')], { id: 'own' });
  openProject.take({ ...openProject.record, source: own, dataHash: one.data.hash });
  await opening.show({ ...one, data: sourced(one.data) });
  expect(session.opened?.source).toEqual(own);
  openProject.take({ ...openProject.record, dataHash: 'of other judgments' });
  await opening.show({ ...one, data: sourced(one.data) });
  expect(session.opened?.source).toEqual(sourced(one.data).source);
});

it('the sample and files of the same judgments share what is stored, each shown as what it is', async () => {
  const { session, opening } = await freshSession();
  const { openProject } = await import('../../../src/state/project/open-project.svelte.ts');
  const sample = { ...sourced(one.data), name: 'sample', sample: 'rakuda-2023-07-14' as const };
  await opening.show({ ...one, data: sample });
  expect(session.opened).toMatchObject({ name: 'sample', sample: sample.sample, source: null });
  const own = sourceOf([reportOf('own.jsonl')], { id: 'own' });
  const files = { ...openProject.record, id: 'files', name: 'files', sample: null, source: own };
  openProject.take({ ...files, dataHash: one.data.hash });
  await opening.show({ ...one, data: { ...sample, source: null } });
  expect(session.opened).toMatchObject({ name: 'files', sample: null, source: own });
  openProject.take({ ...files, source: sourceOf([reportOf('new')]), dataHash: 'edited since' });
  await opening.show({ ...one, data: sample });
  const { source } = sample;
  const before = { ...source, files: openProject.record.source?.files };
  expect(session.opened).toMatchObject({ name: 'files', sample: null, source: before });
});

it('data that grow are shown, and what was opened takes their place once they are read', async () => {
  const { session } = await freshSession();
  const { openProject } = await import('../../../src/state/project/open-project.svelte.ts');
  const { whyNoQuestionsShown } = await import('../../../src/state/fit/over-these.ts');
  expect(whyNoQuestionsShown()).toBeNull();
  session.open(dropped);
  expect(whyNoQuestionsShown()).toEqual({ why: 'unknown' });
  const grown = { ...one.data, hash: 'grown' };
  const following = session.follow(grown, () => true);
  slow.answer.at(-1)?.({ summary: one.run.summary });
  await following;
  expect([session.data, session.own, session.opened]).toEqual([grown, grown, dropped]);
  expect(whyNoQuestionsShown()).toEqual({ why: 'growing' });
  openProject.take({ ...openProject.record, id: 'other' });
  expect([session.data, session.own, session.opened]).toEqual([grown, null, null]);
  session.close();
  expect([session.data, session.own, session.opened]).toEqual([null, null, null]);
});

it.each([
  [null, 20_000],
  [500, 500],
  [50_000, 20_000],
])('new data open with no more draws than the reader likes (%s)', async (mostDraws, draws) => {
  liked.mostDraws = mostDraws;
  const { session } = await freshSession();
  session.open(dropped);
  liked.mostDraws = null;
  expect(session.sampler.draws).toBe(draws);
});

describe('a run that earlier pages fitted with an order effect', () => {
  const estimate = { ...one.run.summary.rows[0] };
  const old: StoredRun = {
    ...one,
    run: { ...one.run, summary: { ...one.run.summary, order: estimate } },
  };

  it('is fitted anew without it, where its data can’t tell one', async () => {
    const { session, opening } = await freshSession();
    await opening.show(old);
    expect(session.fit).toEqual({ stage: 'starting' });
    expect(session.model.order).not.toBeNull();
    expect(session.fitted.order).toBeNull();
  });

  it('is shown as it was, where they can', async () => {
    const { session, opening } = await freshSession();
    const { counts } = old.data;
    const both = {
      ...counts,
      ...{ left: Uint32Array.of(0, 1), right: Uint32Array.of(1, 0) },
      ...{ leftWins: Float64Array.of(2, 1), rightWins: Float64Array.of(1, 1) },
      ties: new Float64Array(2),
    };
    await opening.show({ ...old, data: { ...old.data, counts: both } });
    expect(session.fit.stage).toBe('done');
  });
});

describe('data whose fit ends the page', () => {
  const stored = async (brokenOff?: number): Promise<UnfittedData> => {
    const { run, data } = await unfitted(brokenOff === undefined ? {} : { brokenOff });
    return { run, data: sourced(data) };
  };

  it.each([
    [undefined, 1],
    [0, 1],
    [1, 2],
  ])('are fitted again after %s such fits', async (before, after) => {
    const { session, opening } = await freshSession();
    await opening.show(await stored(before));
    expect(slow.saved).toEqual([after]);
    expect(session.fit.stage).toBe('starting');
  });

  it('wait for the user after two of them', async () => {
    const { session, opening } = await freshSession();
    await opening.show(await stored(2));
    expect(slow.saved).toEqual([]);
    expect(session.fit).toEqual({ stage: 'failed', failure: { kind: 'fit-broken-off' } });
    await Promise.race([session.refit(), settled()]);
    expect(slow.saved).toEqual([1]);
  });

  it('are told from those whose fit failed, was stopped or gave way to others', async () => {
    const { session, opening } = await freshSession();
    const first = await stored();
    await opening.show(first);
    slow.fail[0](new Error('no'));
    await settled();
    expect(slow.changed).toEqual([[first.data.hash, { brokenOff: 0 }]]);
    await opening.show(first);
    session.stop();
    await settled();
    expect(slow.changed.slice(1)).toEqual([[first.data.hash, { isStopped: true, brokenOff: 0 }]]);
    await opening.show(first);
    session.open(dropped);
    await settled();
    expect(slow.changed.slice(2)).toEqual([[first.data.hash, { brokenOff: 0 }]]);
  });

  it('are stopped for good, though they are not stored yet', async () => {
    const { session, opening } = await freshSession();
    let isStored = (): void => undefined;
    slow.saving = new Promise((resolve) => (isStored = resolve));
    const first = await stored();
    await opening.show(first);
    session.stop();
    await settled();
    expect(slow.changed).toEqual([]);
    isStored();
    await settled();
    expect(slow.changed).toEqual([[first.data.hash, { isStopped: true, brokenOff: 0 }]]);
  });
});
