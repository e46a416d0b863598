import type { DataEdits } from '../data-edits.ts';

/** Which questions and answers corrections leave out; models by their names in the files. */
export interface LeftOut {
  readonly isQuestion: (question: string) => boolean;
  /** Whether a model's answer is, or all of the question. */
  readonly isAnswer: (model: string, question: string) => boolean;
}

export function leftOutBy({ corrections = [], correctionsOff }: DataEdits): LeftOut {
  const questions = new Set<string>();
  const answers = new Set<string>();
  const keyOf = (model: string, question: string) => JSON.stringify([model, question]);
  for (const one of correctionsOff ? [] : corrections) {
    if (one.kind === 'question') questions.add(one.question);
    if (one.kind === 'answer') answers.add(keyOf(one.model, one.question));
  }
  return {
    isQuestion: (question) => questions.has(question),
    isAnswer: (model, question) =>
      questions.has(question) || (answers.size > 0 && answers.has(keyOf(model, question))),
  };
}
