import type { PairCounts } from './judgments.ts';
import type { ModelSettings } from './model/settings.ts';
import type { Draws } from './posterior/draws.ts';
import { summarise } from './posterior/summarise.ts';
import type { FitSummary, Intervals } from './posterior/summary.ts';
import { runChain } from './sampler/chain.ts';
import { approximate } from './sampler/laplace.ts';
import type { GaussianApproximation } from './sampler/laplace.ts';
import type { SamplerSettings } from './sampler/settings.ts';

export interface Fit {
  readonly approximation: GaussianApproximation;
  readonly draws: Draws;
  readonly summary: FitSummary;
}

/**
 * A whole fit in one go: what the page spreads over workers, with the same bytes as result.
 * @param onProgress steps done and steps in all, over all chains
 * @throws CaravanError bad-setting, too-few-models, not-finite
 */
export function fitAll(
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerSettings,
  intervals: Intervals,
  onProgress?: (done: number, total: number) => void,
): Fit {
  const approximation = approximate(counts, model);
  const chains = Array.from({ length: sampler.chains }, (_, chain) =>
    runChain(counts, model, sampler, approximation, chain, (done, total) =>
      onProgress?.(chain * total + done, sampler.chains * total),
    ),
  );
  return { approximation, ...summarise(chains, counts, model, sampler, intervals) };
}

/** What the preview draws; the seed never changes, so that only the settings move it. */
const PREVIEW: SamplerSettings = {
  sampler: 'laplace',
  chains: 1,
  draws: 2000,
  warmup: 0,
  seed: 1,
};

/** The instant answer to a moving slider: Laplace's approximation and its summary. */
export function preview(counts: PairCounts, model: ModelSettings, intervals: Intervals): Fit {
  return fitAll(counts, model, PREVIEW, intervals);
}
