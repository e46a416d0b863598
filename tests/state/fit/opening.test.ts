import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Newest } from '../../../src/state/work/newest.ts';
import { fitted } from '../../storage/fitted.ts';

/** What storage gives, and what becomes of it; nothing is fitted. */
const at = vi.hoisted(() => ({
  back: (): unknown => undefined,
  last: [] as unknown[],
  stored: new Map<string, unknown>(),
  settings: null as unknown,
  storage: {} as Record<string, unknown>,
  session: {} as Record<string, unknown>,
}));
vi.mock('../../../src/state/page/storage.svelte.ts', () => ({
  storage: {
    whenBack: (work: () => unknown) => (at.back = work),
    get closed() {
      return at.storage['closed'];
    },
  },
}));
vi.mock('../../../src/state/runs/runs.svelte.ts', () => ({
  runs: {
    tidy: () => Promise.resolve(),
    loadLast: () => {
      const last = at.last.shift() ?? null;
      return last instanceof Error ? Promise.reject(last) : Promise.resolve(last);
    },
    load: (id: string) => Promise.resolve(at.stored.get(id) ?? null),
  },
}));
vi.mock('../../../src/state/fit/refused-settings.svelte.ts', () => ({
  refused: { read: () => Promise.resolve(at.settings) },
}));
vi.mock('../../../src/state/fit/session.svelte.ts', () => ({ session: at.session }));

const run = await fitted(1);
const settings = { model: run.run.model, sampler: run.run.sampler };
const session = at.session;
const acts = () => session['acts'];

/** A page that has just been opened. */
async function fresh() {
  const newest = new Newest();
  const did: string[] = [];
  const open = (what: string) => (data: { name: string }) => {
    newest.begin();
    session['data'] = data;
    did.push(`${what} ${data.name}`);
  };
  Object.assign(session, {
    ...{ data: null, model: settings.model, sampler: settings.sampler, fit: { stage: 'done' } },
    ask: () => newest.begin(),
    open: open('open'),
    restore: ({ data }: typeof run) => open('restore')(data),
    fail: (failure: { kind: string }) => did.push(`fail ${failure.kind}`),
    keepAgain: () => Promise.resolve(did.push('keep')),
    acts: did,
  });
  vi.resetModules();
  return (await import('../../../src/state/fit/opening.ts')).opening;
}

beforeEach(() => {
  Object.assign(at, { last: [], settings, stored: new Map() });
  at.storage['closed'] = null;
});

const SAMPLE = 'open Rakuda 2023-07-14';

describe('the start', () => {
  it('shows what was open last, once', async () => {
    const opening = await fresh();
    at.last = [run, run];
    await Promise.all([opening.start(), opening.start()]);
    expect(acts()).toEqual(['restore data']);
  });

  it('shows the sample on a first visit', async () => {
    const opening = await fresh();
    await opening.start();
    expect(acts()).toEqual([SAMPLE]);
  });

  it('says why it failed, unless there is something to see', async () => {
    const opening = await fresh();
    at.last = [new Error('no')];
    await opening.start();
    expect(acts()).toEqual(['fail unexpected']);
  });
});

describe('a stored run', () => {
  it('is shown by its settings, or by the defaults where they can’t be used', async () => {
    const opening = await fresh();
    at.stored.set('r', run);
    expect(await opening.stored('r')).toBe(true);
    at.settings = null;
    expect(await opening.stored('r')).toBe(true);
    expect(acts()).toEqual(['restore data', 'open data']);
  });

  it('is not shown where it can’t be had', async () => {
    const opening = await fresh();
    expect(await opening.stored('gone')).toBe(false);
    expect(acts()).toEqual([]);
  });
});

describe('storage that can be had again', () => {
  it('takes the place of the sample, which filled in for it', async () => {
    const opening = await fresh();
    at.storage['closed'] = { kind: 'storage-closed' };
    await opening.start();
    at.last = [run];
    await at.back();
    await vi.waitFor(() => {
      expect(acts()).toEqual([SAMPLE, 'restore data']);
    });
  });

  it.each([
    ['settings were moved', () => (session['model'] = { ...settings.model })],
    ['the sampler was changed', () => (session['sampler'] = { ...settings.sampler })],
    ['the fit was stopped', () => (session['fit'] = { stage: 'stopped' })],
  ])('keeps what is shown where %s', async (_what, act) => {
    const opening = await fresh();
    at.storage['closed'] = { kind: 'storage-closed' };
    await opening.start();
    act();
    at.last = [run];
    await at.back();
    await vi.waitFor(() => {
      expect(acts()).toEqual([SAMPLE, 'keep']);
    });
  });

  it('keeps the sample that was chosen while storage was there', async () => {
    const opening = await fresh();
    await opening.start();
    at.last = [run];
    await at.back();
    await vi.waitFor(() => {
      expect(acts()).toEqual([SAMPLE, 'keep']);
    });
  });
});
