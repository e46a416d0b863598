import type { Failure } from '../failure.ts';
import type { TieModel } from '../model/settings.ts';
import type { LooRow, ObservationSpace } from '../posterior/compare-loo.ts';

/** Another way to model the same judgments. */
export interface Alternative {
  readonly ties: TieModel;
  readonly hasOrder: boolean;
}

export interface ComparedRow extends Omit<LooRow, 'name' | 'ties'>, Alternative {
  /** Whether this is the model of the fit shown. */
  readonly isCurrent: boolean;
  /** Whether its chains converged; where not, the row is a hint only. */
  readonly isConverged: boolean;
}

/** Rows of one group are comparable with each other, and with no other group's. */
export interface ComparedGroup {
  readonly space: ObservationSpace;
  readonly judgments: number;
  /** Best first. */
  readonly rows: readonly ComparedRow[];
}

export interface TieModelComparison {
  readonly groups: readonly ComparedGroup[];
  /** Draws of each fit. */
  readonly draws: number;
  readonly seed: number;
  /** Alternatives that could not be fitted. */
  readonly failed: readonly (Alternative & { readonly failure: Failure })[];
}

/** The alternative at work, and how much of all is done, 0 … 1 as done/total. */
export interface ComparisonProgress {
  readonly done: number;
  readonly total: number;
  readonly current: Alternative;
}
