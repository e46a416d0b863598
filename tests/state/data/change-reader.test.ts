import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import type { KeepOrder } from '../../../src/state/data/keeping-life.ts';
import { SourceInputs } from '../../../src/state/data/source-inputs.svelte.ts';
import type { Change } from '../../../src/state/data/import-life.ts';
import type { DataSource } from '../../../src/storage/records.ts';
import { fitted } from '../../storage/fitted.ts';
import { reportOf, sourceOf } from './data-sources.ts';

/** A worker that the test answers for, and what becomes of what it read. */
const at = vi.hoisted(() => ({
  reads: [] as unknown[],
  changes: [] as unknown[],
  /** How the project stores its files, and which was open when they were shown. */
  store: (): Promise<unknown> => Promise.resolve(),
  /** What another tab does before that. */
  meanwhile: (): unknown => undefined,
  shownIn: [] as unknown[],
  isKept: true,
  did: [] as unknown[],
  kept: [] as unknown[],
  session: {} as Record<string, unknown>,
  project: {} as Record<string, unknown>,
  page: 'data',
}));
vi.mock('../../../src/state/data/read-change.ts', () => ({
  readChange: (change: unknown, _ways: unknown, options: object) => {
    at.changes.push(change);
    return new Promise((answer, fail) => at.reads.push({ ...options, answer, fail }));
  },
}));
vi.mock('../../../src/state/data/source-records.ts', () => ({
  sourceRecords: { keep: () => Promise.resolve(at.isKept) },
}));
vi.mock('../../../src/state/data/keeping.svelte.ts', () => ({
  keeping: { start: (order: unknown) => at.kept.push(order) },
}));
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: { mappings: [] },
}));
vi.mock('../../../src/state/page/router.svelte.ts', () => ({
  router: {
    get page() {
      return at.page;
    },
    go: (page: string) => at.did.push(page),
  },
}));
vi.mock('../../../src/state/fit/session.svelte.ts', () => {
  const note = (what: string) => (_data: unknown, replaced: unknown) => {
    at.did.push(replaced === null ? what : `${what} in place`);
    at.shownIn.push(at.project['id']);
  };
  const close = () => {
    at.did.push('close');
    at.shownIn.push(at.project['id']);
  };
  const acts = { open: note('open'), replaceData: note('edit'), close };
  return { session: Object.assign(at.session, acts) };
});
vi.mock('../../../src/state/project/open-project.svelte.ts', () => {
  const setSource = async (source: unknown, before: unknown) => {
    at.meanwhile();
    if (at.project['source'] !== before) return false;
    at.project['source'] = source;
    at.did.push(source === null ? 'empties the project' : 'joins the project');
    await at.store();
    return true;
  };
  return { openProject: Object.assign(at.project, { setSource }) };
});
vi.mock('../../../src/state/project/project-list.svelte.ts', () => ({
  projectList: { create: (name: string) => Promise.resolve(at.did.push(`makes ${name}`)) },
}));

const { ChangeReader } = await import('../../../src/state/data/change-reader.svelte.ts');
// What is imported only later must not come once these tests are over, and so in earnest.
await import('../../../src/state/data/keeping.svelte.ts');

interface Read {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: object) => void;
  readonly answer: (read: object) => void;
  readonly fail: (error: Error) => void;
}
const { data } = await fitted(1);
const files = [reportOf('a.csv')];
const source = sourceOf(files);
const found = { source, counts: data.counts, record: {}, failure: null };
const given = { name: 'a.csv', key: 'k', text: 'x' };
const change = { source: null, sources: [given], drop: [], edits: NO_EDITS };
const MATERIAL = { kind: 'nothing-judged', questions: 4, answers: 8, rankings: 0, prompts: 0 };
const read = (number = 0) => at.reads[number] as Read;
const reader = () => new ChangeReader(new SourceInputs());
type Reader = ReturnType<typeof reader>;
const run = (own: Reader, change: Change) =>
  own.run((source) => ({ ...change, source }), change.source);

beforeEach(() => {
  Object.assign(at, { reads: [], changes: [], isKept: true, did: [], kept: [], page: 'data' });
  Object.assign(at, { shownIn: [], store: () => Promise.resolve(), meanwhile: () => undefined });
  at.session['opened'] = null;
  Object.assign(at.project, { id: 'p', source: null, isEmpty: false });
});

it('opens what was read, and says how far it is', async () => {
  const own = reader();
  const done = run(own, change);
  expect(own.state).toEqual({ stage: 'reading', name: 'a.csv', progress: null });
  read().onProgress({ done: 1 });
  expect(own.state).toMatchObject({ name: 'a.csv', progress: { done: 1 } });
  read().answer(found);
  await done;
  expect([own.state, own.unranked, at.did]).toEqual([
    { stage: 'idle' },
    null,
    ['makes a.csv', 'open', 'leaderboard'],
  ]);
  await vi.waitFor(() => {
    expect((at.kept as readonly KeepOrder[]).map(({ sources }) => sources)).toEqual([[given]]);
  });
});

it.each([
  ['rejected rows', { rejected: 1 }, 'makes a.csv + 1'],
  ['a failure', { failure: { kind: 'empty-file' }, judgments: 0 } as const, 'makes a.csv'],
])('shows the files where one has %s', async (_what, part, made) => {
  const done = run(reader(), change);
  read().answer({ ...found, source: sourceOf([...files, reportOf('b', part)]) });
  await done;
  expect(at.did).toEqual([made, 'open', 'data']);
});

it('leaves who has gone elsewhere where they are', async () => {
  const done = run(reader(), change);
  at.page = 'settings';
  read().answer(found);
  await done;
  expect(at.did).toEqual(['makes a.csv', 'open']);
});

describe('the project', () => {
  it('that is empty takes what is opened', async () => {
    at.project['isEmpty'] = true;
    const done = run(reader(), change);
    read().answer(found);
    await done;
    expect(at.did).toEqual(['joins the project', 'open', 'leaderboard']);
  });

  it('is joined by what is added to its files', async () => {
    at.project['source'] = source;
    const done = run(reader(), { ...change, source });
    read().answer({ ...found, source: sourceOf(files, { id: 'more' }) });
    await done;
    expect(at.did).toEqual(['joins the project', 'open', 'leaderboard']);
  });

  it('has questions and answers without a ranking', async () => {
    const done = run(reader(), change);
    read().answer({ ...found, failure: MATERIAL });
    await done;
    expect(at.did).toEqual(['makes a.csv', 'close', 'data']);
  });

  it('gets what was settled of files that were added to it', async () => {
    at.project['source'] = source;
    const own = reader();
    const first = run(own, { ...change, source });
    const both = sourceOf([...files, reportOf('b')], { id: 'both' });
    const failure = { kind: 'no-judgments', unparsed: 0, rejected: 0 };
    read().answer({ ...found, source: both, failure });
    await first;
    const second = run(own, { ...change, source: both });
    read(1).answer(found);
    await second;
    expect(at.did).toEqual(['data', 'joins the project', 'open', 'leaderboard']);
  });

  it('is shown with what joins it, unless another is opened meanwhile, which stays as it is', async () => {
    for (const opened of ['p', 'other'])
      for (const failure of [null, MATERIAL]) {
        Object.assign(at.project, { id: 'p', source, isEmpty: false });
        at.store = () => Promise.resolve().then(() => (at.project['id'] = opened));
        const done = run(reader(), { ...change, source });
        at.reads.splice(0).forEach((one) => {
          (one as Read).answer({ ...found, failure });
        });
        expect(await done).toBe(opened === 'p');
      }
    expect(at.shownIn).toEqual(['p', 'p']);
  });

  it('keeps what another tab has put to it while a change was read', async () => {
    const more = sourceOf([...files, reportOf('b')], { id: 'more' });
    at.project['source'] = source;
    at.session['opened'] = { ...data, source };
    const done = run(reader(), { source, sources: [], drop: [], edits: NO_EDITS });
    Object.assign(at.project, { source: more });
    at.session['opened'] = { ...data, source: more };
    read().answer({ ...found, record: null });
    await vi.waitFor(() => {
      expect(at.changes).toMatchObject([{ source }, { source: more }]);
    });
    read(1).answer({ ...found, source: { ...more, edits: NO_EDITS }, record: null });
    expect(await done).toBe(true);
    expect(at.did).toEqual(['joins the project', 'edit in place']);
  });

  it('that is empty keeps what another tab has put to it first', async () => {
    at.project['isEmpty'] = true;
    const done = run(reader(), change);
    Object.assign(at.project, { source, isEmpty: false });
    read().answer(found);
    await vi.waitFor(() => {
      expect(at.changes).toMatchObject([{ source: null }, { source }]);
    });
    read(1).answer({ ...found, source: sourceOf(files, { id: 'both' }) });
    await done;
    expect(at.did).toEqual(['joins the project', 'open', 'leaderboard']);
  });

  it('keeps what another tab has put to it where its last file is removed', async () => {
    const more = sourceOf([...files, reportOf('b')], { id: 'more' });
    at.project['source'] = source;
    const drop = ['a.csv'];
    await run(reader(), { source, sources: [], drop, edits: NO_EDITS });
    expect([at.project['source'], at.did]).toEqual([null, ['empties the project', 'close']]);
    at.project['source'] = source;
    at.meanwhile = () => {
      at.project['source'] = more;
      at.meanwhile = () => undefined;
    };
    const done = run(reader(), { source, sources: [], drop, edits: NO_EDITS });
    await vi.waitFor(() => {
      expect(at.changes).toMatchObject([{ source: more, drop }]);
    });
    read().answer({ ...found, source: sourceOf([reportOf('b')], { id: 'b' }) });
    expect(await done).toBe(true);
    expect(at.did.slice(2)).toEqual(['joins the project', 'open']);
  });

  it('has the files again that it had, as they were', async () => {
    const less = sourceOf(files, { id: 'less' });
    Object.assign(at.project, { source: less });
    at.session['opened'] = { ...data, source: less };
    const back = { source, sources: [], drop: [], edits: NO_EDITS, isReturn: true } as const;
    const done = run(reader(), back);
    read().answer({ ...found, source, record: null });
    expect(await done).toBe(true);
    expect(at.did).toEqual(['joins the project', 'edit']);
  });

  it('is left alone by what was made of other files, where it has changed meanwhile', async () => {
    const earlier = sourceOf(files, { id: 'earlier' });
    at.project['source'] = source;
    at.session['opened'] = { ...data, source: earlier };
    const done = run(reader(), { ...change, source: earlier });
    at.project['source'] = sourceOf(files, { id: 'more' });
    read().answer(found);
    expect(await done).toBe(true);
    expect(at.did).toEqual(['makes a.csv', 'open in place', 'leaderboard']);
  });

  it('gets nothing once another is open', async () => {
    const own = reader();
    const done = run(own, change);
    at.project['id'] = 'other';
    read().answer(found);
    expect(await done).toBe(false);
    expect([at.did, own.state]).toEqual([[], { stage: 'idle' }]);
  });
});

it('says nothing of what goes on beside, and leads nowhere', async () => {
  at.project['source'] = source;
  at.session['opened'] = { ...data, source };
  const own = reader();
  const done = run(own, { ...change, source, isQuiet: true });
  expect(own.state).toEqual({ stage: 'idle' });
  read().answer(found);
  expect(await done).toBe(true);
  expect(at.did).toEqual(['joins the project', 'edit in place']);
});

it('keeps files that can’t be ranked, for others to join them', async () => {
  const own = reader();
  const done = run(own, change);
  const failure = { kind: 'no-judgments', unparsed: 0, rejected: 0 };
  read().answer({ ...found, failure });
  await done;
  expect([own.state, own.unranked]).toEqual([{ stage: 'refused', failure }, source]);
  expect(at.did).toEqual(['data']);
  own.clear();
  expect([own.state, own.unranked]).toEqual([{ stage: 'idle' }, null]);
});

describe('the page and the settings stay', () => {
  const shown = (own: DataSource) => (at.session['opened'] = { ...data, source: own });

  it.each([
    ['an edit', {}],
    ['scores of which lower ones are better', { lowerIn: new Map([['a.csv', ['j']]]) }],
  ])('after %s', async (_what, part) => {
    shown(source);
    const done = run(reader(), { source, sources: [], drop: [], edits: NO_EDITS, ...part });
    read().answer({ ...found, record: null });
    await done;
    expect(at.did).toEqual(['joins the project', 'edit in place']);
  });

  it('but not the settings where a file is left out', async () => {
    const two = sourceOf([...files, reportOf('b')]);
    shown(two);
    const done = run(reader(), { source: two, sources: [], drop: ['b'], edits: NO_EDITS });
    read().answer(found);
    await done;
    expect(at.did).toEqual(['joins the project', 'open in place']);
  });

  it('and other data stay stored', async () => {
    shown(sourceOf(files, { id: 'other' }));
    at.project['source'] = source;
    const done = run(reader(), { source, sources: [], drop: [], edits: NO_EDITS });
    read().answer(found);
    await done;
    expect(at.did).toEqual(['joins the project', 'edit']);
  });
});

it('keeps no texts that could not be found again', async () => {
  at.isKept = false;
  const done = run(reader(), change);
  read().answer(found);
  await done;
  expect([at.did[1], at.kept]).toEqual(['open', []]);
});

it('opens the newest of two', async () => {
  const own = reader();
  const first = run(own, change);
  const second = run(own, { ...change, sources: [{ ...given, name: 'b.csv' }] });
  expect(read().signal.aborted).toBe(true);
  read().answer(found);
  await first;
  expect([own.state, at.did]).toMatchObject([{ stage: 'reading', name: 'b.csv' }, []]);
  read(1).answer(found);
  await second;
  expect(at.did).toEqual(['makes a.csv', 'open', 'leaderboard']);
});

it('opens nothing once it is stopped', async () => {
  const own = reader();
  const done = run(own, change);
  own.stop();
  read().answer(found);
  await done;
  expect([own.state, at.did]).toEqual([{ stage: 'stopped' }, []]);
  own.dismiss();
  expect(own.state).toEqual({ stage: 'idle' });
});

it('says why it failed', async () => {
  const own = reader();
  const done = run(own, change);
  read().fail(new Error('no'));
  await done;
  const failure = { kind: 'unexpected', message: 'no' };
  expect(own.state).toEqual({ stage: 'failed', failure });
});
