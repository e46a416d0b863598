import { expect, it } from 'vitest';
import type { AskTask, Finish } from '../../../src/core/ask/setup.ts';
import { AnswerJournal, answerName } from '../../../src/state/asking/answer-journal.ts';
import type { AnswerOutline } from '../../../src/state/asking/answer-journal.ts';
import { AskTasks } from '../../../src/state/asking/ask-tasks.ts';
import { ASK_SETUP, answerTo } from '../../storage/asking-run.ts';

/** A journal without a disk. */
class InMemory extends AnswerJournal {
  readonly #answers = new Map<string, AnswerOutline>();

  constructor() {
    super('in memory');
  }

  override of(task: AskTask): AnswerOutline | null {
    return this.#answers.get(answerName(task)) ?? null;
  }

  override outlines(): Iterable<AnswerOutline> {
    return this.#answers.values();
  }

  put(task: AskTask, finish: Finish): void {
    this.#answers.set(answerName(task), answerTo({ ...task, finish }));
  }
}

/** Two models, two questions, the second of two turns. */
function begin() {
  const journal = new InMemory();
  const setup = { ...ASK_SETUP, questions: 2, samples: 1 };
  const tasks = new AskTasks(setup, [1, 2], journal);
  const answer = (task: AskTask, finish: Finish = 'end') => {
    journal.put(task, finish);
    tasks.stored(task);
  };
  return { journal, tasks, answer };
}

function short({ model, question, turn }: AskTask): string {
  return `${String(model)}${String(question)}${String(turn)}`;
}

/** Takes so many tasks, all of which have to be there at once. */
async function taken(session: AsyncGenerator<AskTask>, count: number): Promise<AskTask[]> {
  const tasks: AskTask[] = [];
  for (let at = 0; at < count; at++) {
    const { value } = (await session.next()) as IteratorResult<AskTask, undefined>;
    if (value) tasks.push(value);
  }
  return tasks;
}

it('asks every model in turn, and a turn once the one before it is stored', async () => {
  const { tasks, answer } = begin();
  const session = tasks.session();
  const given = await taken(session, 4);
  expect(given.map(short)).toEqual(['000', '100', '010', '110']);
  let isThere = false;
  const next = session.next().finally(() => (isThere = true));
  answer(given[0]);
  await Promise.resolve();
  expect(isThere).toBe(false);
  answer(given[3]);
  expect(short((await next).value as AskTask)).toBe('111');
  answer(given[1]);
  answer(given[2]);
  const [second] = await taken(session, 1);
  expect(short(second)).toBe('011');
  expect(tasks.isDone).toBe(false);
  answer(second);
  answer({ ...given[3], turn: 1 });
  expect((await session.next()).done).toBe(true);
  expect(tasks.isDone).toBe(true);
});

it('ends a conversation with a turn that was refused, cut or empty', async () => {
  for (const finish of ['refusal', 'length', 'empty'] as const) {
    const { tasks, answer } = begin();
    const session = tasks.session();
    for (const task of await taken(session, 4)) answer(task, task.question === 1 ? finish : 'end');
    expect((await session.next()).done).toBe(true);
    expect(tasks.isDone).toBe(true);
  }
});

it('lets a conversation rest that failed, until the next session', async () => {
  const { tasks, answer } = begin();
  const session = tasks.session();
  const given = await taken(session, 4);
  tasks.fail(given[2]);
  for (const task of [given[0], given[1], given[3]]) answer(task);
  const [last] = await taken(session, 1);
  answer(last);
  expect((await session.next()).done).toBe(true);
  expect(tasks.isDone).toBe(false);
  expect((await taken(tasks.session(), 1)).map(short)).toEqual(['010']);
});

it('goes on where earlier sessions stopped', async () => {
  const { journal, tasks } = begin();
  journal.put({ model: 1, question: 1, sample: 0, turn: 0 }, 'end');
  journal.put({ model: 0, question: 0, sample: 0, turn: 0 }, 'end');
  journal.put({ model: 0, question: 1, sample: 0, turn: 0 }, 'refusal');
  const given = await taken(tasks.session(), 2);
  expect(given.map(short)).toEqual(['100', '111']);
});

it('asks again for what did not end well, once for each time it is wanted', async () => {
  const { tasks, answer } = begin();
  const session = tasks.session();
  const given = await taken(session, 4);
  answer(given[0]);
  answer(given[2], 'refusal');
  const [refused] = given.slice(2);
  tasks.askAgain([given[0], given[1], refused]);
  tasks.askAgain([refused]);
  expect(tasks.again.map(short)).toEqual(['010']);
  const before = tasks.nameOf(given[1]);
  const [again] = await taken(session, 1);
  expect(short(again)).toBe('010');
  expect(tasks.nameOf(again)).not.toBe(answerName(again) + ' 0');
  expect(tasks.nameOf(given[1])).toBe(before);
  // While it is being asked nothing more is wanted of it.
  tasks.askAgain([refused]);
  answer(again);
  expect(tasks.again).toEqual([]);
  expect((await taken(session, 1)).map(short)).toEqual(['011']);
});

it('keeps what is to be asked again, and failed, for the next session', async () => {
  const { journal, tasks } = begin();
  const task = { model: 0, question: 1, sample: 0, turn: 0 };
  journal.put(task, 'length');
  tasks.askAgain([task]);
  expect([tasks.done, tasks.isDone]).toEqual([[], false]);
  const session = tasks.session();
  const [again] = await taken(session, 1);
  tasks.fail(again);
  expect((await taken(session, 3)).map(short)).toEqual(['000', '100', '110']);
  expect((await taken(tasks.session(), 1)).map(short)).toEqual(['010']);
});

it('gives a turn once in a session, though it failed before its conversation came to be begun', async () => {
  const { journal, tasks, answer } = begin();
  const task = { model: 1, question: 1, sample: 0, turn: 0 };
  journal.put(task, 'refusal');
  tasks.askAgain([task]);
  const session = tasks.session();
  const [again] = await taken(session, 1);
  answer(again);
  const [next] = await taken(session, 1);
  expect(short(next)).toBe('111');
  tasks.fail(next);
  const others = await taken(session, 3);
  expect(others.map(short)).toEqual(['000', '100', '010']);
  for (const other of others) answer(other, 'length');
  expect((await session.next()).done).toBe(true);
});
