import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';
import type { ClusterKind } from '../settings.ts';
import { whyNoQuestions } from './enough.ts';

/** Judgments in groups, within which they may resemble one another. */
export interface Clusters {
  readonly kind: ClusterKind;
  /** Groupings whose scatters add up to the whole one. */
  readonly parts: readonly { readonly by: QuestionCounts; readonly sign: 1 | -1 }[];
  /** Of these groupings the one of the fewest groups: what stands for all where groups are resampled. */
  readonly fewest: QuestionCounts;
}

/** Groups by such a kind, or as near to it as the counts know; null where they know none. */
export function clustersOf(counts: PairCounts, kind: ClusterKind = 'questions'): Clusters | null {
  const { byQuestion, byRater } = counts;
  const questions = whyNoQuestions(counts) === null ? byQuestion : undefined;
  const raters = byRater?.raters;
  if (kind === 'both' && questions && raters && byRater.both) {
    const fewest = questions.questions <= raters.questions ? questions : raters;
    const parts = [
      { by: questions, sign: 1 },
      { by: raters, sign: 1 },
      { by: byRater.both, sign: -1 },
    ] as const;
    return { kind, parts, fewest };
  }
  const isByRater = kind !== 'questions' && raters !== undefined;
  const by = isByRater ? raters : kind === 'raters' ? undefined : questions;
  if (by === undefined) return null;
  return { kind: isByRater ? 'raters' : 'questions', parts: [{ by, sign: 1 }], fewest: by };
}
