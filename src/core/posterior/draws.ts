import type { ChainResult } from '../sampler/chain.ts';

/**
 * All kept draws of a fit in one flat array, chain after chain:
 * `values[(chain * perChain + draw) * parameters + parameter]`.
 * Parameters are the K constrained strengths in the order of `PairCounts.models`, then the
 * order effect where the model has one. All in natural log-odds.
 */
export interface Draws {
  readonly values: Float64Array;
  readonly chains: number;
  readonly perChain: number;
  /** K, the number of strengths. */
  readonly models: number;
  readonly hasOrder: boolean;
}

/** Parameters per draw: the strengths and, where there is one, the order effect. */
export function parameterCount(draws: Draws): number {
  return draws.models + (draws.hasOrder ? 1 : 0);
}

/** Copies one parameter out of the draws: length chains × perChain, chain after chain. */
export function column(draws: Draws, parameter: number): Float64Array<ArrayBuffer> {
  const width = parameterCount(draws);
  const out = new Float64Array(draws.chains * draws.perChain);
  for (let i = 0; i < out.length; i++) out[i] = draws.values[i * width + parameter];
  return out;
}

/** Chains → draws, in the order given. */
export function joinChains(chains: readonly ChainResult[], models: number): Draws {
  const [{ perChain, parameters }] = chains;
  const values = new Float64Array(chains.length * perChain * parameters);
  chains.forEach((chain, at) => {
    values.set(chain.draws, at * perChain * parameters);
  });
  return { values, chains: chains.length, perChain, models, hasOrder: parameters > models };
}
