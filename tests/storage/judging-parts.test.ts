import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addReplies, createRun, loadReplies } from '../../src/storage/judging.ts';
import { loadReply, questionsInParts, repliesInParts } from '../../src/storage/judging-parts.ts';
import { QUESTIONS, SETUP, replyTo } from './judging-run.ts';
import { PROJECT } from './in-project.ts';

async function gathered<T>(parts: AsyncIterable<readonly T[]>) {
  const found: (readonly T[])[] = [];
  for await (const part of parts) found.push(part);
  return { found, all: found.flat() };
}

/** A run with so many questions, each judged once by each of two judges. */
async function begin(id: string, questions: number) {
  const asked = Array.from({ length: questions }, (_, at) => ({
    ...QUESTIONS[0],
    id: `q${String(at)}`,
  }));
  const setup = { ...SETUP, questions };
  await createRun({ project: PROJECT, id, name: id, setup, most: questions, createdAt: 1 }, asked);
  const replies = [1, 0].flatMap((judge) =>
    asked.map(({ id: text }, question) => replyTo({ judge, question, text })),
  );
  await addReplies(id, replies);
  return asked;
}

it.each([0, 1, 50, 99, 100, 250])('%i questions and their replies come in parts', async (n) => {
  const asked = await begin(`run ${String(n)}`, n);
  await begin(`run ${String(n)}0`, 3);
  const replies = await gathered(repliesInParts(`run ${String(n)}`));
  expect(replies.all).toHaveLength(2 * n);
  expect(replies.all).toEqual(await loadReplies(`run ${String(n)}`));
  const questions = await gathered(questionsInParts(`run ${String(n)}`));
  expect(questions.all).toEqual(asked);
  for (const part of [...replies.found, ...questions.found]) {
    expect(part.length).toBeGreaterThan(0);
    expect(part.length).toBeLessThanOrEqual(100);
  }
});

it('one reply is found by its task', async () => {
  await begin('one', 2);
  const task = { judge: 1, question: 1, left: 0, right: 1 };
  expect(await loadReply('one', task)).toEqual(replyTo({ judge: 1, question: 1, text: 'q1' }));
  expect(await loadReply('one', { ...task, left: 1, right: 0 })).toBeNull();
});
