import { expect, it, vi } from 'vitest';
import type { JudgedQuestion, JudgeReply, JudgeTask } from '../../../../src/core/judge/setup.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { HumanJudging } from '../../../../src/state/judging/work/human-judging.svelte.ts';

const TASKS: readonly JudgeTask[] = [
  { judge: 0, question: 0, left: 0, right: 1 },
  { judge: 0, question: 0, left: 1, right: 0 },
  { judge: 0, question: 1, left: 0, right: 1 },
];

function at(question: number): JudgedQuestion {
  const answers = [['a'], ['b']];
  return { id: String(question), category: null, turns: ['?'], reference: [], answers };
}

function reply(task: JudgeTask, outcome: Outcome): JudgeReply {
  return { ...task, outcome, text: '', usage: null, cost: 0, at: 1, elapsed: 1 };
}

/** A human over a store that is a list. */
function humanWith(said: readonly JudgeReply[] = []) {
  const kept = [...said];
  const store = { isFull: false };
  const human = new HumanJudging({
    ...{ tasks: TASKS, said },
    question: (place) => Promise.resolve(at(place)),
    keep: (one) => {
      if (!store.isFull) kept.push(one);
      return Promise.resolve(!store.isFull);
    },
    takeBack: (one) => {
      if (!store.isFull) kept.splice(kept.indexOf(one), 1);
      return Promise.resolve(!store.isFull);
    },
  });
  return { human, kept, store };
}

const shown = (human: HumanJudging) => human.shown?.task;

it('judges task after task and knows when all is done', async () => {
  const { human, kept } = humanWith();
  await human.next();
  for (const [place, task] of TASKS.entries()) {
    expect(human.isDone).toBe(false);
    expect(shown(human)).toEqual(task);
    expect(await human.judge(Outcome.tie)).toBe(true);
    expect(human.count).toBe(place + 1);
  }
  expect(human.isDone).toBe(true);
  expect(human.shown).toBeNull();
  expect(await human.judge(Outcome.tie)).toBe(false);
  expect(kept.map(({ question, left }) => [question, left])).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
  ]);
});

it('goes on with what is not judged yet', async () => {
  const { human } = humanWith([reply(TASKS[0], Outcome.left), reply(TASKS[1], Outcome.tie)]);
  await human.next();
  expect(human.count).toBe(2);
  expect(shown(human)).toEqual(TASKS[2]);
});

it('takes back one verdict after the other, those of an earlier visit too', async () => {
  const { human, kept } = humanWith([reply(TASKS[0], Outcome.left)]);
  await human.next();
  await human.judge(Outcome.right);
  expect(await human.undo()).toBe(true);
  expect(shown(human)).toEqual(TASKS[1]);
  expect(await human.undo()).toBe(true);
  expect(shown(human)).toEqual(TASKS[0]);
  expect(await human.undo()).toBe(false);
  expect(human.canUndo).toBe(false);
  expect(kept).toEqual([]);
  await human.judge(Outcome.tie);
  expect(kept).toMatchObject([{ ...TASKS[0], outcome: Outcome.tie }]);
});

it('does not count a second press while the first is stored', async () => {
  const { human, kept } = humanWith();
  await human.next();
  const both = [human.judge(Outcome.left), human.judge(Outcome.right), human.undo()];
  expect(await Promise.all(both)).toEqual([true, false, false]);
  expect(kept).toHaveLength(1);
});

it('keeps the pair where a verdict can’t be stored', async () => {
  const { human, store } = humanWith();
  await human.next();
  store.isFull = true;
  expect(await human.judge(Outcome.left)).toBe(false);
  expect(shown(human)).toEqual(TASKS[0]);
  expect(human.count).toBe(0);
  store.isFull = false;
  expect(await human.judge(Outcome.left)).toBe(true);
  // Nor is one taken back that is still there.
  store.isFull = true;
  expect(await human.undo()).toBe(false);
  expect([human.count, shown(human)]).toEqual([1, TASKS[1]]);
});

it('takes as long as it takes, though the time of day is set back meanwhile', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  try {
    const { human, kept } = humanWith();
    await human.next();
    vi.advanceTimersByTime(4000);
    const now = Date.UTC(2025, 11, 31);
    vi.setSystemTime(now);
    await human.judge(Outcome.tie);
    expect(kept[0]).toMatchObject({ at: now, elapsed: 4000 });
  } finally {
    vi.useRealTimers();
  }
});
