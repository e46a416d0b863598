import { expect, it } from 'vitest';
import { raterFile } from '../../../../src/core/judge/study/rater-file.ts';
import { PRACTICE_RUN } from '../../../practice-run.ts';

it('holds the texts of its pairs in the order they are shown, and no model', () => {
  const { questions, models } = PRACTICE_RUN;
  const about = { study: 's', rater: 0, name: 'Rater 1', language: 'en' } as const;
  const list = [
    { question: 3, left: 2, right: 0 },
    { question: 1, left: 1, right: 2 },
    { question: 3, left: 0, right: 2, again: true as const },
  ];
  const file = raterFile(about, list, questions);
  expect(file.pairs).toEqual([
    { question: 0, a: 0, b: 1 },
    { question: 1, a: 2, b: 3 },
    { question: 0, a: 1, b: 0 },
  ]);
  expect(file.answers).toEqual([
    questions[3].answers[2],
    questions[3].answers[0],
    questions[1].answers[1],
    questions[1].answers[2],
  ]);
  expect(file.questions.map(({ turns }) => turns)).toEqual([
    questions[3].turns,
    questions[1].turns,
  ]);
  for (const model of models) expect(JSON.stringify(file)).not.toContain(model);
});
