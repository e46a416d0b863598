/**
 * One summand of a log density over the parameter vector [β₁ … β_K, α, log ν or log κ, what
 * grades add to it, ω's coordinate, log τ], each of those behind β where the model has it: the likelihood, or one prior. Here the K
 * strengths count as K separate coordinates; sum-to-zero.ts ties them.
 */
export interface Term {
  /** Log density at `point`, up to a constant; adds its derivatives to `gradient`. */
  evaluate(point: Float64Array, gradient: Float64Array): number;
  /** Adds minus the second derivatives to `out`, row-major with `point.length` columns. */
  curvature(point: Float64Array, out: Float64Array): void;
}
