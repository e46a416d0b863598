import type { SamplerName } from '../sampler/settings.ts';
import type { TieParameter } from '../posterior/draws.ts';

/** What is ranked: one of the made-up models by its number, or a quantity that all have. */
export type Calibrated =
  | { readonly kind: 'strength'; readonly model: number }
  | { readonly kind: 'order' }
  | { readonly kind: 'tie'; readonly name: TieParameter }
  | { readonly kind: 'tau' }
  | { readonly kind: 'log-likelihood' };

export interface CalibratedQuantity {
  readonly quantity: Calibrated;
  /** How often the truth had a rank in each bin. */
  readonly histogram: readonly number[];
  /** Of Pearson's chi-square test that all bins are equally likely. */
  readonly p: number;
}

/** Simulation-based calibration (Talts et al. 2018) of one sampler under one model. */
export interface CalibrationReport {
  readonly sampler: SamplerName;
  readonly seed: number;
  readonly replications: number;
  readonly quantities: readonly CalibratedQuantity[];
  /** Least and largest count that 99% of uniform histograms have in a given bin. */
  readonly band: readonly [low: number, high: number];
  readonly leastP: number;
  /** Bonferroni's, for the least of the tests at 1%. */
  readonly threshold: number;
  readonly isUniform: boolean;
}
