import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import type { Change } from '../../../src/state/data/import-life.ts';
import type { SessionSource } from '../../../src/state/project/session-sources.svelte.ts';
import type { DataRecord, DataSource } from '../../../src/storage/records.ts';
import { countsOf } from '../../core/counts-of.ts';
import { reportOf, sourceOf } from '../data/data-sources.ts';

interface At {
  readonly project: { id: string; name: string; source: DataSource | null };
  readonly session: { data: Pick<DataRecord, 'source' | 'counts'> | null };
  shown: { readonly counts: PairCounts; readonly isWanted: () => boolean }[];
  reads: Change[];
  taken: unknown[];
  noted: string[];
  /** What comes of the files of runs, one after the other; else they are taken. */
  ends: boolean[];
  idle: () => Promise<unknown>;
  counts: () => Promise<PairCounts>;
}
const at = vi.hoisted((): At => {
  const nothing = () => Promise.reject(new Error('not read'));
  return {
    project: { id: 'p', name: 'p', source: null },
    session: { data: null },
    ...{ shown: [], reads: [], taken: [], noted: [], ends: [], counts: nothing },
    idle: () => Promise.resolve(),
  };
});
vi.mock('../../../src/state/project/open-project.svelte.ts', () => ({ openProject: at.project }));
vi.mock('../../../src/state/fit/session.svelte.ts', () => ({
  session: Object.assign(at.session, {
    follow: (data: DataRecord, isWanted: () => boolean) => {
      at.shown.push({ counts: data.counts, isWanted });
      at.session.data = data;
      return Promise.resolve();
    },
  }),
}));
vi.mock('../../../src/state/data/importing.svelte.ts', () => ({
  importing: {
    idle: () => at.idle(),
    takeSession: (id: string, files: readonly { readonly name: string }[]) => {
      at.taken.push([id, files.map(({ name }) => name)]);
      return Promise.resolve(at.ends.shift() ?? true);
    },
  },
}));
vi.mock('../../../src/storage/beside/taken-up.ts', () => ({
  noteTakenUp: (id: string) => Promise.resolve(at.noted.push(id)),
}));
vi.mock('../../../src/state/data/read-change.ts', () => ({
  readChange: async (change: Change) => {
    at.reads.push(change);
    return { counts: await at.counts() };
  },
}));

const { sessionSources } = await import('../../../src/state/project/session-sources.svelte.ts');

/** Each pair of models with wins of the first and of the second. */
const told = ({ models, left, right, leftWins, rightWins }: PairCounts) =>
  Array.from(left, (l, p) => [models[l], models[right[p]], leftWins[p], rightWins[p]]);
const soon = (look: () => void) => vi.waitFor(look, { interval: 1 });

/** A run whose verdicts the test gives. */
function runOf(id: string, project = 'p', judges = ['j']) {
  let wins = 1;
  const run: SessionSource = {
    ...{ id, project, files: () => Promise.resolve([{ name: `${id}.jsonl`, text: '' }]) },
    verdicts: { judges, counts: () => countsOf([['a', 'b', wins, 0]]) },
  };
  const win = async () => {
    const before = at.shown.length;
    wins++;
    sessionSources.changed(id);
    await soon(() => {
      expect(at.shown.length).toBe(before + 1);
    });
  };
  return { run, win };
}

/** Files of the open project, ranked, of which some are of runs. */
function open(edits: Partial<DataSource['edits']> = {}): DataSource {
  const files = [reportOf('files'), reportOf('r.jsonl', { session: 'r' })];
  const source = sourceOf(files, { id: crypto.randomUUID(), edits: { ...NO_EDITS, ...edits } });
  at.project.source = source;
  at.session.data = { source, counts: countsOf([['a', 'b', 9, 9]]) };
  return source;
}
const begun: SessionSource[] = [];
function begin(run: SessionSource) {
  begun.push(run);
  sessionSources.begin(run);
}

beforeEach(() => {
  for (const run of begun.splice(0)) sessionSources.end(run);
  Object.assign(at.project, { id: 'p', source: null });
  at.session.data = null;
  Object.assign(at, { shown: [], reads: [], taken: [], noted: [], ends: [] });
  Object.assign(at, {
    idle: () => Promise.resolve(),
    counts: () => Promise.resolve(countsOf([['a', 'b', 10, 5]])),
  });
});

describe('a run at work', () => {
  it('is followed by its counts, beside all judgments but its own, which are counted once', async () => {
    const source = open();
    const { run, win } = runOf('r');
    begin(run);
    await win();
    await win();
    expect(at.shown.map(({ counts }) => told(counts))).toEqual([
      [['a', 'b', 12, 5]],
      [['a', 'b', 13, 5]],
    ]);
    expect(at.reads).toEqual([{ source, sources: [], drop: ['r.jsonl'], edits: source.edits }]);
  });

  it('is followed where the project has no files, without counting anything twice', async () => {
    const { run, win } = runOf('r');
    begin(run);
    await win();
    await win();
    expect(told(at.shown[1].counts)).toEqual([['a', 'b', 3, 0]]);
    expect(at.reads).toEqual([]);
  });

  it('joins others at work, which are left out of what is counted beside them', async () => {
    const source = open();
    at.project.source = {
      ...source,
      files: [...source.files, reportOf('s.jsonl', { session: 's' })],
    };
    at.session.data = { source: at.project.source, counts: countsOf([]) };
    const [first, second] = [runOf('r'), runOf('s')];
    begin(first.run);
    begin(second.run);
    await first.win();
    expect(told(at.shown[0].counts)).toEqual([['a', 'b', 13, 5]]);
    expect(at.reads[0].drop).toEqual(['r.jsonl', 's.jsonl']);
  });

  it('is told by the names that the edits give, without models that they leave out', async () => {
    open({ names: [['a', 'A']] });
    at.counts = () => Promise.resolve(countsOf([['A', 'c', 1, 0]]));
    const { run, win } = runOf('r');
    begin(run);
    await win();
    expect(told(at.shown[0].counts)).toEqual([
      ['A', 'b', 2, 0],
      ['A', 'c', 1, 0],
    ]);
    open({ excluded: ['b'] });
    await win();
    expect(told(at.shown[1].counts)).toEqual([['A', 'c', 1, 0]]);
  });

  it.each([
    ['its judge is', { excludedJudges: ['j'] }],
    ['it is', { excludedFiles: ['r.jsonl'] }],
  ])('adds nothing where %s switched off', async (_what, edits) => {
    open(edits);
    const { run, win } = runOf('r');
    begin(run);
    await win();
    expect(told(at.shown[0].counts)).toEqual([['a', 'b', 10, 5]]);
  });

  it('is not shown in another project, over an earlier fit, or once it rests', async () => {
    const { run, win } = runOf('r');
    begin(run);
    open();
    await win();
    const { isWanted } = at.shown[0];
    expect(isWanted()).toBe(true);
    const { data } = at.session;
    at.session.data = { source: sourceOf([], { id: 'earlier' }), counts: countsOf([]) };
    expect(isWanted()).toBe(false);
    at.session.data = data;
    at.project.id = 'q';
    expect(isWanted()).toBe(false);
    sessionSources.changed('r');
    at.project.id = 'p';
    expect(isWanted()).toBe(true);
    sessionSources.end(run);
    expect(isWanted()).toBe(false);
    sessionSources.changed('r');
    await Promise.resolve();
    expect(at.shown).toHaveLength(1);
  });

  it('is followed again where the other judgments could not be counted once', async () => {
    open();
    const counts = at.counts;
    at.counts = () => Promise.reject(new Error('closed'));
    const { run, win } = runOf('r');
    begin(run);
    sessionSources.changed('r');
    await soon(() => {
      expect(at.reads).toHaveLength(1);
    });
    at.counts = counts;
    await soon(() => undefined);
    await win();
    expect(told(at.shown[0].counts)).toEqual([['a', 'b', 12, 5]]);
  });
});

describe('a run that rests', () => {
  it('becomes a source, and is followed no more', async () => {
    const { run } = runOf('r');
    begin(run);
    expect(sessionSources.isAtWork('r')).toBe(true);
    await sessionSources.rest(run);
    expect(sessionSources.isAtWork('r')).toBe(false);
    expect([at.taken, at.noted]).toEqual([[['r', ['r.jsonl']]], ['r']]);
    sessionSources.changed('r');
    await Promise.resolve();
    expect(at.shown).toEqual([]);
  });

  it('waits for what the user opens, and is taken again where that came between', async () => {
    let isOpen: () => void = () => undefined;
    at.idle = () => new Promise<void>((resolve) => (isOpen = resolve));
    at.ends = [false];
    const resting = sessionSources.rest(runOf('r').run);
    await new Promise((resolve) => setTimeout(resolve));
    expect(at.taken).toEqual([]);
    at.idle = () => Promise.resolve();
    await soon(() => {
      isOpen();
      expect(at.taken).toHaveLength(2);
    });
    await resting;
  });

  it('is nothing to another project, which is told apart even while it waits', async () => {
    await sessionSources.rest(runOf('r', 'other').run);
    at.ends = [false];
    at.idle = () => Promise.resolve(at.taken.length > 0 && (at.project.id = 'q'));
    const files = () => Promise.resolve([]);
    await sessionSources.rest({ id: 's', project: 'p', files });
    expect([at.taken, at.noted]).toEqual([[['s', []]], []]);
  });

  it('is nothing to a project that was opened while its files were written', async () => {
    const files = () => {
      at.project.id = 'q';
      return Promise.resolve([]);
    };
    await sessionSources.rest({ id: 's', project: 'p', files });
    expect(at.taken).toEqual([]);
  });

  it('is taken up after the one before, also where that one could not be read', async () => {
    const failing = { ...runOf('r').run, files: () => Promise.reject(new Error('gone')) };
    const first = sessionSources.rest(failing);
    const second = sessionSources.rest(runOf('s').run);
    await expect(first).rejects.toThrow('gone');
    await second;
    expect(at.taken).toEqual([['s', ['s.jsonl']]]);
  });
});
