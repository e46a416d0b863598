import { logistic } from '../model/pairwise.ts';
import type { Estimate } from '../posterior/ranking/summary.ts';
import { isCount, ratioContrast } from './covariates.ts';
import type { Covariate } from './covariates.ts';
import type { Coefficient } from './style-fit.ts';

/**
 * What a coefficient means: the probability that one of two equally strong models wins whose
 * answer has more of it.
 */
export interface StyleEffect {
  readonly middle: number;
  /** Ends of the wide interval. */
  readonly lower: number;
  readonly upper: number;
}

/** Marks of markdown, or foreign letters, of the answer that has them against one without. */
const EXAMPLE_MARKS = 4;

/**
 * For the length: an answer twice as long. For another count: EXAMPLE_MARKS against none. Of the
 * letters a tenth more, since answers in one language differ by no more; of polite sentences all
 * against none, of mixed ones half against none.
 */
export function exampleContrast(covariate: Covariate): number {
  // Of texts so long that the 1 in the divisor is nothing.
  if (covariate === 'length') return 1 / 3;
  if (isCount(covariate)) return ratioContrast(EXAMPLE_MARKS, 0);
  if (covariate === 'japanese') return 0.1;
  return covariate === 'mixed' ? 0.5 : 1;
}

export function styleEffect({ name, estimate, sd }: Coefficient): StyleEffect {
  const at = (value: number): number => logistic((value * exampleContrast(name)) / sd);
  const { median, lowerWide, upperWide }: Estimate = estimate;
  return { middle: at(median), lower: at(lowerWide), upper: at(upperWide) };
}
