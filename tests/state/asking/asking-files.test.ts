import { expect, it } from 'vitest';
import type { OpenAsking } from '../../../src/state/asking/open-asking.svelte.ts';
import { answerFiles, questionFile } from '../../../src/state/asking/asking-files.ts';
import { answerTo, ASKED, ASKING } from '../../storage/asking-run.ts';

/** A run whose second model has not answered yet; its answers come in parts. */
function runOf(models = [0]): OpenAsking {
  const parts = models.map((model) => [answerTo({ model }), answerTo({ model, question: 1 })]);
  return {
    record: ASKING,
    question: (at: number) => Promise.resolve(ASKED[at]),
    async *answered() {
      for (const part of parts) yield Promise.resolve(part);
    },
  } as unknown as OpenAsking;
}
const linesOf = async (blob: Blob) =>
  (await blob.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);

it('are one file for each model that has answered, by its name', async () => {
  const files = await answerFiles(runOf([1, 0]), 'fastchat');
  expect(files.map(({ name }) => name)).toEqual(['first.jsonl', 'second.jsonl']);
  expect(await linesOf(files[1].blob)).toMatchObject([
    { question_id: 'q1', model_id: 'second', choices: [{ index: 0, turns: ['An answer.'] }] },
    { question_id: 'q2', model_id: 'second' },
  ]);
  expect(await answerFiles(runOf(), 'fastchat')).toHaveLength(1);
});

it('are written as Rakuda has them as well, and the questions beside them', async () => {
  const [{ blob }] = await answerFiles(runOf(), 'rakuda');
  expect(await linesOf(blob)).toMatchObject([{ question_id: 'q1', text: 'An answer.' }, {}]);
  const questions = await questionFile(runOf());
  expect(questions.name).toBe('answers-questions.jsonl');
  expect(await linesOf(questions.blob)).toMatchObject([
    { question_id: 'q1' },
    { question_id: 'q2', category: 'history' },
    { question_id: 'q3', turns: ['q3?', 'and why?'] },
  ]);
});
