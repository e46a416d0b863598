import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { addAnswers, createAsking } from '../../../src/storage/asking/asking.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { ASKED, ASK_SETUP, answerTo } from '../../storage/asking-run.ts';

vi.mock('../../../src/state/page/router.svelte.ts', () => ({ router: { page: 'ask' } }));
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({ preferences: {} }));
vi.mock('../../../src/state/asking/draft/draft.svelte.ts', () => ({ AskingDraft: vi.fn() }));
vi.mock('../../../src/state/project/projects.svelte.ts', () => ({ projects: {} }));
vi.mock('../../../src/state/page/storage.svelte.ts', () => ({
  storage: { whenBack: () => undefined, protect: () => Promise.resolve() },
}));
vi.mock('../../../src/state/connections/providers.ts', () => ({
  PROVIDER_FACTS: { openai: { needsKey: true } },
  ask: (_model: unknown, _conversation: unknown, _key: unknown, signal: AbortSignal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    }),
}));
// What a run becomes in its project is for other tests.
vi.mock('../../../src/state/project/session-sources.svelte.ts', () => {
  const nothing = () => Promise.resolve();
  return { sessionSources: { begin: nothing, end: nothing, rest: nothing } };
});
vi.mock('../../../src/state/project/catch-up.ts', () => ({ catchUp: () => Promise.resolve() }));
vi.stubGlobal('location', { search: '' });
vi.stubGlobal('window', { location: { protocol: 'https:' }, isSecureContext: true });
vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new Error('none')) } });

const { asking } = await import('../../../src/state/asking/asking.svelte.ts');
const { apiKeys } = await import('../../../src/state/connections/keys.svelte.ts');
const { openProject } = await import('../../../src/state/project/open-project.svelte.ts');

async function begin(): Promise<string> {
  const about = { project: openProject.id, id: crypto.randomUUID(), createdAt: 1 };
  return (await createAsking({ ...about, name: 'mine', setup: ASK_SETUP }, ASKED, [])).id;
}

beforeEach(deleteEverything);

it('stores a run of the open project, which is opened once and asks nothing by itself', async () => {
  const id = await begin();
  const run = (await asking.openRun(id)) ?? expect.fail();
  expect(await asking.openRun(id)).toBe(run);
  expect(run.record).toMatchObject({ id, name: 'mine', project: openProject.id });
  expect([run.work.life.stage, run.work.missingKeys]).toEqual([
    'idle',
    ['https://api.example.org/v1'],
  ]);
  // Two models, two samples, four turns.
  expect(run.figures).toMatchObject({ asked: 0, all: 16 });
  expect([run.questionId(1), (await run.question(1))?.id]).toEqual(['q2', 'q2']);
  apiKeys.hold('https://api.example.org/v1', 'sk-test-0123456789abcdef');
  expect(run.work.missingKeys).toEqual([]);
});

it('lists runs with how far they are, renames them, deletes them and brings them back', async () => {
  const id = await begin();
  await addAnswers(id, [answerTo({}), answerTo({ question: 2, finish: 'length', latency: 0 })]);
  const run = (await asking.openRun(id)) ?? expect.fail();
  // The cut turn leaves the other of its conversation out.
  expect(run.figures).toMatchObject({ asked: 2, all: 15, cut: 1 });
  // What came out of a batch counts in no mean of times.
  expect(run.figures.models[0].latency).toBe(18);
  await vi.waitFor(() => {
    expect(run.newest).toHaveLength(2);
  });
  expect(run.money).toEqual({ spent: 0.002, lost: 0, inFlight: 0 });
  await asking.runs.rename(id, 'ours');
  await vi.waitFor(() => {
    expect(run.record.name).toBe('ours');
  });
  expect(asking.runs.list).toMatchObject([{ record: { id, name: 'ours' }, done: 2 }]);
  await asking.runs.delete(id);
  expect([asking.runs.list, asking.runs.deleted?.record.id]).toEqual([[], id]);
  expect(await asking.openRun(id)).toBeNull();
  await asking.runs.undoDelete();
  expect(asking.runs.list).toHaveLength(1);
  const again = (await asking.openRun(id)) ?? expect.fail();
  expect([again === run, again.figures.asked]).toEqual([false, 2]);
});

it('breaks the calls of a run off that is deleted', async () => {
  const id = await begin();
  const run = (await asking.openRun(id)) ?? expect.fail();
  const over = run.work.start();
  await vi.waitFor(() => {
    expect(run.work.life.stage).toBe('running');
  });
  await asking.runs.delete(id);
  await over;
  expect(run.work.life.stage).toBe('rest');
});

it('says why a run could not be renamed', async () => {
  await asking.runs.rename('gone', 'x');
  expect(asking.failure).toEqual({ kind: 'run-gone' });
  asking.dismissFailure();
  expect(asking.failure).toBeNull();
});
