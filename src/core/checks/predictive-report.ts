import type { PairCounts } from '../table/judgments.ts';
import type { TieModel } from '../model/settings.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { furthestFirst, outsideOf } from '../posterior/predictive/check.ts';
import { predictiveChecks } from '../posterior/predictive/predictive.ts';
import type { PredictiveChecks } from '../posterior/predictive/predictive.ts';
import { findMisfits } from './misfits.ts';
import type { MisfitReport } from './misfits.ts';

/** Posterior predictive checks, and what of the data the model fails to predict. */
export interface PredictiveReport extends PredictiveChecks {
  readonly misfits: MisfitReport;
  /** Of each pair of the counts. */
  readonly judgments: Float64Array<ArrayBuffer>;
  /** Pairs whose score is predicted, those furthest from it first. */
  readonly pairs: Uint32Array<ArrayBuffer>;
  /** How many of them lie outside the interval. */
  readonly outside: number;
}

/** @param seed whole number, 0 … 2³²−1 */
export function predictiveReport(
  draws: Draws,
  counts: PairCounts,
  ties: TieModel,
  seed: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): PredictiveReport {
  const checks = predictiveChecks(draws, counts, ties, { seed, onProgress });
  const pairs = furthestFirst(checks.pairScore);
  const { leftWins, rightWins, ties: tied } = counts;
  return {
    ...checks,
    misfits: findMisfits(checks, draws, counts, ties),
    judgments: leftWins.map((wins, pair) => wins + rightWins[pair] + tied[pair]),
    pairs,
    outside: outsideOf(checks.pairScore, pairs),
  };
}
