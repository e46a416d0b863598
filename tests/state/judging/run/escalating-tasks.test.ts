import { expect, it } from 'vitest';
import type { JudgeTask, JudgingSetup } from '../../../../src/core/judge/setup.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { EscalatingTasks } from '../../../../src/state/judging/run/escalating-tasks.ts';
import { taskKey } from '../../../../src/state/judging/run/tasks.ts';
import { SETUP, replyTo } from '../../../storage/judging-run.ts';
import { JournalInMemory } from '../journal-in-memory.ts';

const [judge] = SETUP.judges;
/** A judge on this device, a human, and one over the network who is asked in doubt. */
const ESCALATING: JudgingSetup = {
  ...SETUP,
  judges: [
    { ...judge, name: 'local', provider: 'lexical' },
    { ...judge, name: 'human', provider: 'human' },
    { ...judge, name: 'network' },
  ],
  escalation: { from: 0 },
};
const PLANNED: readonly JudgeTask[] = [0, 1, 2].flatMap((by) =>
  [0, 1].map((question) => ({ judge: by, question, left: 0, right: 1 })),
);

function begin() {
  const journal = new JournalInMemory();
  const source = new EscalatingTasks(ESCALATING, { from: 0 }, PLANNED, journal);
  return { journal, source };
}

const said = (question: number, outcome: Outcome, by = 0) =>
  replyTo({ judge: by, question, outcome });
const doubtful = (source: EscalatingTasks) =>
  source.tasks.filter((task) => task.judge === 2).map(({ question }) => question);

it('asks the network about ties and about nothing else', () => {
  const { journal, source } = begin();
  expect([doubtful(source), source.most]).toEqual([[], 4]);
  journal.add(said(0, Outcome.left), said(1, Outcome.tie));
  expect([doubtful(source), source.most]).toEqual([[1], 5]);
});

it('follows what is read anew, read otherwise and taken back', () => {
  const { journal, source } = begin();
  journal.read(said(0, Outcome.tie), said(1, Outcome.tie));
  expect(doubtful(source)).toEqual([0, 1]);
  journal.reread([said(1, Outcome.tie)], [said(1, Outcome.left)]);
  expect(doubtful(source)).toEqual([0]);
  journal.remove(said(0, Outcome.tie));
  expect(doubtful(source)).toEqual([]);
  journal.read(said(1, Outcome.unparsed));
  expect(doubtful(source)).toEqual([1]);
});

it('gives doubtful tasks as they come to models, and ends when nothing new can', async () => {
  const { journal, source } = begin();
  const given: string[] = [];
  for await (const task of source.forModels()) {
    given.push(taskKey(task));
    if (task.judge === 0) {
      // The first can't be judged, which is a doubt; of the second there is none.
      if (task.question === 0) source.fail(task);
      else journal.add(said(1, Outcome.left));
    }
  }
  expect(given).toEqual(['0,0,0,1', '0,1,0,1', '2,0,0,1']);
});

it('waits for the first judge, whose replies may still be on their way', async () => {
  const { journal, source } = begin();
  const tasks = source.forModels();
  for (let i = 0; i < 2; i++) await tasks.next();
  let isGiven = false;
  const next = tasks.next().then(({ value }) => {
    isGiven = true;
    return value as JudgeTask;
  });
  journal.add(said(1, Outcome.right));
  await new Promise((resolve) => setTimeout(resolve));
  expect(isGiven).toBe(false);
  journal.add(said(0, Outcome.tie));
  expect(await next).toEqual({ judge: 2, question: 0, left: 0, right: 1 });
});

it('has come to its end when humans and doubts are judged too', async () => {
  const { journal, source } = begin();
  journal.add(said(0, Outcome.left), said(1, Outcome.tie), said(0, Outcome.left, 1));
  journal.add(said(1, Outcome.left, 1));
  expect(await source.end()).toBeNull();
  journal.add(said(1, Outcome.left, 2));
  expect(await source.end()).toBe('all-judged');
});
