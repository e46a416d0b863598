/** One thing that may hold of a draw of all strengths. */
export type Claim =
  /** One model is stronger than another. */
  | { readonly kind: 'stronger'; readonly first: string; readonly second: string }
  /** A model has one of the ranks `from` … `to`, from 1; `to` may be Infinity. */
  | { readonly kind: 'rank'; readonly model: string; readonly from: number; readonly to: number }
  /**
   * A model is at most `margin` weaker than another, or than the best; the margin on the scale
   * that is shown.
   */
  | {
      readonly kind: 'within';
      readonly model: string;
      readonly of: string | null;
      readonly margin: number;
    };

export const COMPARISONS = ['>=', '<=', '>', '<'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A demand on the probability that claims hold together. */
export interface Clause {
  /** All of them at once. */
  readonly claims: readonly Claim[];
  readonly comparison: Comparison;
  /** 0 … 1. */
  readonly threshold: number;
}

/** What a build may depend on: every clause is to be met. */
export interface Gate {
  /** As it was written. */
  readonly text: string;
  readonly clauses: readonly Clause[];
}

/** Whether a probability meets a demand. */
export function isMet(
  p: number,
  { comparison, threshold }: Pick<Clause, 'comparison' | 'threshold'>,
): boolean {
  switch (comparison) {
    case '>':
      return p > threshold;
    case '>=':
      return p >= threshold;
    case '<':
      return p < threshold;
    case '<=':
      return p <= threshold;
  }
}

/** The names of the models that a claim is about. */
export function modelsOf(claim: Claim): readonly string[] {
  switch (claim.kind) {
    case 'stronger':
      return [claim.first, claim.second];
    case 'rank':
      return [claim.model];
    case 'within':
      return claim.of === null ? [claim.model] : [claim.model, claim.of];
  }
}
