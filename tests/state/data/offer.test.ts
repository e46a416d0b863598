import { beforeEach, expect, it, vi } from 'vitest';

/** What is shown, and how files are read. */
const at = vi.hoisted(() => ({
  importing: {
    isWaiting: false,
    read: (files: readonly unknown[], how: object) => Promise.resolve(at.reads.push([files, how])),
  },
  project: { isEmpty: false, source: null as object | null },
  reads: [] as unknown[],
}));
vi.mock('../../../src/state/data/importing.svelte.ts', () => ({ importing: at.importing }));
vi.mock('../../../src/state/project/open-project.svelte.ts', () => ({ openProject: at.project }));

const { offer } = await import('../../../src/state/data/offer.svelte.ts');

const files = [{ name: 'a', text: '' }];

beforeEach(() => {
  at.importing.isWaiting = false;
  Object.assign(at.project, { isEmpty: false, source: {} });
  at.reads = [];
  offer.cancel();
});

it.each([
  ['an empty project', { source: null, isEmpty: true }, false, true],
  ['files that wait for others', {}, true, true],
  ['files that wait beside what nothing could join', { source: null }, true, true],
  ['nothing that they could join', { source: null }, false, false],
])('asks nobody where there is %s', async (_what, project, isWaiting, add) => {
  Object.assign(at.project, project);
  at.importing.isWaiting = isWaiting;
  await offer.take(files);
  expect([offer.files, at.reads]).toEqual([null, [[files, { add }]]]);
});

it.each([true, false])('asks where files belong, and follows the answer (%s)', async (add) => {
  await offer.take(files);
  expect([offer.files, at.reads]).toEqual([files, []]);
  offer.answer(add);
  expect([offer.files, at.reads]).toEqual([null, [[files, { add }]]]);
});

it('reads nothing that was called off, nor where there is nothing', async () => {
  await offer.take(files);
  offer.cancel();
  await offer.take([]);
  expect([offer.files, at.reads]).toEqual([null, []]);
});
