/**
 * The judgments of pair counts, told apart by what their answers differ in besides their models:
 * contest r is of `left[r]` shown first against `right[r]`, positions in `PairCounts.models`, whose
 * answers differ by the numbers of `x` from `r * covariates.length` on. Judgments alike in all of this
 * are one contest.
 */
export interface StyledContests {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** As in PairCounts. */
  readonly sides?: Uint8Array;
  readonly leftWins: Float64Array;
  readonly rightWins: Float64Array;
  readonly ties: Float64Array;
  /** What the columns of `x` are, and the standard deviation that each was divided by. */
  readonly covariates: readonly { readonly name: string; readonly sd: number }[];
  readonly x: Float64Array;
  /** The same by question, each question's rows together. */
  readonly byQuestion: ContestsByQuestion;
}

/** Of each question the contests that were judged on it. */
export interface ContestsByQuestion {
  /** How many questions; rows name them 0 … questions − 1, each at least once. */
  readonly questions: number;
  readonly question: Uint32Array;
  /** Position in the columns of `StyledContests`. */
  readonly contest: Uint32Array;
  readonly leftWins: Float64Array;
  readonly rightWins: Float64Array;
  readonly ties: Float64Array;
}
