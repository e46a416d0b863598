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

/** How sure those answers were, at the least. */
export const SURE_IN_SIMULATIONS = 0.95;
export const SIMULATED_MODELS = 9;
export const SIMULATED_QUESTIONS = 40;

/** Runs that may make all comparisons, where strengths vary by question. */
export interface SimulatedRuns {
  readonly questionSd: LogOdds;
  readonly simulations: number;
  /** Those that reached their goal, those that ended for want of questions, and right answers. */
  readonly reached: number;
  readonly short: number;
  readonly right: number;
}

/** `npm run plans -- --only "best of 9 from the prior, questions"`, seed 1, 2026-11-27. */
export const BY_QUESTION_SD: readonly SimulatedRuns[] = [
  { questionSd: 0, simulations: 200, reached: 158, short: 42, right: 155 },
  { questionSd: 0.5, simulations: 200, reached: 139, short: 61, right: 136 },
  { questionSd: 1, simulations: 400, reached: 207, short: 193, right: 200 },
];
