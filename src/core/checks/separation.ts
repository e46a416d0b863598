import type { ModelIndex } from '../judgments.ts';

/** Where further judgments go: to this pair alone, or spread evenly over all pairs of models. */
export type SeparationDesign = 'pair' | 'all';

export interface SeparationStep {
  /** Further judgments. */
  readonly judgments: number;
  /** Share of the simulations in which the two are then separated, whoever is ahead. */
  readonly share: number;
  /** The same with the model ahead that is ahead now. */
  readonly shareInFavour: number;
  /** Ends of Wilson's 95% interval of `share`: the error of so few simulations. */
  readonly lower: number;
  readonly upper: number;
}

/** How many more judgments until two models are told apart, by simulation. */
export interface SeparationReport {
  /** The one ahead now, and the other. */
  readonly ahead: ModelIndex;
  readonly behind: ModelIndex;
  /** P(ahead is stronger), from the draws of the fit. */
  readonly now: number;
  /** Probability from which on two models count as separated. */
  readonly level: number;
  readonly design: SeparationDesign;
  /** In the order of the judgments, a doubling grid from 0 on. */
  readonly steps: readonly SeparationStep[];
  /** Judgments at which half of the simulations separate, with the ends of its interval. */
  readonly half: number | null;
  readonly halfLower: number | null;
  /** Null also where the interval has no upper end within `most`. */
  readonly halfUpper: number | null;
  /** The largest number of judgments that was simulated. */
  readonly most: number;
  readonly simulations: number;
  readonly seed: number;
}
