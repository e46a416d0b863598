import { createRandom } from '../numerics/random.ts';
import type { ChainResult } from '../sampler/chain-result.ts';
import { moveDraws } from '../sampler/robust/move-draws.ts';
import type { Sandwich } from '../sampler/robust/sandwich.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import type { Natural } from './natural.ts';

/** Chains over questions like these; the random numbers are a stream behind those of the chains. */
export function movedChains(
  chains: readonly ChainResult[],
  sandwich: Sandwich,
  { seed }: SamplerSettings,
): readonly ChainResult[] {
  // Chains have the streams before this one.
  const random = createRandom(seed, chains.length);
  return chains.map((chain) => ({ ...chain, draws: moveDraws(chain.draws, sandwich, random) }));
}

/** Its draws in parameters that mean something by themselves. */
export function naturalChain(chain: ChainResult, natural: Natural): ChainResult {
  const { perChain, parameters, draws } = chain;
  const values = new Float64Array(perChain * natural.size);
  for (let draw = 0; draw < perChain; draw++) {
    natural.read(
      draws.subarray(draw * parameters, (draw + 1) * parameters),
      values.subarray(draw * natural.size, (draw + 1) * natural.size),
    );
  }
  return { ...chain, parameters: natural.size, draws: values };
}

/** Every parameter's draws, chain after chain. */
export function columnsOf(chains: readonly ChainResult[], size: number): readonly Float64Array[] {
  const [{ perChain }] = chains;
  return Array.from({ length: size }, (_, at) => {
    const column = new Float64Array(chains.length * perChain);
    chains.forEach(({ draws }, chain) => {
      for (let draw = 0; draw < perChain; draw++)
        column[chain * perChain + draw] = draws[draw * size + at];
    });
    return column;
  });
}
