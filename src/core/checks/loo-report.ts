import type { Outcome } from '../judgments.ts';
import type { Loo } from '../posterior/loo.ts';
import type { Thinned } from './thinned.ts';

/** A kind of judgment whose leave-one-out prediction is not to be believed, or nearly so. */
export interface HardJudgment {
  /** Place in the counts. */
  readonly pair: number;
  readonly outcome: Outcome;
  /** Judgments alike. */
  readonly judgments: number;
  readonly k: number;
  /** Log predictive density of one of them. */
  readonly elpd: number;
}

export interface LooReport {
  readonly loo: Loo;
  readonly thinned: Thinned;
  /** Monte Carlo standard error of elpd_loo. */
  readonly mcse: number;
  /** Largest k-hat first, at most 20, above the threshold or not. */
  readonly hardest: readonly HardJudgment[];
  /** Least predicted first, at most 20. */
  readonly surprising: readonly HardJudgment[];
}
