import type { QuestionCounts } from '../judgments.ts';

/** Where the rows of each question begin, and behind the last where they end. */
export function questionStarts(
  byQuestion: Pick<QuestionCounts, 'questions' | 'question'>,
): Uint32Array {
  const known = found.get(byQuestion.question);
  if (known !== undefined) return known;
  const starts = new Uint32Array(byQuestion.questions + 1);
  for (const q of byQuestion.question) starts[q + 1]++;
  for (let q = 0; q < byQuestion.questions; q++) starts[q + 1] += starts[q];
  found.set(byQuestion.question, starts);
  return starts;
}

/** Whoever leaves out one question after the other asks as often. */
const found = new WeakMap<Uint32Array, Uint32Array>();
