import type { LogOdds } from '../../table/judgments.ts';

/* What `npm run plans` finds of adaptive plans, for what the page says of them: seed 1, 2026-11-27. */

/**
 * By how much the first and the last look farther apart than they are once it is 95% sure which of
 * nine models is best, or after 300 judgments on forty questions, with a standard error of 0.05 at
 * the most; negative: less far. 200 simulations.
 */
export interface SpreadError {
  readonly adaptive: LogOdds;
  /** By random pairs instead. */
  readonly random: LogOdds;
}
/** Strengths with half of the prior's standard deviation. */
export const SPREAD_OF_CLOSE: SpreadError = { adaptive: 0.31, random: 0.13 };
/** Strengths as the prior expects them. */
export const SPREAD_OF_PRIOR: SpreadError = { adaptive: -0.42, random: -0.2 };

/** Runs that may make all comparisons, where strengths vary by question. */
export interface SimulatedRuns {
  readonly questionSd: LogOdds;
  readonly simulations: number;
  /** Those that reached their goal, and right answers of them. */
  readonly reached: number;
  readonly right: number;
  /** How sure the plans were of them on average, where they do not stop by that. */
  readonly said?: number;
}

/** Runs of one goal, on strengths from the prior. */
export interface SimulatedGoal {
  readonly models: number;
  readonly questions: number;
  /** Judgments of the other models on these questions that the run begins with. */
  readonly before: number;
  /** How sure the answers are, at the least. */
  readonly sure: number;
  readonly runs: readonly SimulatedRuns[];
}

/** `npm run plans -- --only "best of 9 from the prior, questions"`. */
export const SIMULATED_BEST: SimulatedGoal = {
  ...{ models: 9, questions: 40, before: 0, sure: 0.95 },
  runs: [
    { questionSd: 0, simulations: 200, reached: 158, right: 155 },
    { questionSd: 0.5, simulations: 200, reached: 139, right: 136 },
    { questionSd: 1, simulations: 400, reached: 207, right: 200 },
  ],
};

/** `npm run plans -- --only "place one of 9 from the prior, questions"`. */
export const SIMULATED_PLACE: SimulatedGoal = {
  ...{ models: 9, questions: 40, before: 800, sure: 0.9 },
  runs: [
    { questionSd: 0, simulations: 400, reached: 395, right: 372 },
    { questionSd: 0.5, simulations: 400, reached: 384, right: 366 },
    { questionSd: 1, simulations: 400, reached: 338, right: 317 },
  ],
};

/**
 * `npm run plans -- --only "ranking of 4 from the prior, questions"`: right is the whole order, of
 * which each two neighbours are as sure as that. Where questions differ by 1, `--simulations 400`.
 */
export const SIMULATED_RANKING: SimulatedGoal = {
  ...{ models: 4, questions: 40, before: 0, sure: 0.95 },
  runs: [
    { questionSd: 0, simulations: 400, reached: 116, right: 112, said: 0.926 },
    { questionSd: 0.5, simulations: 400, reached: 110, right: 103, said: 0.923 },
    { questionSd: 1, simulations: 800, reached: 146, right: 137, said: 0.918 },
  ],
};
