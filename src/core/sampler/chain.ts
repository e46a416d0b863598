import { CaravanError } from '../failure.ts';
import type { PairCounts } from '../table/judgments.ts';
import { createDensity } from '../model/density.ts';
import type { LogDensity } from '../model/density.ts';
import { sampledDensity } from '../model/questions/sampled-density.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { Random } from '../numerics/random.ts';
import { createRandom } from '../numerics/random.ts';
import { runBootstrap } from './maximum-likelihood/bootstrap-chain.ts';
import { layDown } from './draw.ts';
import { runEnsemble } from './ensemble-chain.ts';
import { GaussianDraws } from './kernels/gaussian.ts';
import { touchingPoint } from './approximation/gaussian-fit.ts';
import type { GaussianApproximation } from './approximation/laplace.ts';
import { ModeJump } from './kernels/mode-jump.ts';
import { isFunnel, NonCentredNuts } from './kernels/non-centred.ts';
import { Nuts } from './kernels/nuts.ts';
import type { SamplerSettings } from './settings.ts';
import { SplitHmc } from './kernels/split-hmc.ts';
import type { MovableTransition, Transition } from './kernels/transition.ts';
import { validateSampler } from './validate.ts';
import type { ChainResult, Progress } from './chain-result.ts';

/** Steps between two calls of `onProgress`: a hundredth of the chain, but no fewer than these. */
const MIN_BETWEEN_REPORTS = 50;
/** Or so many multiplications, less than a second of them, where models are many. */
const MAX_BETWEEN_REPORTS = 2e8;

/**
 * Runs one chain. Pure: the same arguments give the same bytes.
 * @param chain number from 0; chains of one seed use streams that never overlap
 * @throws CaravanError bad-setting, too-few-models, not-finite; no-maximum for `mle`
 */
export function runChain(
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerSettings,
  approximation: GaussianApproximation,
  chain: number,
  onProgress?: Progress,
): ChainResult {
  validateSampler(sampler);
  const random = createRandom(sampler.seed, chain);
  if (sampler.sampler === 'mle') {
    if (counts.styled) {
      throw new CaravanError({ kind: 'bad-setting', setting: 'sampler', value: 'mle' });
    }
    return runBootstrap(counts, model, sampler.draws, random, chain, onProgress);
  }
  const isHamiltonian = sampler.sampler === 'split-hmc' || sampler.sampler === 'nuts';
  const density = isHamiltonian
    ? sampledDensity(counts, model, touchingPoint(approximation))
    : createDensity(counts, model);
  return sample(density, sampler, approximation, random, chain, onProgress);
}

/**
 * One chain of any density, by a sampler other than maximum likelihood.
 * @throws CaravanError bad-setting
 */
export function sampleDensity(
  density: LogDensity,
  sampler: SamplerSettings,
  approximation: GaussianApproximation,
  chain: number,
  onProgress?: Progress,
): ChainResult {
  validateSampler(sampler);
  const random = createRandom(sampler.seed, chain);
  return sample(density, sampler, approximation, random, chain, onProgress);
}

function sample(
  density: LogDensity,
  sampler: SamplerSettings,
  approximation: GaussianApproximation,
  random: Random,
  chain: number,
  onProgress?: Progress,
): ChainResult {
  // With two modes half of the chains set out from each: chains that all begin in one would agree,
  // and might be wrong (Gelman & Rubin 1992).
  const { second } = approximation;
  const own = second !== undefined && chain % 2 === 1 ? second : approximation;
  if (sampler.sampler === 'ensemble' || sampler.sampler === 'ensemble-legacy') {
    return runEnsemble(density, sampler, own, random, chain, onProgress);
  }
  if (sampler.sampler === 'laplace') {
    const draws = new GaussianDraws(density, approximation);
    return runTransition(density, draws, sampler, random, chain, onProgress);
  }
  const local = createTransition(density, sampler, own, random);
  const transition =
    second === undefined ? local : new ModeJump(density, local, approximation, second);
  return runTransition(density, transition, sampler, random, chain, onProgress);
}

function createTransition(
  density: LogDensity,
  { sampler, warmup }: SamplerSettings,
  approximation: GaussianApproximation,
  random: Random,
): MovableTransition {
  if (sampler !== 'nuts') return new SplitHmc(density, approximation, random);
  return density.tau !== null && isFunnel(density, approximation)
    ? new NonCentredNuts(density, density.tau, approximation, random, warmup)
    : new Nuts(density, approximation, random, warmup);
}

function runTransition(
  density: LogDensity,
  transition: Transition,
  { warmup, draws: perChain }: SamplerSettings,
  random: Random,
  chain: number,
  onProgress?: Progress,
): ChainResult {
  const { parameters } = density;
  const draws = new Float64Array(perChain * parameters);
  const energy = new Float64Array(perChain);
  const depth = new Uint8Array(perChain);
  let hasEnergy = false;
  let hasDepth = false;
  const total = warmup + perChain;
  const reportEvery = Math.max(MIN_BETWEEN_REPORTS, Math.ceil(total / 100));
  let acceptance = 0;
  const divergent: number[] = [];
  const work = parameters * parameters;
  let reported = 0;
  for (let done = 0; done < total; done++) {
    const isLong = (transition.gradients - reported) * work > MAX_BETWEEN_REPORTS;
    if (done % reportEvery === 0 || isLong) {
      reported = transition.gradients;
      onProgress?.(done, total);
    }
    const report = transition.step(random);
    const draw = done - warmup;
    if (draw < 0) {
      transition.adapt?.(report);
      continue;
    }
    layDown(density, transition.point, draws, draw);
    acceptance += report.acceptance;
    if (report.isDivergent) divergent.push(draw);
    if (report.energy !== undefined) energy[draw] = report.energy;
    if (report.depth !== undefined) depth[draw] = report.depth;
    hasEnergy ||= report.energy !== undefined;
    hasDepth ||= report.depth !== undefined;
  }
  onProgress?.(total, total);
  return {
    chain,
    draws,
    perChain,
    parameters,
    acceptance: acceptance / perChain,
    divergences: divergent.length,
    gradients: transition.gradients,
    ...(hasEnergy && { energy, divergent: Uint32Array.from(divergent) }),
    ...(hasDepth && { depth }),
  };
}
