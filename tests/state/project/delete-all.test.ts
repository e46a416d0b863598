import { beforeEach, expect, it, vi } from 'vitest';

const at = vi.hoisted(() => ({ isDone: true, did: [] as unknown[] }));
vi.mock('../../../src/state/runs/runs.svelte.ts', () => ({
  runs: { deleteAll: () => Promise.resolve(at.isDone) },
}));
vi.mock('../../../src/state/fit/session.svelte.ts', () => ({
  session: { close: () => at.did.push('close') },
}));
vi.mock('../../../src/state/project/open-project.svelte.ts', () => ({ SAMPLE: { id: 'sample' } }));
vi.mock('../../../src/state/project/project-list.svelte.ts', () => ({
  projectList: { all: [{ id: 'p' }, { id: 'sample' }] },
}));
vi.mock('../../../src/state/project/projects.svelte.ts', () => ({
  projects: {
    dismissDeleted: () => at.did.push('no undo'),
    open: (id: string) => Promise.resolve(at.did.push(`open ${id}`)),
  },
}));
vi.mock('../../../src/state/project/tabs.ts', () => ({
  tabs: { tell: (news: { project: string }) => at.did.push(`tell ${news.project}`) },
}));

const { deleteAll } = await import('../../../src/state/project/delete-all.ts');

beforeEach(() => {
  at.did = [];
});

it('all that is kept leaves every tab with the sample', async () => {
  at.isDone = true;
  await deleteAll();
  expect(at.did).toEqual(['close', 'no undo', 'tell p', 'tell sample', 'open sample']);
});

it('nothing changes on the screen where it could not be deleted', async () => {
  at.isDone = false;
  await deleteAll();
  expect(at.did).toEqual([]);
});
