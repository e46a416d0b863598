import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearQuestions } from '../../../src/core/overview/near-questions.ts';
import { UNKNOWN } from '../../../src/core/table/judgments.ts';

const questions = ['q0', 'q1', 'q2', 'q3'];

it('finds the questions beside one that the list has judgments of, and their first rows', () => {
  const table = { questions, question: Int32Array.of(2, 0, UNKNOWN, 3, 0, 2) };
  const near = (rows: readonly number[], id: string) =>
    nearQuestions(table, Uint32Array.from(rows), id);
  const all = [0, 1, 2, 3, 4, 5];
  expect(near(all, 'q2')).toEqual({
    before: { id: 'q0', row: 1 },
    after: { id: 'q3', row: 3 },
    ...{ place: 1, total: 3 },
  });
  expect(near(all, 'q0')).toMatchObject({ before: null, after: { id: 'q2', row: 0 }, place: 0 });
  // One of which there is nothing in the list stands between the others all the same.
  expect(near(all, 'q1')).toMatchObject({ before: { id: 'q0' }, after: { id: 'q2' }, place: null });
  expect(near([4, 5], 'q0')).toEqual({
    ...{ before: null, after: { id: 'q2', row: 5 } },
    ...{ place: 0, total: 2 },
  });
  expect(near(all, 'nowhere')).toMatchObject({ before: null, after: { id: 'q0' }, place: null });
  expect(near([2], 'q0')).toEqual({ before: null, after: null, place: null, total: 0 });
});

it('leads from the first to the last, through each once, and back', () => {
  const rows = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(rows, (asked) => {
      const table = { questions, question: Int32Array.from(asked) };
      const listed = Uint32Array.from(asked.keys());
      const there = questions.filter((_, q) => asked.includes(q));
      const walked: string[] = [];
      let id = nearQuestions(table, listed, 'nowhere').after?.id ?? null;
      while (id !== null && walked.length < 9) {
        walked.push(id);
        const { after, place, total } = nearQuestions(table, listed, id);
        expect([place, total]).toEqual([walked.length - 1, there.length]);
        if (after) expect(nearQuestions(table, listed, after.id).before?.id).toBe(id);
        id = after?.id ?? null;
      }
      expect(walked).toEqual(there);
    }),
  );
});
