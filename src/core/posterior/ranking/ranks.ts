import type { Draws } from '../draws/draws.ts';
import { parameterCount } from '../draws/draws.ts';

/**
 * For every model the shares of the draws in which it has rank 1 … K.
 * @param order models, best first: a guess from which each draw's order is found by insertion,
 *   quick because one draw's order is close to the next one's
 */
export function rankShares(draws: Draws, order: readonly number[]): Float32Array<ArrayBuffer>[] {
  const { models, values } = draws;
  const width = parameterCount(draws);
  const total = draws.chains * draws.perChain;
  const counts = new Uint32Array(models * models);
  const ranked = Uint32Array.from(order);
  for (let draw = 0; draw < total; draw++) {
    const row = draw * width;
    for (let at = 1; at < models; at++) {
      const model = ranked[at];
      const strength = values[row + model];
      let to = at;
      for (; to > 0 && values[row + ranked[to - 1]] < strength; to--) ranked[to] = ranked[to - 1];
      ranked[to] = model;
    }
    for (let rank = 0; rank < models; rank++) counts[ranked[rank] * models + rank]++;
  }
  return Array.from({ length: models }, (_, model) =>
    Float32Array.from(counts.subarray(model * models, (model + 1) * models), (n) => n / total),
  );
}
