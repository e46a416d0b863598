import { PRACTICE_MODELS, PRACTICE_QUESTIONS } from '../src/core/samples/practice.ts';
import type { JudgedQuestion } from '../src/core/judge/setup.ts';

/** What a run is about: questions with the answers of these models, in their order. */
export interface RunMaterial {
  readonly models: readonly string[];
  readonly questions: readonly JudgedQuestion[];
}

/** The practice set as it is judged: twelve questions, three models. */
export const PRACTICE_RUN: RunMaterial = {
  models: [PRACTICE_MODELS.good, PRACTICE_MODELS.wordy, PRACTICE_MODELS.wrong],
  questions: PRACTICE_QUESTIONS.map(({ id, category, text, good, wordy, wrong }) => ({
    ...{ id, category, turns: [text], reference: [] },
    answers: [[good], [wordy], [wrong]],
  })),
};
