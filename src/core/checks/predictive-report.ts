import type { PairCounts } from '../table/judgments.ts';
import type { TieModel } from '../model/settings.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { predictiveChecks } from '../posterior/predictive/predictive.ts';
import type { PredictiveChecks } from '../posterior/predictive/predictive.ts';
import { findMisfits } from './misfits.ts';
import type { MisfitReport } from './misfits.ts';

/** Posterior predictive checks, and what of the data the model fails to predict. */
export interface PredictiveReport extends PredictiveChecks {
  readonly misfits: MisfitReport;
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
  return { ...checks, misfits: findMisfits(checks, draws, counts, ties) };
}
