import { expect, it } from 'vitest';
import type { JudgeTask } from '../../../../src/core/judge/setup.ts';
import { FixedTasks } from '../../../../src/state/judging/run/fixed-tasks.ts';
import { SETUP, replyTo } from '../../../storage/judging-run.ts';
import { JournalInMemory } from '../journal-in-memory.ts';

const [human, model] = SETUP.judges;
const TASKS: readonly JudgeTask[] = [0, 1].flatMap((judge) =>
  [0, 1].map((question) => ({ judge, question, left: 0, right: 1 })),
);
const SOURCE = { tasks: TASKS, most: 4, missing: 0, groups: [] };

it('asks models for their own tasks alone, in order', async () => {
  const judges = [{ ...human, provider: 'human' as const }, model];
  const source = new FixedTasks({ ...SETUP, judges }, SOURCE, new JournalInMemory());
  const given: JudgeTask[] = [];
  for await (const task of source.forModels()) given.push(task);
  expect(given).toEqual(TASKS.slice(2));
  expect([source.tasks, source.most]).toEqual([TASKS, 4]);
});

it('has come to its end when all is judged, whoever judged it', async () => {
  const journal = new JournalInMemory();
  const source = new FixedTasks(SETUP, SOURCE, journal);
  journal.read(...TASKS.slice(1).map(replyTo));
  source.fail();
  expect(await source.end()).toBeNull();
  journal.add(replyTo(TASKS[0]));
  expect(await source.end()).toBe('all-judged');
});
