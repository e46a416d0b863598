import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { preview } from '../../../src/core/fit/fit.ts';
import { findingsOf } from '../../../src/core/judge/findings/findings.ts';
import { NOTHING_BEFORE } from '../../../src/core/judge/plan/before.ts';
import { planTasks } from '../../../src/core/judge/plan/tasks.ts';
import type { JudgingSetup } from '../../../src/core/judge/setup.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { addReplies, createRun, deleteRun, loadReplies } from '../../../src/storage/judging.ts';
import * as parts from '../../../src/storage/judging-parts.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import type * as NewestOnly from '../../../src/state/work/newest-only.ts';
import type { JobName, Jobs } from '../../../workers/protocol.ts';
import { QUESTIONS, SETUP, replyTo } from '../../storage/judging-run.ts';
import { PROJECT } from '../../storage/in-project.ts';

type Input = Jobs['planTasks']['input'] &
  Jobs['judgeFindings']['input'] &
  Jobs['approximate']['input'];

function answer(name: JobName, input: Input): unknown {
  if (name === 'planTasks') return planTasks(input.plan, input.answered, input.judges, input.known);
  if (name === 'judgeFindings') return findingsOf(input.columns, input.judges);
  return preview(input.counts, input.model, input.intervals);
}

/** What becomes of the run as a source of its project. */
const sourced = vi.hoisted((): string[] => []);
vi.mock('../../../src/jobs.ts', () => ({
  isAbort: (error: unknown) => error instanceof DOMException && error.name === 'AbortError',
  run: (name: JobName, input: Input) => Promise.resolve(answer(name, input)),
}));
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: { intervals: { narrow: 0.68, wide: 0.95 } },
}));
// How long it rests between two looks is for other tests.
vi.mock('../../../src/state/work/newest-only.ts', async (original) => {
  const { newestOnly } = await original<typeof NewestOnly>();
  const withoutRest: typeof newestOnly = (work) => newestOnly(work, 0);
  return { newestOnly: withoutRest };
});
vi.mock('../../../src/state/connections/providers.ts', () => ({ PROVIDER_FACTS: {} }));
vi.mock('../../../src/state/judging/run/before-run.ts', () => ({
  beforeRun: () => Promise.resolve(NOTHING_BEFORE),
}));
vi.mock('../../../src/state/project/session-sources.svelte.ts', () => {
  const note = (what: string) => () => void sourced.push(what);
  const acts = { begin: note('begin'), changed: note('changed'), end: note('end') };
  return { sessionSources: { ...acts, rest: note('rest') } };
});
vi.stubGlobal('location', { search: '', hash: '' });
vi.stubGlobal('window', { location: { protocol: 'https:' }, isSecureContext: true });
vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new Error('none')) } });

const { filesOf } = await import('../../../src/state/judging/run/run-files.ts');
const { OpenRun } = await import('../../../src/state/judging/open-run.svelte.ts');

const [judge] = SETUP.judges;
const WITH_HUMAN: JudgingSetup = {
  ...SETUP,
  judges: [{ ...judge, name: 'human', provider: 'human' }, judge],
};

async function begin(setup: JudgingSetup = WITH_HUMAN) {
  await createRun(
    { project: PROJECT, id: 'r', name: 'r', setup, most: 8, createdAt: 1 },
    QUESTIONS,
  );
  return (await OpenRun.load('r')) ?? expect.fail();
}

beforeEach(async () => {
  await deleteEverything();
  sourced.length = 0;
});

it('is null where it is gone', async () => {
  expect(await OpenRun.load('gone')).toBeNull();
});

it('keeps what a human says, and all who follow the journal know of it', async () => {
  const run = await begin();
  const human = run.human(0) ?? expect.fail();
  expect([run.most, human.total, run.openTasks(0).length]).toEqual([8, 4, 4]);
  expect(run.figures.said.map(({ replies }) => replies)).toEqual([0, 0]);
  await run.hold();
  await human.next();
  expect(await human.judge(Outcome.left)).toBe(true);
  expect(await loadReplies('r')).toHaveLength(1);
  expect(run.openTasks(0)).toHaveLength(3);
  await vi.waitFor(() => {
    expect(run.figures.done).toBe(1);
    expect(run.ranking?.summary.rows).toHaveLength(2);
  });
  expect(await human.undo()).toBe(true);
  await vi.waitFor(() => {
    expect([run.figures.done, run.ranking]).toEqual([0, null]);
  });
  run.letGo();
});

it('is at work in its project while somebody holds it, and a source once there is something', async () => {
  const run = await begin();
  await run.hold();
  run.letGo();
  const lives = () => sourced.filter((what) => what !== 'changed');
  expect(lives()).toEqual(['begin', 'end']);
  await run.hold();
  await run.journal.add([replyTo({})]);
  sourced.length = 0;
  // The leaderboard follows what the run shows.
  await vi.waitFor(() => {
    expect(sourced).toContain('changed');
  });
  expect(lives()).toEqual([]);
  run.letGo();
  expect(lives()).toEqual(['rest']);
});

it('says why a verdict was not kept, until the next one is', async () => {
  const run = await begin();
  const human = run.human(0) ?? expect.fail();
  await human.next();
  const deleted = (await deleteRun('r')) ?? expect.fail();
  expect(await human.judge(Outcome.left)).toBe(false);
  expect(run.failure).toEqual({ kind: 'run-gone' });
  const { record } = deleted;
  await createRun(record, QUESTIONS);
  expect(await human.judge(Outcome.left)).toBe(true);
  expect(run.failure).toBeNull();
});

it('takes up what another tab has said when it is held', async () => {
  const run = await begin();
  await addReplies('r', [replyTo({}), replyTo({ judge: 1 })]);
  expect(await run.hold()).toBe(true);
  expect(run.figures.done).toBe(2);
  expect(run.human(0)?.count).toBe(1);
  expect([run.human(1), run.openTasks(1).length]).toEqual([null, 3]);
  run.letGo();
});

it('looks for findings anew where one verdict has taken the place of another', async () => {
  const run = await begin();
  const habits = () => {
    const { findings } = run.results;
    if (findings === null || findings.failure) return null;
    return findings.value.judges[0].counts.leftWins.reduce((sum, wins) => sum + wins, 0);
  };
  const human = run.human(0) ?? expect.fail();
  await human.next();
  await human.judge(Outcome.left);
  await vi.waitFor(() => {
    expect(run.figures.done).toBe(1);
  });
  await vi.waitFor(() => {
    expect(habits()).toBe(1);
  });
  // As many as before, and before anything was drawn.
  await human.undo();
  await human.judge(Outcome.right);
  await vi.waitFor(
    () => {
      expect(habits()).toBe(0);
    },
    { timeout: 10_000 },
  );
});

it('asks about other doubts where the first judge is read by another rule', async () => {
  const run = await begin({
    ...SETUP,
    judges: [{ ...judge, name: 'local', provider: 'local-model' }, judge],
    escalation: { from: 0 },
    plan: { kind: 'all', bothOrders: false },
  });
  const reply = replyTo({ ...run.tasks[0], outcome: Outcome.unparsed });
  await run.journal.add([reply]);
  expect(run.openTasks(1)).toHaveLength(1);
  await run.journal.reread([reply], [{ ...reply, outcome: Outcome.left }], ['last-line', null]);
  expect(run.openTasks(1)).toEqual([]);
});

it('reads a question once, and again where it could not be had', async () => {
  const run = await begin();
  const load = vi.spyOn(parts, 'loadQuestion').mockRejectedValueOnce(new Error('closed'));
  await expect(run.question(0)).rejects.toThrow('closed');
  expect((await run.question(0))?.id).toBe('q1');
  expect(await run.question(0)).toBe(await run.question(0));
  expect(load).toHaveBeenCalledTimes(2);
  load.mockRestore();
});

it('has the name that it was given while it is open', async () => {
  const run = await begin();
  run.renamed('mine');
  const [judgments] = await filesOf(run.record);
  expect([run.record.name, judgments.name]).toEqual(['mine', 'mine.jsonl']);
});

it('writes what is judged as a file that names its models', async () => {
  const run = await begin();
  await run.journal.add([replyTo({ judge: 1 })]);
  const [judgments, questions] = await filesOf(run.record);
  expect([judgments.name, questions.name]).toEqual(['r.jsonl', 'r-questions.jsonl']);
  expect((await judgments.blob.text()).trim().split('\n')).toHaveLength(1);
  expect(await questions.blob.text()).toContain('"q1"');
});
