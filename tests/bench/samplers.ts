import type { PairCounts } from '../../src/core/table/judgments.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import { summarise } from '../../src/core/posterior/ranking/summarise.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../src/core/samples/rakuda-2023-07-14.ts';
import { runChain } from '../../src/core/sampler/chain.ts';
import { planEnsemble } from '../../src/core/sampler/ensemble-chain.ts';
import { Ensemble } from '../../src/core/sampler/kernels/ensemble.ts';
import { approximate } from '../../src/core/sampler/approximation/laplace.ts';
import { maximumLikelihood } from '../../src/core/sampler/maximum-likelihood/mle.ts';
import type { SamplerName } from '../../src/core/sampler/settings.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { createDensity } from '../../src/core/model/density.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import type { EngineFigure } from './figure.ts';
import { best, syntheticCounts } from './figure.ts';

const INTERVALS = { narrow: 0.68, wide: 0.95 };

/** What the samplers beside split HMC cost, on one thread. */
export function benchSamplers(): EngineFigure[] {
  const arena = syntheticCounts(130, 78);
  return [
    ...sampled('Rakuda', RAKUDA.counts, RAKUDA_MODEL, 'nuts', 1000),
    ...sampled('Rakuda', RAKUDA.counts, RAKUDA_MODEL, 'ensemble', 1000),
    ...maximum('Rakuda', RAKUDA.counts, RAKUDA_MODEL, 1000),
    ...sampled('130 models', arena, DEFAULT_MODEL, 'nuts', 500),
    wholeEnsemble('130 models', arena, DEFAULT_MODEL),
    ...maximum('130 models', arena, DEFAULT_MODEL, 50),
  ];
}

function sampled(
  name: string,
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerName,
  draws: number,
): EngineFigure[] {
  const settings = { ...DEFAULT_SAMPLER, sampler, draws };
  const start = performance.now();
  const approximation = approximate(counts, model);
  const chains = [0, 1, 2, 3].map((c) => runChain(counts, model, settings, approximation, c));
  const milliseconds = performance.now() - start;
  const { diagnostics } = summarise(chains, counts, model, settings, INTERVALS).summary;
  const effective = Math.min(diagnostics.essBulkMin, diagnostics.essTailMin);
  const gradients = chains.reduce((sum, chain) => sum + chain.gradients, 0);
  const what = `${name}, ${sampler}, 4 × ${String(draws)} draws`;
  return [
    { what, value: milliseconds, unit: 'ms', against: '' },
    {
      what: `${what}: effective draws`,
      value: (1000 * effective) / milliseconds,
      unit: 'per second',
      against: '',
    },
    {
      what: `${what}: gradients per effective draw`,
      value: gradients / effective,
      unit: '',
      against: '',
    },
  ];
}

/** What a chain of 1,000 draws would take, from a few steps: all of it would be too long. */
function wholeEnsemble(name: string, counts: PairCounts, model: ModelSettings): EngineFigure {
  const density = createDensity(counts, model);
  const approximation = approximate(counts, model);
  const plan = planEnsemble(approximation.start.length, DEFAULT_SAMPLER);
  const random = createRandom(1);
  const ensemble = new Ensemble(density, approximation, random, plan.walkers, 0);
  const step = best(3, () => ensemble.step(random));
  const steps = plan.warmupSteps + plan.drawsPerWalker * plan.thinning;
  return {
    what: `${name}, ensemble, one chain of 1000 draws, from a few steps`,
    value: (steps * step) / 1000,
    unit: 's',
    against: '',
  };
}

function maximum(
  name: string,
  counts: PairCounts,
  model: ModelSettings,
  replicates: number,
): EngineFigure[] {
  const settings = { ...DEFAULT_SAMPLER, sampler: 'mle', draws: replicates } as const;
  const approximation = approximate(counts, model);
  const chain = best(2, () => runChain(counts, model, settings, approximation, 0));
  return [
    {
      what: `${name}, maximum likelihood`,
      value: best(5, () => maximumLikelihood(counts, model)),
      unit: 'ms',
      against: '',
    },
    {
      what: `${name}, ${String(replicates)} bootstrap replicates`,
      value: chain,
      unit: 'ms',
      against: '',
    },
  ];
}
