import type { ModelIndex } from '../judgments.ts';
import type { Check } from '../posterior/predictive.ts';

/** What of the data the fitted model fails to predict. */
export type MisfitSubject =
  /** `left` was shown first; `pair` is its place in the counts. */
  | {
      readonly what: 'pair-score' | 'pair-ties';
      readonly pair: number;
      readonly left: ModelIndex;
      readonly right: ModelIndex;
    }
  | { readonly what: 'model-score' | 'model-ties'; readonly model: ModelIndex }
  /** Share of ties where the strengths differ by `from` … `to` log-odds. */
  | { readonly what: 'gap-ties'; readonly from: number; readonly to: number }
  /** Circles of three among so many triples of models that all met. */
  | { readonly what: 'intransitive'; readonly triples: number };

/** Score (wins and half the ties, per judgment), share of ties, or number of circles. */
export type Misfit = MisfitSubject &
  Pick<Check, 'observed' | 'median' | 'lower' | 'upper'> & {
    /** Judgments that it is about. */
    readonly judgments: number;
    /** Two-sided posterior predictive p-value of this figure alone. */
    readonly p: number;
    /** The same adjusted for all looks (Benjamini & Hochberg 1995). */
    readonly adjusted: number;
  };

export interface MisfitReport {
  /** Most surprising first. */
  readonly misfits: readonly Misfit[];
  /** Figures that were looked at. */
  readonly looks: number;
  /** Listed are those with an adjusted p-value up to this: about such a share of them is chance. */
  readonly level: number;
}
