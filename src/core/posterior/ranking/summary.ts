import type { ModelIndex } from '../../table/judgments.ts';
import type { NoOrderEffect } from '../../model/order-effect.ts';
import type { SamplerName } from '../../sampler/settings.ts';
import type { Lack } from '../diagnostics/moments.ts';
import type { TieParameter } from '../draws/draws.ts';
import type { QuestionEffect } from '../questions/question-effect.ts';

/** One parameter's posterior in natural log-odds, with how well it is known. */
export interface Estimate {
  readonly mean: number;
  readonly sd: number;
  readonly median: number;
  /** Ends of the equal-tailed interval of `FitSummary.interval`. */
  readonly lower: number;
  readonly upper: number;
  /** Ends of the equal-tailed interval of `FitSummary.wideInterval`. */
  readonly lowerWide: number;
  readonly upperWide: number;
  /** Rank-normalised split R-hat, bulk and tail ESS, MCSE of the mean (Vehtari et al. 2021). */
  readonly rhat: number;
  readonly essBulk: number;
  readonly essTail: number;
  readonly mcse: number;
  /** Set where the posterior has no finite sd, or mean: those and mcse are then of the draws alone. */
  readonly lacks?: Lack;
}

/** A smooth density on an even grid of strengths from `from` to `to`, per log-odds. */
export interface Density {
  readonly from: number;
  readonly to: number;
  readonly values: Float32Array;
}

export interface StrengthRow extends Estimate {
  readonly model: ModelIndex;
  /** 1 = best, by posterior median. */
  readonly rank: number;
  /** P(this model is stronger than the one in the next row); null in the last row. */
  readonly strongerThanNext: number | null;
  /** Shares of the draws in which this model has rank 1 … K; length K, sums to 1. */
  readonly rankShares: Float32Array;
  /** The posterior's shape for drawing, about 64 points over all but the outermost draws. */
  readonly density: Density;
}

/**
 * A run of adjacent rows (0-based, inclusive) that can't be cut so that all above are stronger than
 * all below. Rows that share no run are separated, all of them at once with a probability of 95%
 * (posterior/ranking/joint.ts); within one some pairs may be. In summaries without `joint` runs
 * overlap, and the ends of each are not separated at 95% by themselves.
 */
export interface IndistinctRun {
  readonly from: number;
  readonly to: number;
}

/** What holds of all models at once, with a probability of 95%. */
export interface JointStatements {
  /** The share of the draws that a cut between models has to reach; 0.95 or more. */
  readonly separatedAt: number;
  /** Per row the ranks, from 1, between which its model lies. */
  readonly ranks: readonly { readonly from: number; readonly to: number }[];
  /** The lowest row that the first is not ahead of at 95%, by itself; null where there is none. */
  readonly rival: number | null;
}

/** What a reader must know before believing the numbers; facts only, the words are the UI's. */
export type FitWarning =
  | { readonly kind: 'unconnected'; readonly groups: readonly (readonly ModelIndex[])[] }
  /**
   * Where the fit is over questions or raters like these, its interval is too narrow: the results of
   * such a model don't differ by question, as those of its other judgments would.
   */
  | {
      readonly kind: 'undefeated' | 'winless';
      readonly model: ModelIndex;
      readonly isWidened?: true;
    }
  | { readonly kind: 'at-bound'; readonly model: ModelIndex }
  | { readonly kind: 'approximate' }
  /** The order effect is left out: the data do not identify it. */
  | { readonly kind: 'no-order-effect'; readonly why: NoOrderEffect }
  /** The order effect is that of the other judgments alone. */
  | { readonly kind: 'sides-unknown'; readonly judgments: number; readonly of: number }
  /** NUTS was run because the acceptance of `from` was low, or its chains did not converge. */
  | {
      readonly kind: 'fell-back';
      readonly from: SamplerName;
      readonly reason: 'acceptance' | 'not-converged';
    }
  /** The ensemble counts a coordinate too many, and its intervals are about 6% too wide. */
  | { readonly kind: 'surplus-coordinate' }
  /** Bootstrap resamplings that had no maximum, and were drawn anew. */
  | {
      readonly kind: 'without-maximum';
      readonly resamplings: number;
      readonly replicates: number;
    }
  /** All limits are kept, by one chain, which nothing can be compared with. */
  | { readonly kind: 'one-chain' }
  /** Strengths, and maybe τ, whose posterior has no finite sd, or not even a mean. */
  | {
      readonly kind: 'no-moment';
      readonly lacks: Lack;
      readonly models: readonly ModelIndex[];
      readonly tau: boolean;
    }
  | { readonly kind: 'low-acceptance'; readonly acceptance: number }
  | {
      readonly kind: 'not-converged';
      readonly rhatMax: number;
      readonly essBulkMin: number;
      readonly essTailMin: number;
      readonly divergences: number;
    };

export interface Diagnostics {
  readonly sampler: SamplerName;
  readonly chains: number;
  /** Kept draws per chain. */
  readonly draws: number;
  readonly rhatMax: number;
  readonly essBulkMin: number;
  readonly essTailMin: number;
  readonly divergences: number;
  /** Mean acceptance probability, 0…1. */
  readonly acceptance: number;
  /** Smallest E-BFMI of a chain, for samplers that have energies; below 0.3 is bad. */
  readonly energyFraction?: number;
  /**
   * At least two chains, R-hat < 1.01, both ESS > 400 and no divergence, over all parameters;
   * false for Laplace; true for maximum likelihood, whose replicates are each a maximum found.
   */
  readonly converged: boolean;
  readonly warnings: readonly FitWarning[];
}

/** By how much a feature of style counts: log-odds per standard deviation of what answers differ by. */
export interface StyleCoefficient extends Estimate {
  readonly name: string;
  /** That standard deviation. */
  readonly contrast: number;
}

export interface FitSummary {
  /** Best first. */
  readonly rows: readonly StrengthRow[];
  readonly order: Estimate | null;
  /** log ν or log κ, where a tie is an outcome of its own. */
  readonly tie: (Estimate & { readonly name: TieParameter }) | null;
  /** What grades add to the tie parameter; not there where the model knows none. */
  readonly strong?: Estimate;
  /** Where strengths are adjusted for the style of answers; not there where they are not. */
  readonly style?: readonly StyleCoefficient[];
  /** τ, where strengths are hierarchical. */
  readonly tau: Estimate | null;
  /** ω, where the model has departures by question; not there where it has none. */
  readonly omega?: Estimate;
  readonly indistinct: readonly IndistinctRun[];
  /** Not there in summaries that took each pair by itself, as all did once. */
  readonly joint?: JointStatements;
  readonly diagnostics: Diagnostics;
  /** Probability of the narrow and of the wide interval, 0…1. */
  readonly interval: number;
  readonly wideInterval: number;
  /** Where the counts tell enough questions apart. */
  readonly questions?: QuestionEffect;
}

/** Probabilities of the narrow and of the wide interval, 0…1. */
export interface Intervals {
  readonly narrow: number;
  readonly wide: number;
}

/** The intervals that a summary has. */
export function intervalsOf(summary: Pick<FitSummary, 'interval' | 'wideInterval'>): Intervals {
  return { narrow: summary.interval, wide: summary.wideInterval };
}
