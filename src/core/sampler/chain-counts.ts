import type { ModelSettings } from '../model/settings.ts';
import type { PairCounts } from '../table/judgments.ts';
import type { SamplerSettings } from './settings.ts';

/**
 * What a chain looks at of counts: the same draws come of it, to the last bit. Counts by question and
 * by rater are left out where only the summary asks for them, since every chain has a copy of its own
 * in its worker, and of millions of judgments that is hundreds of megabytes.
 */
export function chainCounts(
  counts: PairCounts,
  { questions }: ModelSettings,
  { sampler }: SamplerSettings,
): PairCounts {
  // Maximum likelihood draws questions and raters anew.
  return questions?.kind === 'random' || sampler === 'mle' ? counts : pairsAlone(counts);
}

/** Counts of pairs, not told apart by question or rater. */
export function pairsAlone(counts: PairCounts): PairCounts {
  const { byQuestion: _, byRater: __, ...pairs } = counts;
  return pairs;
}
