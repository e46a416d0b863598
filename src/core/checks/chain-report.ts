import { sortValues } from '../numerics/sort-values.ts';
import { autocorrelation, rankHistograms, traces } from '../posterior/diagnostics/chain-plots.ts';
import type { Trace } from '../posterior/diagnostics/chain-plots.ts';
import { convergence } from '../posterior/diagnostics/convergence.ts';
import type { Convergence } from '../posterior/diagnostics/convergence.ts';
import { column } from '../posterior/draws/draws.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { rankBand } from './uniformity.ts';

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
  /** Least and largest count that one bin has in 99% of chains of independent draws that agree. */
  readonly rankBand: readonly [low: number, high: number];
  /** Per chain, at lags 0 … 50. */
  readonly autocorrelation: readonly Float64Array<ArrayBuffer>[];
  /** Per chain the numbers (from 0) of draws that a divergence led to; null where unknown. */
  readonly divergent: readonly Uint32Array<ArrayBuffer>[] | null;
}

const PIECES = 400;
const BINS = 20;
const LAGS = 50;

/** @param place position of the parameter in a draw */
export function chainReport(draws: Draws, place: number): ChainReport {
  const { chains, perChain, divergent } = draws;
  const values = column(draws, place);
  let mean = 0;
  for (const x of values) mean += x / values.length;
  let squares = 0;
  for (const x of values) squares += (x - mean) * (x - mean);
  const sd = Math.sqrt(squares / (values.length - 1));
  return {
    ...{ place, chains, perChain, mean, sd },
    convergence: convergence(values, sortValues(values), chains, sd),
    traces: traces(values, chains, PIECES),
    rankHistograms: rankHistograms(values, chains, BINS),
    rankBand: rankBand(perChain, values.length, Math.round(values.length / BINS), 0.99),
    autocorrelation: autocorrelation(values, chains, LAGS),
    divergent:
      divergent === undefined
        ? null
        : Array.from({ length: chains }, (_, chain) =>
            divergent
              .filter((draw) => Math.floor(draw / perChain) === chain)
              .map((draw) => draw - chain * perChain),
          ),
  };
}
