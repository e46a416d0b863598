import type { Check } from '../posterior/predictive.ts';
import type { MisfitReport } from './misfits.ts';

/** Checks of many things as columns of equal length; NaN where there is none. */
export interface CheckColumns {
  readonly observed: Float64Array<ArrayBuffer>;
  readonly median: Float64Array<ArrayBuffer>;
  readonly lower: Float64Array<ArrayBuffer>;
  readonly upper: Float64Array<ArrayBuffer>;
  readonly tail: Float64Array<ArrayBuffer>;
}

/** Posterior predictive checks, as PredictiveChecks has them. */
export interface PredictiveReport {
  /** Per ordered pair, in the order of the counts. */
  readonly pairScore: CheckColumns;
  /** Null where a tie is no outcome of the model. */
  readonly pairTies: CheckColumns | null;
  readonly modelScore: readonly (Check | null)[];
  /** Each null where a tie is no outcome. */
  readonly modelTies: readonly (Check | null)[];
  readonly tiesByGap: readonly (Check & { readonly from: number; readonly to: number })[];
  readonly intransitive: Check & { readonly triples: number; readonly isSampled: boolean };
  /** The number of circles in each replicated data set, to be drawn as a histogram. */
  readonly circles?: Float64Array<ArrayBuffer>;
  readonly replicates: number;
  readonly misfits: MisfitReport;
}
