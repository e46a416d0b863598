import { expect, it, vi } from 'vitest';
import { nextBatch } from '../../../../src/core/judge/plan/adaptive.ts';
import type { AdaptivePlan, AdaptiveRun } from '../../../../src/core/judge/plan/adaptive.ts';
import { RunTally } from '../../../../src/core/judge/run-tally.ts';
import type { JudgeTask } from '../../../../src/core/judge/setup.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import type { Jobs } from '../../../../workers/protocol.ts';
import { countsOf } from '../../../core/counts-of.ts';
import { replyTo } from '../../../storage/judging-run.ts';
import { JournalInMemory } from '../journal-in-memory.ts';

vi.mock('../../../../src/jobs.ts', () => ({
  run: (_name: string, { run, size }: Jobs['nextBatch']['input']) =>
    Promise.resolve(nextBatch(run, size, 500)),
}));

const { AdaptiveTasks } =
  await import('../../../../src/state/judging/run/adaptive-tasks.svelte.ts');
const { taskKey } = await import('../../../../src/state/judging/run/tasks.ts');

const MODELS = ['a', 'b', 'c'];

/** A run of three models on so many questions; of two, the first of the alphabet wins. */
function begin(
  questions: number,
  part: Partial<AdaptivePlan> = {},
  before: Pick<AdaptiveRun, 'base' | 'known'> = {},
) {
  const tally = new RunTally(MODELS, 1);
  const journal = new JournalInMemory();
  const work = new AdaptiveTasks({
    plan: {
      ...{ kind: 'adaptive', goal: { kind: 'best' }, confidence: 0.95, randomShare: 0.1 },
      ...{ most: 1000, seed: 1 },
      ...part,
    },
    models: MODELS,
    answered: { models: 3, questions, has: new Uint8Array(3 * questions).fill(1) },
    judges: 1,
    most: part.most ?? 1000,
    size: 4,
    journal,
    counts: () => tally.countsByQuestion(),
    ...before,
  });
  const judge = (task: JudgeTask, isTie = false): void => {
    const won = task.left < task.right ? Outcome.left : Outcome.right;
    const outcome = isTie ? Outcome.tie : won;
    tally.add(replyTo({ ...task, outcome }));
    journal.add(replyTo({ ...task, outcome }));
  };
  return { work, journal, judge };
}

it('asks until its goal is reached, and tells how near it is', async () => {
  const { work, journal, judge } = begin(200);
  expect(work.standing).toBeNull();
  const seen: number[] = [];
  for await (const task of work.forModels()) {
    seen.push(work.standing?.answer.probability ?? 0);
    judge(task);
  }
  expect(seen[0]).toBeLessThan(0.5);
  expect(work.standing).toMatchObject({ stop: 'reached', answer: { kind: 'best', model: 0 } });
  expect(work.standing?.answer.probability).toBeGreaterThanOrEqual(0.95);
  expect(journal.size).toBeLessThan(600);
});

it('waits neither for what failed nor asks it again, and says that the goal was not reached', async () => {
  // Ties never reach it, and the last judgment might.
  const goal = { kind: 'pair', model: 0, other: 1 } as const;
  const { work, judge } = begin(3, { confidence: 0.58, goal });
  const asked: string[] = [];
  for await (const task of work.forModels()) {
    asked.push(taskKey(task));
    if (asked.length % 2 === 0) work.fail(task);
    else judge(task, true);
  }
  // Three pairs on three questions in both orders are all there is.
  expect([asked.length, new Set(asked).size]).toEqual([18, 18]);
  expect(work.standing?.stop).toBe('exhausted');
  // Resumed, it asks for the half that failed.
  const again: string[] = [];
  for await (const task of work.forModels()) {
    again.push(taskKey(task));
    judge(task, true);
  }
  expect(again.sort()).toEqual(asked.filter((_, at) => at % 2 === 1).sort());
});

it('looks once more when the calls in progress have ended', async () => {
  const { work, judge } = begin(2, { most: 4, confidence: 0.999999 });
  const tasks = work.forModels();
  const given: JudgeTask[] = [];
  for (let i = 0; i < 4; i++) given.push((await tasks.next()).value as JudgeTask);
  let isOver = false;
  const end = tasks.next().then(() => (isOver = true));
  await new Promise((resolve) => setTimeout(resolve));
  const before = work.standing?.answer.probability ?? 1;
  expect([isOver, work.standing?.stop]).toEqual([false, 'most']);
  given.forEach((task) => {
    judge(task);
  });
  await end;
  expect(work.standing?.stop).toBe('most');
  expect(work.standing?.answer.probability).toBeGreaterThan(before);
});

it('goes by what was judged before, and asks nothing of it again', async () => {
  const known = [0, 1, 2].flatMap((left) =>
    [0, 1, 2].flatMap((right) => (left === right ? [] : [{ judge: 0, question: 1, left, right }])),
  );
  const base = countsOf([['z', 'a', 9, 1]]);
  const { work, judge } = begin(2, { confidence: 0.999999 }, { base, known });
  const asked: JudgeTask[] = [];
  for await (const task of work.forModels()) {
    asked.push(task);
    judge(task);
  }
  expect(new Set(asked.map(({ question }) => question))).toEqual(new Set([0]));
  expect(work.standing).toMatchObject({ stop: 'questions', models: [...MODELS, 'z'] });
  expect(await work.look()).toMatchObject({
    stop: 'questions',
    answer: { kind: 'best', model: 3 },
  });
  expect(await work.end()).toBe('questions-too-few');
});
