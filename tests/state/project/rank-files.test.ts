import { beforeEach, expect, it, vi } from 'vitest';
import type { DataRecord, DataSource } from '../../../src/storage/records.ts';
import { fitted } from '../../storage/fitted.ts';
import { reportOf, sourceOf } from '../data/data-sources.ts';

/** The open project, what is shown, and what a worker reads of its files. */
const at = vi.hoisted(() => ({
  project: { name: 'p', source: null as DataSource | null },
  session: { data: null as DataRecord | null, open: (data: DataRecord): unknown => data },
  list: [] as { dataHash: string }[],
  idle: (): unknown => undefined,
  read: (): object => ({}),
}));
vi.mock('../../../src/state/project/open-project.svelte.ts', () => ({ openProject: at.project }));
vi.mock('../../../src/state/fit/session.svelte.ts', () => ({ session: at.session }));
vi.mock('../../../src/state/data/importing.svelte.ts', () => ({
  importing: { idle: () => Promise.resolve(at.idle()) },
}));
vi.mock('../../../src/state/data/read-change.ts', () => ({
  readChange: () => Promise.resolve().then(() => at.read()),
}));
vi.mock('../../../src/state/runs/runs.svelte.ts', () => ({
  runs: {
    get list() {
      return at.list;
    },
  },
}));

const { rankFiles } = await import('../../../src/state/project/rank-files.ts');

const { data } = await fitted(1);
const earlier = { ...data, source: sourceOf([reportOf('a')], { id: 'earlier' }) };
let opened: string[] = [];

beforeEach(() => {
  opened = [];
  const open = ({ hash }: DataRecord) => opened.push(hash);
  Object.assign(at, {
    list: [],
    idle: (): unknown => undefined,
    read: () => ({ counts: data.counts, failure: null }),
  });
  Object.assign(at.session, { data: earlier, open });
  at.project.source = sourceOf([reportOf('a'), reportOf('b')]);
});

it('ranks files that a page stored which ended before it could', async () => {
  await rankFiles();
  expect(opened).toEqual([data.hash]);
});

it.each([
  ['they are shown', () => (at.session.data = { ...data, source: at.project.source })],
  ['their ranking is there, and an earlier one shown', () => (at.list = [{ dataHash: data.hash }])],
  ['there are none', () => (at.project.source = null)],
  ['none was judged', () => (at.project.source = sourceOf([reportOf('a', { judgments: 0 })]))],
  ['nothing of them is left', () => (at.read = () => ({ failure: { kind: 'no-judgments' } }))],
  [
    'they can’t be read',
    () => {
      at.read = () => {
        throw new Error('no');
      };
    },
  ],
  ['others are read', () => (at.idle = () => (at.session.data = null))],
])('does nothing where %s', async (_what, act) => {
  act();
  await rankFiles();
  expect(opened).toEqual([]);
});

it.each([
  ['the project', () => (at.project.source = sourceOf([reportOf('c')]))],
  ['the screen', () => (at.session.data = null)],
])('does nothing where %s has changed meanwhile', async (_what, change) => {
  at.read = () => {
    change();
    return { counts: data.counts, failure: null };
  };
  await rankFiles();
  expect(opened).toEqual([]);
});
