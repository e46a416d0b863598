import { expect, it } from 'vitest';
import { nextStep } from '../../../src/core/overview/next-step.ts';
import { outlineOf } from '../../../src/core/overview/outline.ts';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import { tableOf } from '../formats/tables.ts';

/** Files with these questions, answered by these models; others are only named. */
function filesOf(questions: readonly string[], answering: readonly string[], named: string[] = []) {
  const { models, ...outline } = outlineOf(tableOf([]), {
    ...EMPTY_BENCHMARK,
    questions: questions.map((id) => ({ id, category: null, reference: [], turns: [] })),
    answers: answering.flatMap((model) =>
      questions.map((question) => ({ model, question, id: null, turns: [] })),
    ),
  });
  const others = named.map((name) => ({ name, judgments: 0, answers: 0 }));
  return { ...outline, models: [...models, ...others] };
}

it.each([
  ['at first files are opened', null, { kind: 'empty' }],
  ['others are opened where those hold nothing', filesOf([], []), { kind: 'empty' }],
  ['models are asked', filesOf(['1', '2'], []), { kind: 'ask', questions: 2 }],
  [
    'another model is asked',
    filesOf(['1', '2'], ['a'], ['b']),
    { kind: 'ask-another', questions: 2, model: 'a' },
  ],
  [
    'the answers are judged',
    filesOf(['1', '2', '3'], ['a', 'b'], ['c']),
    { kind: 'judge', questions: 3, models: 2 },
  ],
] as const)('%s next', (_what, outline, step) => {
  expect(nextStep(outline)).toEqual(step);
});
