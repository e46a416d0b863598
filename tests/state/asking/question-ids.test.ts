import { expect, it, vi } from 'vitest';
import { QuestionIds } from '../../../src/state/asking/question-ids.ts';
import { ASKED } from '../../storage/asking-run.ts';

it('are fetched once, and are nothing where the question is gone', async () => {
  const question = vi.fn((at: number) => Promise.resolve(ASKED.at(at) ?? null));
  const ids = new QuestionIds({ question });
  expect(ids.of(1)).toBe(ids.of(1));
  expect([await ids.of(1), await ids.of(7)]).toEqual(['q2', '']);
  expect(question).toHaveBeenCalledTimes(2);
});
