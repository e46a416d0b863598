import { EMPTY_BENCHMARK } from '../../../core/table/benchmark.ts';
import type { Answer, Benchmark, Question } from '../../../core/table/benchmark.ts';
import { NO_EDITS } from '../../../core/table/data-edits.ts';
import { materialOf } from '../../../core/judge/material.ts';
import type { Material, MaterialChoice } from '../../../core/judge/material.ts';
import { PRACTICE_RUN } from '../../../core/judge/practice-run.ts';
import { TableBuilder } from '../../../core/table/table-builder.ts';

const { models, questions } = PRACTICE_RUN;
const STEP = 1 + models.length;

/** Of each question its text, then its answers: what a TextIndex of the practice set stands for. */
export const PRACTICE_TEXTS: readonly string[] = questions.flatMap(({ turns, answers }) => [
  turns[0],
  ...answers.map((answer) => answer?.[0] ?? ''),
]);

/** The practice set as if it had been read from files. */
const PRACTICE: Benchmark = {
  ...EMPTY_BENCHMARK,
  texts: PRACTICE_TEXTS.length,
  questions: questions.map(({ id, category }, at): Question => ({
    ...{ id, category, reference: [] },
    turns: [at * STEP],
  })),
  answers: questions.flatMap(({ id }, at) =>
    models.map((model, m): Answer => ({
      ...{ model, question: id, id: null },
      turns: [at * STEP + 1 + m],
    })),
  ),
};

export function practiceMaterial(choice: MaterialChoice): Material {
  return materialOf(new TableBuilder().build(), PRACTICE, [], NO_EDITS, choice);
}
