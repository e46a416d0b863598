import type { Draws } from '../draws/draws.ts';
import { parameterCount } from '../draws/draws.ts';
import type { RankedDraws } from './ranked-draws.ts';

/**
 * For every model the shares of the draws in which it has rank 1 … K, all on one buffer.
 * @param order models, best first: a guess from which each draw's order is found by insertion,
 *   quick because one draw's order is close to the next one's
 * @param known the draws in this order, where they have been ranked already
 */
export function rankShares(
  draws: Draws,
  order: readonly number[],
  known?: RankedDraws,
): Float32Array<ArrayBuffer>[] {
  const { models } = draws;
  const total = draws.chains * draws.perChain;
  // Equals have the order that they had in the draw before.
  const counts =
    known === undefined || known.hasEquals
      ? countByInsertion(draws, order)
      : countRanked(known.rows, order);
  // On one buffer, since thousands would take a long task to cross threads.
  const shares = new Float32Array(counts.length);
  for (let at = 0; at < counts.length; at++) shares[at] = counts[at] / total;
  return Array.from({ length: models }, (_, model) =>
    shares.subarray(model * models, (model + 1) * models),
  );
}

/** By model and rank in how many draws it has it: K × K. */
function countRanked(rows: Uint16Array, order: readonly number[]): Uint32Array {
  const models = order.length;
  const from = Uint32Array.from(order, (model) => model * models);
  const counts = new Uint32Array(models * models);
  for (let first = 0; first < rows.length; first += models) {
    for (let rank = 0; rank < models; rank++) counts[from[rows[first + rank]] + rank]++;
  }
  return counts;
}

/** The same without knowing them. */
function countByInsertion(draws: Draws, order: readonly number[]): Uint32Array {
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
  return counts;
}
