import type { PairCounts } from '../judgments.ts';
import { createDensity } from '../model/density.ts';
import type { ModelSettings } from '../model/settings.ts';
import { createRandom } from '../random.ts';
import { GaussianDraws } from './gaussian.ts';
import type { GaussianApproximation } from './laplace.ts';
import type { SamplerSettings } from './settings.ts';
import { SplitHmc } from './split-hmc.ts';
import type { Transition } from './transition.ts';
import { validateSampler } from './validate.ts';

/** One chain's kept draws and how they came about. Plain data; transfer `draws.buffer`. */
export interface ChainResult {
  readonly chain: number;
  /** `draws[draw * parameters + parameter]`, parameters as in posterior/draws.ts. */
  readonly draws: Float64Array<ArrayBuffer>;
  readonly perChain: number;
  readonly parameters: number;
  /** Mean acceptance probability of the kept draws, 0 … 1. */
  readonly acceptance: number;
  /** Divergent trajectories among the kept draws. */
  readonly divergences: number;
  /** Gradients of the log density, warm-up included. */
  readonly gradients: number;
}

/** Steps between two calls of `onProgress`. */
const REPORT_EVERY = 50;

/**
 * Runs one chain. Pure: the same arguments give the same bytes.
 * @param chain number from 0; chains of one seed use streams that never overlap
 * @throws CaravanError bad-setting, too-few-models, not-finite
 */
export function runChain(
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerSettings,
  approximation: GaussianApproximation,
  chain: number,
  onProgress?: (done: number, total: number) => void,
): ChainResult {
  validateSampler(sampler);
  const density = createDensity(counts, model);
  const random = createRandom(sampler.seed, chain);
  const transition: Transition =
    sampler.sampler === 'laplace'
      ? new GaussianDraws(density, approximation)
      : new SplitHmc(density, approximation, random);

  const { parameters } = density;
  const draws = new Float64Array(sampler.draws * parameters);
  const total = sampler.warmup + sampler.draws;
  let acceptance = 0;
  let divergences = 0;
  for (let done = 0; done < total; done++) {
    if (done % REPORT_EVERY === 0) onProgress?.(done, total);
    const report = transition.step(random);
    const draw = done - sampler.warmup;
    if (draw < 0) {
      transition.adapt?.(report);
      continue;
    }
    draws.set(transition.point, draw * parameters);
    acceptance += report.acceptance;
    if (report.isDivergent) divergences++;
  }
  onProgress?.(total, total);
  return {
    chain,
    draws,
    perChain: sampler.draws,
    parameters,
    acceptance: acceptance / sampler.draws,
    divergences,
    gradients: transition.gradients,
  };
}
