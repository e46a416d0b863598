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

/** Why new data open over these questions alone: as above, or they have too few judgments each. */
export type WhyThese = NoQuestions | { readonly why: 'few-judgments' };

/**
 * Null where new data open over questions like theirs.
 * @param named as for `whyNoQuestions`
 */
export function whyThese(
  counts: PairCounts,
  named?: Parameters<typeof whyNoQuestions>[1],
): WhyThese | null {
  const reason = whyNoQuestions(counts, named);
  if (reason !== null) return reason;
  const { questions = 0 } = counts.byQuestion ?? {};
  const least = MIN_JUDGMENTS_PER_QUESTION * questions;
  return judgmentTotal(counts) < least ? { why: 'few-judgments' } : null;
}
