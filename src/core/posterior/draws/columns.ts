import { positionsOf } from './draws.ts';
import type { Draws } from './draws.ts';

/** Draws by parameter rather than by draw, for work that goes through one parameter at a time. */
export interface Columns {
  /** Draws in each column. */
  readonly size: number;
  /** K columns, in the order of `PairCounts.models`. */
  readonly strengths: readonly Float64Array[];
  /** α, log ν or log κ, what grades add to it, and τ; null where the model does not have them. */
  readonly order: Float64Array | null;
  readonly tie: Float64Array | null;
  readonly strong?: Float64Array | null;
  readonly tau: Float64Array | null;
  /** ω; not there where the model has no departures by question. */
  readonly omega?: Float64Array;
}

/**
 * @param most draws at the most; more are thinned to that number, evenly over all chains
 */
export function columnsOf(draws: Draws, most = Infinity): Columns {
  const { order, tie, strong, tau, omega, count } = positionsOf(draws);
  const total = draws.chains * draws.perChain;
  const size = Math.min(total, Math.max(1, Math.floor(most)));
  const columns = Array.from({ length: count }, () => new Float64Array(size));
  for (let i = 0; i < size; i++) {
    const row = Math.floor((i * total) / size) * count;
    for (let p = 0; p < count; p++) columns[p][i] = draws.values[row + p];
  }
  const at = (position: number | null): Float64Array | null =>
    position === null ? null : columns[position];
  return {
    size,
    strengths: columns.slice(0, draws.models),
    order: at(order),
    tie: at(tie),
    ...(strong !== null && { strong: at(strong) }),
    tau: at(tau),
    ...(omega !== null && { omega: columns[omega] }),
  };
}
