import { beforeEach, expect, it, vi } from 'vitest';

/** What is shown, how files are read, and which are opened as projects. */
const at = vi.hoisted(() => ({
  importing: {
    isWaiting: false,
    read: (files: readonly unknown[], how: object) => Promise.resolve(at.reads.push([files, how])),
  },
  project: { isEmpty: false, source: null as object | null },
  reads: [] as unknown[],
  opened: [] as unknown[],
  started: Promise.resolve(),
}));
vi.mock('../../../src/state/fit/opening.ts', () => ({ opening: { start: () => at.started } }));
vi.mock('../../../src/state/data/importing.svelte.ts', () => ({ importing: at.importing }));
vi.mock('../../../src/state/project/open-project.svelte.ts', () => ({ openProject: at.project }));
vi.mock('../../../src/state/project/projects.svelte.ts', () => ({
  projects: { read: (file: Blob) => Promise.resolve(at.opened.push(file)) },
}));

const { offer } = await import('../../../src/state/data/offer.svelte.ts');

const files = [{ name: 'a', text: '' }];
const [OWN, WAITING] = [{ id: 'own' }, { id: 'waiting' }];

beforeEach(() => {
  Object.assign(at.importing, { source: OWN, isWaiting: false });
  Object.assign(at.project, { source: OWN, isEmpty: false });
  Object.assign(at, { reads: [], opened: [], started: Promise.resolve() });
  offer.cancel();
});

it.each([
  ['an empty project', { source: null }, { source: null, isEmpty: true }, true],
  ['files that wait for others', { source: WAITING, isWaiting: true }, {}, true],
  [
    'files that wait beside what nothing could join',
    { source: WAITING, isWaiting: true },
    { source: null },
    true,
  ],
  ['nothing that they could join', { source: null }, { source: null }, false],
])('asks nobody where there is %s', async (_what, shown, project, add) => {
  Object.assign(at.importing, shown);
  Object.assign(at.project, project);
  await offer.take(files);
  expect([offer.files, at.reads]).toEqual([null, [[files, { add }]]]);
});

it('waits until the project is open that was open last', async () => {
  Object.assign(at.project, { source: null });
  let open = (): void => undefined;
  at.started = new Promise((resolve) => (open = resolve));
  const taken = offer.take(files);
  await new Promise((resolve) => setTimeout(resolve));
  expect([offer.files, at.reads]).toEqual([null, []]);
  Object.assign(at.project, { source: OWN });
  open();
  await taken;
  expect([offer.files, at.reads]).toEqual([files, []]);
});

it.each([
  ['are ranked', false],
  ['are of the project, and wait for judgments', true],
])('asks where files belong beside others that %s', async (_what, isWaiting) => {
  at.importing.isWaiting = isWaiting;
  await offer.take(files);
  expect([offer.files, at.reads]).toEqual([files, []]);
});

it.each([true, false])('follows the answer (%s)', async (add) => {
  await offer.take(files);
  offer.answer(add);
  expect([offer.files, at.reads]).toEqual([null, [[files, { add }]]]);
});

it('reads nothing that was called off, nor where there is nothing', async () => {
  await offer.take(files);
  offer.cancel();
  await offer.take([]);
  expect([offer.files, at.reads]).toEqual([null, []]);
});

it('opens projects as they are, and asks of the others alone', async () => {
  const blob = new Blob(['x']);
  await offer.take([{ name: 'Mine.CARAVAN', blob }, ...files, { name: 'b.csv', blob }]);
  expect([at.opened, offer.files]).toEqual([[blob], [...files, { name: 'b.csv', blob }]]);
});
