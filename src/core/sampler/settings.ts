/** How a posterior is explored, as plain data that can be stored and shared. */

import type { PairCounts } from '../table/judgments.ts';

/**
 * `ensemble-legacy` is the ensemble with the surplus coordinate of the Rakuda ranking, which
 * makes its intervals about 6% too wide. `laplace` and `mle` are no Markov chains: their draws
 * are independent, from an approximation and from resampled data.
 */
export type SamplerName = 'split-hmc' | 'nuts' | 'ensemble' | 'ensemble-legacy' | 'laplace' | 'mle';

export const SAMPLERS: readonly SamplerName[] = [
  'split-hmc',
  'nuts',
  'ensemble',
  'ensemble-legacy',
  'laplace',
  'mle',
];

/** Whether R-hat and ESS say anything about a sampler's draws. */
export function isMarkovChain(sampler: SamplerName): boolean {
  return sampler !== 'laplace' && sampler !== 'mle';
}

/**
 * Intervals of maximum likelihood: quantiles of the bootstrap replicates, or those corrected for
 * bias and acceleration (Efron 1987).
 */
export type BootstrapInterval = 'percentile' | 'bca';

export const BOOTSTRAPS: readonly BootstrapInterval[] = ['bca', 'percentile'];

export interface SamplerSettings {
  readonly sampler: SamplerName;
  readonly chains: number;
  /** Kept draws per chain. */
  readonly draws: number;
  /** Discarded draws per chain. */
  readonly warmup: number;
  /** Whole number from 0 to 2³²−1; the same seed gives the same draws. */
  readonly seed: number;
  /** For `mle` only; absent: bca. */
  readonly bootstrap?: BootstrapInterval;
}

export const DEFAULT_SAMPLER: SamplerSettings = {
  sampler: 'split-hmc',
  chains: 4,
  draws: 1000,
  warmup: 200,
  seed: 1,
};

/** A sampler for such counts: styled contests, whose coefficients have priors, have no maximum likelihood. */
export function samplerFor(
  { models, styled }: Pick<PairCounts, 'models' | 'styled'>,
  settings: SamplerSettings,
): SamplerSettings {
  if (styled === undefined || settings.sampler !== 'mle') return settings;
  return { ...defaultSampler(models.length), seed: settings.seed };
}

/** NUTS has to learn its step size and metric; the ensemble has to spread. */
const LONG_WARMUP = 1000;

/**
 * What a data set of so many models opens with. For split HMC, the fewer models, the more draws,
 * so that an interval's end is known to about 1% of its width where that costs next to nothing,
 * and the draws stay near 800,000 numbers until every chain keeps 1,000.
 */
export function defaultSampler(
  models: number,
  sampler: SamplerName = DEFAULT_SAMPLER.sampler,
): SamplerSettings {
  const warmup =
    sampler === 'split-hmc' || !isMarkovChain(sampler) ? DEFAULT_SAMPLER.warmup : LONG_WARMUP;
  if (sampler !== 'split-hmc') return { ...DEFAULT_SAMPLER, sampler, warmup };
  const draws = Math.round(200_000 / (models + 1) / 100) * 100;
  return { ...DEFAULT_SAMPLER, draws: Math.max(DEFAULT_SAMPLER.draws, Math.min(20_000, draws)) };
}
