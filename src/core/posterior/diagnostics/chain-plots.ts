import { averageAutocovariance } from './autocovariance.ts';
import { ascendingOrder } from '../draws/cjs.ts';

/*
 * Diagnostic plots of one parameter as data. `values` are its draws, chain after chain, all
 * chains equally long.
 */

/**
 * Autocorrelation at lags 0 … `lags` of each chain about its own mean, as R's acf gives it; all 0
 * but the first where a chain never moved.
 */
export function autocorrelation(
  values: Float64Array,
  chains: number,
  lags: number,
): Float64Array<ArrayBuffer>[] {
  return byChain(values, chains).map((chain) => {
    let mean = 0;
    for (const x of chain) mean += x / chain.length;
    const covariance = averageAutocovariance(
      chain.map((x) => x - mean),
      1,
      chain.length,
    );
    const variance = covariance(0);
    const out = new Float64Array(Math.min(lags, chain.length - 1) + 1);
    out[0] = 1;
    for (let lag = 1; lag < out.length; lag++)
      out[lag] = variance > 0 ? covariance(lag) / variance : 0;
    return out;
  });
}

/**
 * Rank plot (Vehtari et al. 2021, section 4.4): per chain, how many of its draws fall into each
 * of `bins` equal ranges of rank among all draws. Chains that agree fill all bins evenly. Equal
 * draws are ranked in the order of the chains' draws in turn, so that none is favoured.
 */
export function rankHistograms(
  values: Float64Array,
  chains: number,
  bins: number,
): Uint32Array<ArrayBuffer>[] {
  const perChain = values.length / chains;
  // Draw by draw instead of chain by chain, so that equal values take turns.
  const place = (i: number): number => (i % chains) * perChain + Math.floor(i / chains);
  const order = ascendingOrder(values.map((_, i) => values[place(i)]));
  const histograms = Array.from({ length: chains }, () => new Uint32Array(bins));
  order.forEach((i, rank) => {
    histograms[i % chains][Math.floor((rank * bins) / values.length)]++;
  });
  return histograms;
}

/** A trace in so few pieces that it can be drawn: lowest and highest value of each. */
export interface Trace {
  readonly low: Float64Array<ArrayBuffer>;
  readonly high: Float64Array<ArrayBuffer>;
  /** First draw of each piece, and last the number of draws. */
  readonly starts: Uint32Array<ArrayBuffer>;
}

/** Per chain at most `pieces` pieces, of one draw each where the chain is short; no spike is lost. */
export function traces(values: Float64Array, chains: number, pieces: number): Trace[] {
  return byChain(values, chains).map((chain) => {
    const count = Math.min(pieces, chain.length);
    const starts = Uint32Array.from({ length: count + 1 }, (_, i) =>
      Math.floor((i * chain.length) / count),
    );
    const low = new Float64Array(count).fill(Infinity);
    const high = new Float64Array(count).fill(-Infinity);
    for (let i = 0; i < count; i++) {
      for (let at = starts[i]; at < starts[i + 1]; at++) {
        low[i] = Math.min(low[i], chain[at]);
        high[i] = Math.max(high[i], chain[at]);
      }
    }
    return { low, high, starts };
  });
}

function byChain(values: Float64Array, chains: number): Float64Array[] {
  const perChain = values.length / chains;
  return Array.from({ length: chains }, (_, c) =>
    values.subarray(c * perChain, (c + 1) * perChain),
  );
}
