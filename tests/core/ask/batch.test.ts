import { expect, it } from 'vitest';
import { askScope } from '../../../src/core/ask/batch.ts';
import { customIdOf, readCustomId } from '../../../src/core/judge/batch/custom-id.ts';
import { judgeScope } from '../../../src/core/judge/batch/judge-scope.ts';
import { ASK_SETUP } from '../../storage/asking-run.ts';

const RUN = '3f0c1a52-7d7b-4c0e-9a55-0d9b8a1e6f10';
/** Two models, three questions, the last of two turns; each asked twice. */
const scope = askScope(RUN, ASK_SETUP, [1, 1, 2]);

it('names every turn that a run can ask for, and nothing else', () => {
  const seen = new Set<string>();
  const numbers = [0, 1, 2, 3];
  for (const model of numbers)
    for (const question of numbers)
      for (const sample of numbers)
        for (const turn of numbers) {
          const task = { model, question, sample, turn };
          const id = customIdOf(scope, task);
          const turns = [1, 1, 2].at(question) ?? 0;
          const isThere = model < 2 && question < 3 && sample < 2 && turn < turns;
          expect(readCustomId(id, scope)).toEqual(isThere ? task : null);
          if (isThere) seen.add(id);
        }
  expect(seen.size).toBe(16);
});

it('tells the request of another run, of asking or of judging', () => {
  const task = { model: 1, question: 2, sample: 1, turn: 1 };
  const other = askScope(RUN.replace('3', '4'), ASK_SETUP, [1, 1, 2]);
  expect(readCustomId(customIdOf(other, task), scope)).toBe('other-run');
  const judging = judgeScope('judging', { judges: 3, questions: 3, models: 3 });
  const asked = customIdOf(judging, { judge: 0, question: 1, left: 0, right: 2 });
  expect(readCustomId(asked, scope)).toBe('other-run');
});

it('has room for the largest run there can be', () => {
  const task = { model: 999, question: 99_999, sample: 9, turn: 99 };
  expect(customIdOf(scope, task)).toHaveLength(59);
});
