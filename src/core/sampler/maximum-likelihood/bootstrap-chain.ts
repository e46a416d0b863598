import type { PairCounts } from '../../table/judgments.ts';
import type { ModelSettings } from '../../model/settings.ts';
import type { Random } from '../../numerics/random.ts';
import { accelerations, Bootstrap } from './bootstrap.ts';
import type { ChainResult, Progress } from '../chain-result.ts';
import { maximumLikelihood } from './mle.ts';

/** Replicates between two calls of `onProgress`. */
const REPORT_EVERY = 10;

/**
 * Maximum likelihood with bootstrap replicates in place of draws. Every chain finds the maximum
 * for itself, to the same bytes.
 */
export function runBootstrap(
  counts: PairCounts,
  model: ModelSettings,
  replicates: number,
  random: Random,
  chain: number,
  onProgress?: Progress,
): ChainResult {
  const maximum = maximumLikelihood(counts, model);
  const { parameters } = maximum.density;
  const bootstrap = new Bootstrap(counts, model, maximum);
  const draws = new Float64Array(replicates * parameters);
  for (let done = 0; done < replicates; done++) {
    if (done % REPORT_EVERY === 0) onProgress?.(done, replicates);
    draws.set(bootstrap.next(random), done * parameters);
  }
  onProgress?.(replicates, replicates);
  return {
    chain,
    draws,
    perChain: replicates,
    parameters,
    acceptance: 1,
    divergences: 0,
    gradients: 0,
    bootstrap: {
      estimate: maximum.point,
      acceleration: accelerations(counts, model, maximum),
      withoutMaximum: bootstrap.withoutMaximum,
    },
  };
}
