import type { LogOdds } from '../../table/judgments.ts';

/*
 * What 200 simulations by `npm run plans` find of adaptive plans, for what the page says of them:
 * nine models, forty questions, until it is 95% sure which model is best.
 */

/**
 * By how much the first and the last look farther apart than they are once it is, or after 300
 * judgments, with a standard error of 0.05 at the most; negative: less far.
 */
export interface SpreadError {
  readonly adaptive: LogOdds;
  /** By random pairs instead. */
  readonly random: LogOdds;
}
/** Strengths with half of the prior's standard deviation. */
export const SPREAD_OF_CLOSE: SpreadError = { adaptive: 0.29, random: 0.13 };
/** Strengths as the prior expects them. */
export const SPREAD_OF_PRIOR: SpreadError = { adaptive: -0.47, random: -0.21 };

/** How sure those answers were. */
export const SURE_IN_SIMULATIONS = 0.95;
/**
 * Share of them that are right where strengths vary by question with a standard deviation of 1,
 * and all comparisons may be made: 0.87 to 0.96.
 */
export const RIGHT_IF_QUESTIONS_DIFFER = 0.93;
