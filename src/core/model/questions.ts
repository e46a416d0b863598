import type { PairCounts } from '../table/judgments.ts';
import { MIN_QUESTIONS } from '../limits.ts';

/**
 * Why counts say nothing of questions like theirs. Questions are not told apart where one is
 * unknown, or where each was judged once, and then its scatter is that of the judgments.
 */
export type NoQuestions =
  { readonly why: 'not-told-apart' } | { readonly why: 'too-few'; readonly questions: number };

/** Null where there are questions enough to learn from how they differ. */
export function whyNoQuestions({ byQuestion }: PairCounts): NoQuestions | null {
  if (byQuestion === undefined) return { why: 'not-told-apart' };
  const { questions } = byQuestion;
  return questions < MIN_QUESTIONS ? { why: 'too-few', questions } : null;
}
