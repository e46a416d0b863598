import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { JudgeTask, JudgingSetup } from '../../../../src/core/judge/setup.ts';
import type { Answered } from '../../../../src/judges/contract.ts';
import { JudgeCallError } from '../../../../src/judges/contract.ts';
import { createRun, deleteRun, loadReplies, loadRun } from '../../../../src/storage/judging.ts';
import { deleteEverything } from '../../../../src/storage/runs.ts';
import { QUESTIONS, SETUP } from '../../../storage/judging-run.ts';
import { PROJECT } from '../../../storage/in-project.ts';

/** Calls under way, in order; each is answered by the test. */
const calls: { answer(part?: Partial<Answered>): void; fail(error: unknown): void }[] = [];

vi.mock('../../../../src/state/connections/providers.ts', () => ({
  PROVIDER_FACTS: { openai: { needsKey: true } },
  ask: (_judge: unknown, _question: unknown, _key: unknown, signal: AbortSignal) =>
    new Promise<Answered>((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
      calls.push({
        answer: (part) => {
          const said = { text: '[[A]]', thinking: '', servedBy: null, usage: null } as const;
          resolve({ ...said, stop: 'end', refused: [], ...part });
        },
        fail: reject,
      });
    }),
}));
vi.stubGlobal('window', { location: { protocol: 'https:' }, isSecureContext: true });

const { FixedTasks } = await import('../../../../src/state/judging/run/fixed-tasks.ts');
const { VerdictJournal } = await import('../../../../src/state/judging/run/verdict-journal.ts');
const { RunLock } = await import('../../../../src/state/calls/run-lock.ts');
const { JudgesAtWork } =
  await import('../../../../src/state/judging/work/judges-at-work.svelte.ts');
const { apiKeys } = await import('../../../../src/state/connections/keys.svelte.ts');

const TASKS: readonly JudgeTask[] = [
  { judge: 0, question: 0, left: 0, right: 1 },
  { judge: 0, question: 1, left: 0, right: 1 },
];
/** One judge, who is asked one thing at a time. */
const ALONE: JudgingSetup = {
  ...{ ...SETUP, judges: SETUP.judges.slice(0, 1), prices: [null], budget: null },
  concurrency: 1,
};

/** The judges of a stored run with two tasks; `isFree` says whether its lock is. */
async function begin(isFree = true) {
  const about = { project: PROJECT, id: 'r', name: 'r', setup: ALONE, most: 2, createdAt: 1 };
  const record = await createRun(about, QUESTIONS);
  const journal = new VerdictJournal('r');
  const lock = new RunLock('judging', 'r');
  const take = vi.spyOn(lock, 'take').mockResolvedValue(isFree);
  const free = vi.spyOn(lock, 'free').mockReturnValue();
  const planned = { tasks: TASKS, most: 2, missing: 0, groups: [] };
  const work = new JudgesAtWork({
    ...{ record, journal, lock, source: new FixedTasks(ALONE, planned, journal) },
    question: (at) => Promise.resolve(QUESTIONS[at]),
    readingOf: () => 'brackets',
    tally: { show: () => undefined },
  });
  return { work, journal, take, free };
}

/** Waits until so many calls were made in all. */
const called = (count: number) =>
  vi.waitFor(() => {
    expect(calls).toHaveLength(count);
  });

beforeEach(async () => {
  calls.length = 0;
  await deleteEverything();
});
afterEach(() => {
  apiKeys.hold(SETUP.judges[0].baseUrl, '');
});

it('asks for all that is wanted, keeps it in the journal and comes to rest', async () => {
  const { work, journal, take, free } = await begin();
  expect(work.life.stage).toBe('idle');
  const over = work.start();
  expect(work.life.stage).toBe('starting');
  await called(1);
  expect(work.life.stage).toBe('running');
  calls[0].answer();
  await called(2);
  calls[1].answer({ text: 'I would say [[B]]' });
  await over;
  expect(work.life).toEqual({ stage: 'rest', rest: { kind: 'done' } });
  expect(journal.size).toBe(2);
  expect((await loadReplies('r')).map(({ text }) => text)).toEqual(['[[A]]', 'I would say [[B]]']);
  expect((await loadRun('r'))?.end).toBe('all-judged');
  expect(work.news?.perReply).toBeGreaterThan(0);
  expect([take.mock.calls.length, free.mock.calls.length]).toEqual([1, 1]);
});

it('starts once, though it is asked to twice before it has begun', async () => {
  const { work, take } = await begin();
  const both = [work.start(), work.start()];
  await called(1);
  calls[0].answer();
  await called(2);
  calls[1].answer();
  await Promise.all(both);
  expect(take).toHaveBeenCalledTimes(1);
  expect(calls).toHaveLength(2);
});

it('asks nothing where another tab has the run', async () => {
  const { work, free } = await begin(false);
  await work.start();
  expect(work.life).toEqual({ stage: 'elsewhere' });
  expect([calls.length, free.mock.calls.length]).toEqual([0, 0]);
});

it('makes no further call while it is paused, and goes on', async () => {
  const { work, journal } = await begin();
  const over = work.start();
  await called(1);
  work.pause();
  expect(work.life.stage).toBe('paused');
  calls[0].answer();
  await vi.waitFor(() => {
    expect(journal.size).toBe(1);
  });
  expect(calls).toHaveLength(1);
  work.resume();
  expect(work.life.stage).toBe('running');
  await called(2);
  calls[1].answer();
  await over;
  expect(work.life).toMatchObject({ rest: { kind: 'done' } });
});

it('breaks calls off when it is stopped, and says so until they are', async () => {
  const { work, journal } = await begin();
  const over = work.start();
  await called(1);
  work.stop();
  expect(work.life.stage).toBe('stopping');
  // Nothing can be done about it any more.
  work.pause();
  work.resume();
  await work.start();
  expect(work.life.stage).toBe('stopping');
  await over;
  expect(work.life).toEqual({ stage: 'rest', rest: { kind: 'stopped' } });
  expect(journal.size).toBe(0);
  const again = work.start();
  await called(2);
  calls[1].answer();
  await called(3);
  calls[2].answer();
  await again;
  expect(journal.size).toBe(2);
});

it('tells which tasks failed, and of a halt why', async () => {
  const { work } = await begin();
  const over = work.start();
  await called(1);
  const said = { kind: 'judge-call', reason: 'wrong-key', host: 'h' } as const;
  const failure = { ...said, status: 401, message: '' };
  calls[0].fail(new JudgeCallError(failure));
  await over;
  expect(work.life).toEqual({ stage: 'rest', rest: { kind: 'halted', failure } });
  expect(work.news).toMatchObject({ failureCount: 1, failures: [{ task: TASKS[0], failure }] });
});

it('is halted where the run is gone', async () => {
  const { work, free } = await begin();
  await deleteRun('r');
  await work.start();
  expect(work.life).toEqual({
    stage: 'rest',
    rest: { kind: 'halted', failure: { kind: 'run-gone' } },
  });
  expect(free).toHaveBeenCalledTimes(1);
});

it('says which keys are missing, each address once', async () => {
  const { work } = await begin();
  const { baseUrl } = SETUP.judges[0];
  expect(work.missingKeys).toEqual([baseUrl]);
  apiKeys.hold(baseUrl, 'sk-test-0123456789abcdef');
  expect(work.missingKeys).toEqual([]);
});
