import { beforeEach, expect, it, vi } from 'vitest';

const at = vi.hoisted(() => ({ isDone: true, did: [] as unknown[] }));
vi.mock('../../../src/state/runs/runs.svelte.ts', () => ({
  runs: { deleteAll: () => Promise.resolve(at.isDone) },
}));
vi.mock('../../../src/state/fit/session.svelte.ts', () => ({
  session: { close: () => at.did.push('close') },
}));
vi.mock('../../../src/state/page/begin-anew.ts', () => ({
  beginAnew: () => at.did.push('begin anew'),
}));
vi.mock('../../../src/state/project/tabs.ts', () => ({
  tabs: { tell: ({ kind }: { kind: string }) => at.did.push(`tell ${kind}`) },
}));

const { deleteAll } = await import('../../../src/state/project/delete-all.ts');

beforeEach(() => {
  at.did = [];
});

it('what is deleted is told to every tab, and the page begins anew', async () => {
  at.isDone = true;
  await deleteAll();
  expect(at.did).toEqual(['close', 'tell everything-deleted', 'begin anew']);
});

it('nothing changes on the screen where it could not be deleted', async () => {
  at.isDone = false;
  await deleteAll();
  expect(at.did).toEqual([]);
});
