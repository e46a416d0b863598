import { averageAutocovariance, DIRECT_LAGS } from './autocovariance.ts';

/** What ESS needs of a set of chains, all of one length. */
export interface Moments {
  /** Per chain. */
  readonly means: Float64Array;
  /** Mean of the chains' variances. */
  readonly variance: number;
  /** Of one chain. */
  readonly length: number;
  /** Averaged over the chains, at a lag. */
  readonly autocovariance: (lag: number) => number;
}

/** Whether a draw is one of them; kept for the next parameter. */
let marks = new Uint8Array(0);

/**
 * Moments of the indicator that is 1 for some draws and 0 for all others. A twentieth of the draws are
 * beyond a quantile, so that their products with what comes some draws later are counted, pair by
 * pair, in a twentieth of the time that it takes to go through all.
 * @param places of the draws that it is 1 for, in any order, among all chains one after the other
 * @param length of each chain
 * @returns good until the next call
 */
export function tailMoments(places: Uint32Array, chains: number, length: number): Moments {
  const size = chains * length;
  if (marks.length === size) marks.fill(0);
  else marks = new Uint8Array(size);
  const counts = new Float64Array(chains);
  for (const place of places) {
    marks[place] = 1;
    counts[Math.floor(place / length)]++;
  }
  const means = counts.map((count) => count / length);
  const squares = counts.reduce((sum, count, chain) => sum + count * (1 - means[chain]), 0);
  // Of chains that stick there are so many lags that one transform of all is sooner done.
  let far: ((lag: number) => number) | null = null;
  return {
    means,
    length,
    variance: squares / (chains * (length - 1)),
    autocovariance: (lag) => {
      if (lag < DIRECT_LAGS) return sumAt(lag, places, means, length) / size;
      far ??= averageAutocovariance(centred(means, length), chains, length);
      return far(lag);
    },
  };
}

/** Σ (I − mean)·(I′ − mean) of all draws I and those I′ that come `lag` later in their chain. */
function sumAt(lag: number, places: Uint32Array, means: Float64Array, length: number): number {
  let together = 0;
  let apart = 0;
  for (const place of places) {
    const chain = Math.floor(place / length);
    const at = place - chain * length;
    const isFirst = at + lag < length;
    if (isFirst) together += marks[place + lag];
    apart += means[chain] * (Number(isFirst) + Number(at >= lag));
  }
  let sum = together - apart;
  for (const mean of means) sum += (length - lag) * mean * mean;
  return sum;
}

function centred(means: Float64Array, length: number): Float64Array {
  return Float64Array.from(marks, (mark, place) => mark - means[Math.floor(place / length)]);
}
