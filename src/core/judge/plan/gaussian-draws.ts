import type { PairCounts } from '../../table/judgments.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { joinChains } from '../../posterior/draws/draws.ts';
import type { Draws } from '../../posterior/draws/draws.ts';
import { runChain } from '../../sampler/chain.ts';
import type { GaussianApproximation } from '../../sampler/approximation/laplace.ts';

/** Draws from Laplace's approximation, within the bounds of the prior. */
export function gaussianDraws(
  counts: PairCounts,
  model: ModelSettings,
  approximation: GaussianApproximation,
  draws: number,
): Draws {
  // The same seed always, so that only judgments move the answer.
  const sampler = { sampler: 'laplace', chains: 1, draws, warmup: 0, seed: 1 } as const;
  const chain = runChain(counts, model, sampler, approximation, 0);
  return joinChains([chain], counts.models.length, model);
}
