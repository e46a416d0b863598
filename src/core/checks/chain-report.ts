import type { Convergence } from '../posterior/convergence.ts';
import type { Trace } from '../posterior/chain-plots.ts';

/** What the plots of one parameter's chains are drawn from. Values in the parameter's unit. */
export interface ChainReport {
  /** Position of the parameter in a draw. */
  readonly place: number;
  readonly chains: number;
  readonly perChain: number;
  readonly mean: number;
  readonly sd: number;
  readonly convergence: Convergence;
  /** Per chain, at most 400 pieces. */
  readonly traces: readonly Trace[];
  /** Per chain, how many of its draws fall into each of 20 ranges of rank among all draws. */
  readonly rankHistograms: readonly Uint32Array<ArrayBuffer>[];
  /** Least and largest count of one bin that 99% of chains that agree have there. */
  readonly rankBand: readonly [low: number, high: number];
  /** Per chain, at lags 0 … 50. */
  readonly autocorrelation: readonly Float64Array<ArrayBuffer>[];
  /** Per chain the numbers (from 0) of draws that a divergence led to; null where unknown. */
  readonly divergent: readonly Uint32Array<ArrayBuffer>[] | null;
}
