import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Newest } from '../../../src/state/work/newest.ts';
import type { TabNews } from '../../../src/state/project/tabs.ts';
import { fitted } from '../../storage/fitted.ts';
import { projectOf } from '../../storage/in-project.ts';

/** What storage gives, and what becomes of it; nothing is fitted. */
const at = vi.hoisted(() => ({
  back: (): unknown => undefined,
  last: [] as unknown[],
  /** Hashes of the only data that were wanted. */
  wanted: [] as unknown[],
  stored: new Map<string, unknown>(),
  settings: null as unknown,
  storage: {} as Record<string, unknown>,
  session: {} as Record<string, unknown>,
  projects: [] as object[],
  project: {} as Record<string, unknown>,
  refresh: (): unknown => undefined,
  opened: [] as string[],
  caughtUp: [] as unknown[],
  hear: (news: TabNews): unknown => news,
}));
const did = vi.hoisted((): string[] => []);
vi.mock('../../../src/state/page/storage.svelte.ts', () => ({
  storage: {
    whenBack: (work: () => unknown) => (at.back = work),
    get closed() {
      return at.storage['closed'];
    },
  },
}));
vi.mock('../../../src/state/page/begin-anew.ts', () => ({
  beginAnew: () => did.push('begin anew'),
}));
vi.mock('../../../src/state/runs/runs.svelte.ts', () => ({
  runs: {
    tidy: () => Promise.resolve(),
    loadLast: (dataHash?: string) => {
      at.wanted.push(dataHash);
      const last = at.last.shift() ?? null;
      return last instanceof Error ? Promise.reject(last) : Promise.resolve(last);
    },
    load: (id: string) => Promise.resolve(at.stored.get(id) ?? null),
  },
}));
vi.mock('../../../src/state/project/open-project.svelte.ts', () => {
  const take = (record: object) => Object.assign(at.project, record);
  const renamed = (name: string) => Object.assign(at.project, { name });
  const follow = (record: object, isAhead: boolean) =>
    Object.assign(at.project, record, { isAhead });
  const caughtUp = () => Object.assign(at.project, { isAhead: false });
  const acts = { take, renamed, follow, caughtUp };
  const record = { get: () => at.project };
  const openProject = Object.defineProperty(Object.assign(at.project, acts), 'record', record);
  return { openProject, SAMPLE: { id: 'sample' } };
});
vi.mock('../../../src/state/project/project-list.svelte.ts', () => ({
  projectList: {
    get all() {
      return at.projects;
    },
    refresh: () => Promise.resolve(at.refresh()),
    keepOpen: () => Promise.resolve(did.push('keep the project')),
    open: (record: { id: string }) => {
      Object.assign(at.project, record);
      return Promise.resolve(at.opened.push(record.id));
    },
  },
}));
vi.mock('../../../src/state/project/tabs.ts', () => ({
  tabs: { listen: (hear: (news: TabNews) => unknown) => (at.hear = hear) },
}));
vi.mock('../../../src/state/project/catch-up.ts', () => ({
  catchUp: () => Promise.resolve(at.caughtUp.push(at.project['id'])),
}));
vi.mock('../../../src/state/fit/refused-settings.svelte.ts', () => ({
  refused: { read: () => Promise.resolve(at.settings) },
}));
vi.mock('../../../src/state/fit/session.svelte.ts', () => ({ session: at.session }));

// What is imported only later must not come once these tests are over, and so in earnest.
await import('../../../src/state/project/catch-up.ts');

const run = await fitted(1);
const settings = { model: run.run.model, sampler: run.run.sampler };
const session = at.session;

/** A page that has just been opened. */
async function fresh() {
  const newest = new Newest();
  did.length = 0;
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
    close: () => {
      newest.begin();
      session['data'] = null;
      did.push('close');
    },
  });
  vi.resetModules();
  await import('../../../src/state/project/catch-up.ts');
  return (await import('../../../src/state/fit/opening.ts')).opening;
}

const FIRST = { id: 'sample' };
const SAMPLE = 'open Rakuda 2023-07-14';

beforeEach(() => {
  Object.assign(at, { last: [], settings, stored: new Map(), caughtUp: [], opened: [] });
  Object.assign(at, { projects: [FIRST], refresh: () => undefined });
  Object.assign(at.project, { id: 'sample', source: null, isAhead: false });
  at.storage['closed'] = null;
});

describe('the start', () => {
  it('shows what was open last, once', async () => {
    const opening = await fresh();
    at.last = [run, run];
    await Promise.all([opening.start(), opening.start()]);
    expect([at.opened, did]).toEqual([['sample'], ['restore data']]);
  });

  it('opens the project that was open last, with what it has got since it rested', async () => {
    const opening = await fresh();
    at.projects = [{ id: 'p' }, FIRST];
    at.last = [run];
    await opening.start();
    expect([at.opened, did]).toEqual([['p'], ['restore data']]);
    await vi.waitFor(() => {
      expect(at.caughtUp).toEqual(['p']);
    });
  });

  it('shows the sample on a first visit', async () => {
    const opening = await fresh();
    await opening.start();
    expect(did).toEqual([SAMPLE]);
  });

  it('says why it failed, unless there is something to see', async () => {
    const opening = await fresh();
    at.last = [new Error('no')];
    await opening.start();
    expect(did).toEqual(['fail unexpected']);
  });
});

describe('a stored run', () => {
  it('is shown by its settings, or by the defaults where they can’t be used', async () => {
    const opening = await fresh();
    at.stored.set('r', run);
    expect(await opening.stored('r')).toBe(true);
    at.settings = null;
    expect(await opening.stored('r')).toBe(true);
    expect(did).toEqual(['restore data', 'open data']);
  });

  it('is not shown where it can’t be had', async () => {
    const opening = await fresh();
    expect(await opening.stored('gone')).toBe(false);
    expect(did).toEqual([]);
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
      expect(did).toEqual([SAMPLE, 'restore data']);
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
    // Two imports at once of a module that is stood in for would bring the module itself.
    await vi.waitFor(() => {
      expect(at.caughtUp).toHaveLength(1);
    });
    act();
    at.last = [run];
    await at.back();
    await vi.waitFor(() => {
      expect(did).toEqual([SAMPLE, 'keep the project', 'keep']);
    });
  });

  it('keeps the sample that was chosen while storage was there', async () => {
    const opening = await fresh();
    await opening.start();
    await vi.waitFor(() => {
      expect(at.caughtUp).toHaveLength(1);
    });
    at.last = [run];
    await at.back();
    await vi.waitFor(() => {
      expect(did).toEqual([SAMPLE, 'keep the project', 'keep']);
    });
    await vi.waitFor(() => {
      // At the start, and again.
      expect(at.caughtUp).toHaveLength(2);
    });
  });
});

describe('a project', () => {
  it('is opened with what was open in it last', async () => {
    const opening = await fresh();
    at.last = [run];
    await opening.project(projectOf('p'));
    expect([at.opened, did]).toEqual([['p'], ['restore data']]);
  });

  it('that has nothing to rank shows nothing', async () => {
    const opening = await fresh();
    await opening.project(projectOf('p'));
    expect(did).toEqual(['close']);
  });

  it('gives way to the one that is asked for after it', async () => {
    const opening = await fresh();
    at.last = [run, run];
    await Promise.all([opening.project(projectOf('p')), opening.project(projectOf('q'))]);
    expect([at.opened, did]).toEqual([['p', 'q'], ['restore data']]);
  });
});

describe('another tab', () => {
  const others = (id: string) => ({ kind: 'source', project: id }) as const;
  const changed = { id: 'p', source: { id: 'new' } };
  async function opened(source: object | null = { id: 'old' }) {
    const opening = await fresh();
    await opening.project(projectOf('p'));
    at.project['source'] = source;
    session['data'] = { source };
    did.length = 0;
    at.projects = [changed];
    at.last = [run];
  }

  it('that changes the files of the project has them shown, with what is ranked of them', async () => {
    await opened();
    await at.hear(others('p'));
    await vi.waitFor(() => {
      expect(did).toEqual(['restore data']);
    });
    expect(at.project['source']).toBe(changed.source);
  });

  it('that has not stored yet what is ranked of them is followed once it has', async () => {
    await opened();
    at.projects = [{ ...changed, source: { id: 'new', edits: null } }];
    const ranked = (id: string) => ({
      ...run,
      data: { ...run.data, name: id, source: { id, edits: null } },
    });
    at.last = [ranked('old'), ranked('new'), ranked('newer')];
    await at.hear(others('p'));
    await at.hear({ kind: 'fit', project: 'p' });
    await vi.waitFor(() => {
      expect(did).toEqual(['restore old', 'restore new']);
    });
    // It is shown: what is fitted there from now on is for that tab.
    await at.hear({ kind: 'fit', project: 'p' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(did).toHaveLength(2);
  });

  it('leaves who looks at an earlier fit there', async () => {
    await opened();
    session['data'] = { source: { id: 'earlier' } };
    await at.hear(others('p'));
    await vi.waitFor(() => {
      expect(at.project['source']).toBe(changed.source);
    });
    await new Promise((resolve) => setTimeout(resolve));
    expect(did).toEqual([]);
  });

  it('is followed to what is ranked of its files, whatever this page fitted last', async () => {
    await opened();
    at.projects = [{ ...changed, dataHash: 'h' }];
    at.wanted = [];
    // Nothing is yet: what is on screen stays.
    at.last = [null];
    await at.hear(others('p'));
    await vi.waitFor(() => {
      expect(at.wanted).toEqual(['h']);
    });
    expect(did).toEqual([]);
    at.last = [{ ...run, data: { ...run.data, name: 'new', source: changed.source } }];
    await at.hear({ kind: 'fit', project: 'p' });
    await vi.waitFor(() => {
      expect(did).toEqual(['restore new']);
    });
    expect(at.wanted).toEqual(['h', 'h']);
  });

  it('is read anew where this one has changed the files meanwhile', async () => {
    await opened();
    const own = { id: 'own' };
    const after = { id: 'p', source: { id: 'after' } };
    at.refresh = () => {
      if (at.projects[0] === after) return;
      at.project['source'] = own;
      session['data'] = { source: own };
      at.refresh = () => (at.projects = [after]);
    };
    await at.hear(others('p'));
    await vi.waitFor(() => {
      expect([at.project['source'], did]).toEqual([after.source, ['restore data']]);
    });
  });

  it('may have changed another project, or only the list of them', async () => {
    await opened();
    const before = at.project['source'];
    let refreshed = 0;
    at.refresh = () => ++refreshed;
    await at.hear(others('q'));
    expect(refreshed).toBe(0);
    await at.hear({ kind: 'projects' });
    await vi.waitFor(() => {
      expect([refreshed, did, at.project['source']]).toEqual([1, [], before]);
    });
  });

  it('may have named the project', async () => {
    await opened();
    at.projects = [{ ...changed, name: 'Theirs' }];
    await at.hear({ kind: 'projects' });
    await vi.waitFor(() => {
      expect(at.project['name']).toBe('Theirs');
    });
    expect(did).toEqual([]);
  });

  it('that deletes the project has another shown', async () => {
    await opened();
    at.projects = [projectOf('q')];
    await at.hear({ kind: 'project-deleted', project: 'other' });
    await at.hear({ kind: 'project-deleted', project: 'p' });
    await vi.waitFor(() => {
      expect([at.opened, did]).toEqual([['p', 'q'], ['restore data']]);
    });
  });

  it('that deletes everything has the page begin anew', async () => {
    await opened();
    await at.hear({ kind: 'everything-deleted' });
    await vi.waitFor(() => {
      expect(did).toEqual(['begin anew']);
    });
  });

  it('does not bring back a project that was left meanwhile', async () => {
    await opened();
    at.refresh = () => (at.project['id'] = 'q');
    await at.hear(others('p'));
    await vi.waitFor(() => {
      expect(at.project['id']).toBe('q');
    });
    expect(did).toEqual([]);
  });
});
