import { roundedSum } from '../../numerics/weight-sum.ts';
import { countWith, judgmentTotal } from '../counts.ts';
import type { CountOptions } from '../counts.ts';
import type { JudgmentTable, PairCounts } from '../judgments.ts';
import { choiceTotal, withoutChoices } from './choice-pairs.ts';
import { countChoices } from './count-choices.ts';

/**
 * Counts judgments per ordered pair. Unparsed rows and rows of a model against itself are left
 * out, and so are models without a judgment that counts. Models are sorted by name (UTF-16
 * order), pairs by left, then right, those of unknown sides behind the others: the rows' order
 * leaves no trace in the result, nor does it which side of a row is which where that is unknown.
 */
export function countPairs(table: JudgmentTable, options: CountOptions = {}): PairCounts {
  return countWith(table, countChoices, options);
}

/** How many observations there are: choices, and the judgments of pairs that are no part of one. */
export function observationTotal(counts: PairCounts): number {
  const { choices } = counts;
  const ofPairs = judgmentTotal(withoutChoices(counts));
  return choices === undefined ? ofPairs : roundedSum(ofPairs + choiceTotal(choices));
}
