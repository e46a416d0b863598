import { exp, log } from '../../numerics/elementary.ts';
import { normalQuantile } from '../../numerics/normal-quantile.ts';
import { studentQuantile } from '../../numerics/student-quantile.ts';
import { roundedSum } from '../../numerics/weight-sum.ts';
import type { ClusterKind } from '../../model/settings.ts';
import type { Sandwich } from '../../sampler/robust/sandwich.ts';
import { observationTotal } from '../../table/choices/count-pairs.ts';
import type { PairCounts } from '../../table/judgments.ts';

/** What it makes of a ranking that its questions are a sample of others. */
export interface QuestionEffect {
  /** Whether the fit is over questions like these, or over these alone. */
  readonly isAlike: boolean;
  readonly questions: number;
  /** What is a sample of others, where it is not the questions alone; `questions` counts the fewer. */
  readonly by?: Exclude<ClusterKind, 'questions'>;
  /**
   * Variance over questions like these to that over these alone (Kish 1965): geometric mean over
   * the models, whose strengths are differences to their mean.
   */
  readonly designEffect: number;
  /** Judgments by weight, and so many independent ones would say as much. */
  readonly judgments: number;
  readonly effective: number;
  /** Mean over the models of half the narrow interval, in log-odds: these questions alone. */
  readonly alone: number;
  /** The same over questions like these. */
  readonly alike: number;
  /** By model: its interval over questions like these to that over these alone. Not in older ones. */
  readonly growth?: readonly number[];
}

/**
 * @param sandwich of the same model
 * @param kind what it is over
 * @param strengths narrow intervals of a fit, by model: over questions like these, or over these
 *   alone, as `isAlike` says
 * @param narrow their probability
 */
export function questionEffect(
  counts: PairCounts,
  { plain, robust, clusters }: Sandwich,
  kind: ClusterKind,
  strengths: readonly { readonly lower: number; readonly upper: number }[],
  isAlike: boolean,
  narrow: number,
): QuestionEffect {
  const models = counts.models.length;
  const ratios = strengths.map((_, m) => robust[m] / plain[m]);
  const designEffect = exp(ratios.reduce((sum, ratio) => sum + log(ratio) / models, 0));
  // Quantiles of t take the place of the normal's, as in the stretch of moved draws.
  const upper = (1 + narrow) / 2;
  const tails = studentQuantile(upper, clusters - 1) / normalQuantile(upper);
  const growth = ratios.map((ratio) => tails * Math.sqrt(ratio));
  let [alone, alike] = [0, 0];
  strengths.forEach((estimate, m) => {
    const half = (estimate.upper - estimate.lower) / 2 / models;
    const ratio = growth[m];
    alone += isAlike ? half / ratio : half;
    alike += isAlike ? half : half * ratio;
  });
  const judgments = observationTotal(counts);
  const effective = roundedSum(judgments / designEffect);
  const by = kind === 'questions' ? {} : { by: kind };
  return {
    isAlike,
    questions: clusters,
    ...by,
    designEffect,
    judgments,
    effective,
    alone,
    alike,
    growth,
  };
}
