/** How a posterior is explored, as plain data that can be stored and shared. */

export type SamplerName = 'split-hmc' | 'laplace';

export interface SamplerSettings {
  readonly sampler: SamplerName;
  readonly chains: number;
  /** Kept draws per chain. */
  readonly draws: number;
  /** Discarded draws per chain. */
  readonly warmup: number;
  /** Whole number from 0 to 2³²−1; the same seed gives the same draws. */
  readonly seed: number;
}

export const DEFAULT_SAMPLER: SamplerSettings = {
  sampler: 'split-hmc',
  chains: 4,
  draws: 1000,
  warmup: 200,
  seed: 1,
};
