import type { PairCounts } from '../../table/judgments.ts';
import { MIN_JUDGMENTS_PER_QUESTION, MIN_QUESTIONS } from '../../limits.ts';
import { judgmentTotal } from '../../table/counts.ts';

/**
 * Why counts say nothing of questions like theirs: of some judgments the question is unknown; each
 * was judged once, and then its scatter is that of the judgments; or there are too few.
 */
export type NoQuestions =
  | { readonly why: 'unknown' | 'once' }
  | { readonly why: 'too-few'; readonly questions: number };

/**
 * Null where there are questions enough to learn from how they differ.
 * @param named rows of what was counted, and different questions that they name, where that is known
 */
export function whyNoQuestions(
  { byQuestion }: Pick<PairCounts, 'byQuestion'>,
  named?: { readonly rows: number; readonly questions: number },
): NoQuestions | null {
  if (byQuestion === undefined) {
    const isOnce = named !== undefined && named.questions > 0 && named.questions >= named.rows;
    return { why: isOnce ? 'once' : 'unknown' };
  }
  const { questions } = byQuestion;
  return questions < MIN_QUESTIONS ? { why: 'too-few', questions } : null;
}

/** Whether new data open over questions like theirs. */
export function isWorthWidening(counts: PairCounts): boolean {
  const { byQuestion } = counts;
  if (byQuestion === undefined || whyNoQuestions(counts) !== null) return false;
  return judgmentTotal(counts) >= MIN_JUDGMENTS_PER_QUESTION * byQuestion.questions;
}
