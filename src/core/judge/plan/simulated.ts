import type { LogOdds } from '../../table/judgments.ts';

/*
 * What `npm run plans` finds of adaptive plans with 200 simulations, for what the page says of
 * them: nine models, forty questions, until it is 95% sure which is best or 300 judgments are made.
 */

/** By how much the first and the last look farther apart than they are; negative: less far. */
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
/** Share of the answers at 95% that are right where strengths vary by question, sd 1 log-odds. */
export const RIGHT_IF_QUESTIONS_DIFFER = 0.82;
