import type { ModelIndex } from '../../table/judgments.ts';
import { parameterCount } from '../draws/draws.ts';
import type { Draws } from '../draws/draws.ts';

/** Every draw's rows in the draw's own order. */
export interface RankedDraws {
  /** Rows of the ranking, draw after draw, strongest first; of equals the lower one first. */
  readonly rows: Uint16Array;
  /** Whether two models are equal in some draw, so that their order says nothing. */
  readonly hasEquals: boolean;
}

/**
 * Of equals the lower row comes first, so that a statement about those above it holds where it is
 * strictly true. Insertion is quick where the order is well known.
 * @param order models, best first
 */
export function rankDraws(draws: Draws, order: readonly ModelIndex[]): RankedDraws {
  const size = order.length;
  const { values } = draws;
  const width = parameterCount(draws);
  const total = draws.chains * draws.perChain;
  const models = Uint16Array.from(order);
  const strengths = new Float64Array(size);
  // No more models than MAX_MODELS are ranked.
  const rows = new Uint16Array(total * size);
  let hasEquals = false;
  for (let draw = 0, first = 0; draw < total; draw++, first += size) {
    const from = draw * width;
    for (let row = 0; row < size; row++) {
      const own = values[from + models[row]];
      strengths[row] = own;
      let to = first + row;
      let last = NaN;
      for (; to > first; to--) {
        const before = rows[to - 1];
        const strength = strengths[before];
        if (!(strength <= own)) break;
        rows[to] = before;
        last = strength;
      }
      rows[to] = row;
      if (last === own) hasEquals = true;
    }
  }
  return { rows, hasEquals };
}
