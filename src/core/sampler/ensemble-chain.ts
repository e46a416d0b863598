import type { LogDensity } from '../model/density.ts';
import type { Random } from '../numerics/random.ts';
import type { ChainResult, Progress } from './chain-result.ts';
import { layDown } from './draw.ts';
import { Ensemble } from './kernels/ensemble.ts';
import type { GaussianApproximation } from './approximation/laplace.ts';
import type { SamplerSettings } from './settings.ts';

/** Walkers at least; Rakuda's number. */
const WALKERS = 40;
/** Draws of one walker at least, so that what it remembers of one in the next can be measured. */
const SHORTEST = 10;
/** Steps from one kept draw to the next, per dimension: about one autocorrelation time is 13. */
const THINNING = 10;
/** Walker moves between two calls of `onProgress`. */
const REPORT_EVERY = 1000;

/** How the draws of a chain are spread over an ensemble. */
export interface EnsemblePlan {
  readonly walkers: number;
  /** Walkers whose draws are kept; the last one's may be cut short. */
  readonly kept: number;
  readonly drawsPerWalker: number;
  /** Steps of the ensemble from one draw to the next. */
  readonly thinning: number;
  readonly warmupSteps: number;
}

/**
 * Of a chain of `draws` draws every kept walker gives an equal share; warm-up has the same share
 * of each walker's way as it has of the chain's.
 * @param dimension free coordinates of the density
 */
export function planEnsemble(
  dimension: number,
  { draws, warmup }: Pick<SamplerSettings, 'draws' | 'warmup'>,
): EnsemblePlan {
  const walkers = Math.max(WALKERS, 2 * (dimension + 2));
  const drawsPerWalker = Math.min(draws, Math.max(SHORTEST, Math.ceil(draws / walkers)));
  const thinning = THINNING * dimension;
  return {
    walkers,
    kept: Math.ceil(draws / drawsPerWalker),
    drawsPerWalker,
    thinning,
    warmupSteps: Math.ceil((drawsPerWalker * warmup) / draws) * thinning,
  };
}

/**
 * One ensemble as one chain. Draws lie walker after walker, each walker's in the order of time:
 * neighbouring walkers are as good as independent, so it is a walker's own memory that R-hat and
 * ESS must get to see, or they would promise too much.
 */
export function runEnsemble(
  density: LogDensity,
  sampler: SamplerSettings,
  approximation: GaussianApproximation,
  random: Random,
  chain: number,
  onProgress?: Progress,
): ChainResult {
  const { parameters } = density;
  const dimension = approximation.start.length;
  const plan = planEnsemble(dimension, sampler);
  const idle = sampler.sampler === 'ensemble-legacy' ? 1 : 0;
  const ensemble = new Ensemble(density, approximation, random, plan.walkers, idle);
  const draws = new Float64Array(sampler.draws * parameters);
  const keptSteps = plan.drawsPerWalker * plan.thinning;
  const total = plan.warmupSteps + keptSteps;
  const pause = Math.max(1, Math.floor(REPORT_EVERY / plan.walkers));
  let acceptance = 0;
  for (let done = 0; done < total; done++) {
    if (done % pause === 0) onProgress?.(done, total);
    const accepted = ensemble.step(random);
    const step = done + 1 - plan.warmupSteps;
    if (step <= 0) continue;
    acceptance += accepted;
    if (step % plan.thinning !== 0) continue;
    const at = step / plan.thinning - 1;
    for (let walker = 0; walker < plan.kept; walker++) {
      const draw = walker * plan.drawsPerWalker + at;
      if (draw < sampler.draws) layDown(density, ensemble.pointOf(walker), draws, draw);
    }
  }
  onProgress?.(total, total);
  return {
    chain,
    draws,
    perChain: sampler.draws,
    parameters,
    acceptance: acceptance / keptSteps,
    divergences: 0,
    gradients: ensemble.evaluations,
  };
}
