import type { LogDensity } from '../model/density.ts';
import type { Diagnostics } from '../posterior/ranking/summary.ts';
import type { GaussianApproximation } from '../sampler/approximation/gaussian-fit.ts';
import { sampleDensity } from '../sampler/chain.ts';
import type { ChainResult } from '../sampler/chain-result.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import { fallbackFor } from './fallback.ts';

/** How far some chains can be believed. */
export type Soundness = Omit<Diagnostics, 'warnings'>;

/** A step of NUTS takes as long as so many of split HMC: measured with 50 models in ten slices. */
const NUTS_STEP = 9;

/**
 * Chains of any density, read; by NUTS where split HMC does not do.
 * @param read what chains of this sampler say
 * @param onProgress steps done and steps in all, over all chains, as of split HMC
 */
export function sampleSoundly<T extends { readonly soundness: Soundness }>(
  density: LogDensity,
  approximation: GaussianApproximation,
  sampler: SamplerSettings,
  read: (chains: readonly ChainResult[], sampler: SamplerSettings) => T,
  onProgress: (done: number, total: number) => void,
): T {
  let earlier = 0;
  const run = (chosen: SamplerSettings): T => {
    let latest = 0;
    const step = chosen.sampler === 'nuts' ? NUTS_STEP : 1;
    const chains = Array.from({ length: chosen.chains }, (_, chain) =>
      sampleDensity(density, chosen, approximation, chain, (done, total) => {
        latest = step * chosen.chains * total;
        onProgress(earlier + step * (chain * total + done), earlier + latest);
      }),
    );
    earlier += latest;
    return read(chains, chosen);
  };
  const first = run(sampler);
  const fallback = fallbackFor({ ...first.soundness, warnings: [] }, sampler);
  return fallback === null ? first : run(fallback.sampler);
}
