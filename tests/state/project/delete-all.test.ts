import { beforeEach, expect, it, vi } from 'vitest';

const at = vi.hoisted(() => ({ isDone: true, did: [] as unknown[] }));
vi.mock('../../../src/state/runs/runs.svelte.ts', () => ({
  runs: { deleteAll: () => Promise.resolve(at.isDone) },
}));
vi.mock('../../../src/state/fit/session.svelte.ts', () => ({
  session: { close: () => at.did.push('close') },
}));
vi.mock('../../../src/state/project/project-list.svelte.ts', () => ({
  projectList: { all: [{ id: 'p' }, { id: 'sample' }] },
}));
vi.mock('../../../src/state/project/tabs.ts', () => ({
  tabs: { tell: (news: { project: string }) => at.did.push(`tell ${news.project}`) },
}));

const { deleteAll } = await import('../../../src/state/project/delete-all.ts');
const beginAnew = () => at.did.push('begin anew');

beforeEach(() => {
  at.did = [];
});

it('all that is kept is told to every tab, and the page begins anew', async () => {
  at.isDone = true;
  await deleteAll(beginAnew);
  expect(at.did).toEqual(['close', 'tell p', 'tell sample', 'begin anew']);
});

it('nothing changes on the screen where it could not be deleted', async () => {
  at.isDone = false;
  await deleteAll(beginAnew);
  expect(at.did).toEqual([]);
});
