import { fourier } from '../../numerics/fourier.ts';

/** Up to here a lag is summed directly; a chain that needs more gets one Fourier transform. */
export const DIRECT_LAGS = 48;

/**
 * Autocovariance at a lag, averaged over chains, divided by the chain length at every lag.
 * @param centred values less their chain's mean, chain after chain
 */
export function averageAutocovariance(
  centred: Float64Array,
  chains: number,
  length: number,
): (lag: number) => number {
  const near = new Float64Array(DIRECT_LAGS);
  let known = -1;
  let all: Float64Array | null = null;
  return (lag) => {
    if (lag >= DIRECT_LAGS) {
      all ??= byFourier(centred, chains, length);
      return all[lag];
    }
    // Whoever asks for a lag goes on to its neighbour.
    const even = lag - (lag % 2);
    if (known !== even) sumPair(centred, chains, length, even, near);
    known = even;
    return near[lag];
  };
}

/**
 * Fills in an even lag and the next one. Four sums in one pass, so that the processor need not wait
 * for each addition; a lag's two are of the even places of a chain and of the odd ones.
 */
function sumPair(
  centred: Float64Array,
  chains: number,
  length: number,
  lag: number,
  out: Float64Array,
): void {
  let even = 0;
  let odd = 0;
  let nextEven = 0;
  let nextOdd = 0;
  for (let chain = 0; chain < chains; chain++) {
    const end = (chain + 1) * length - lag;
    let i = chain * length;
    for (; i + 2 < end; i += 2) {
      const next = centred[i + lag + 1];
      even += centred[i] * centred[i + lag];
      odd += centred[i + 1] * next;
      nextEven += centred[i] * next;
      nextOdd += centred[i + 1] * centred[i + lag + 2];
    }
    if (i < end) even += centred[i] * centred[i + lag];
    if (i + 1 < end) {
      odd += centred[i + 1] * centred[i + lag + 1];
      nextEven += centred[i] * centred[i + lag + 1];
    }
  }
  out[lag] = (even + odd) / (length * chains);
  out[lag + 1] = (nextEven + nextOdd) / (length * chains);
}

/** The transform of the summed power spectra; padding keeps the ends from meeting. */
function byFourier(centred: Float64Array, chains: number, length: number): Float64Array {
  let size = 1;
  while (size < 2 * length) size *= 2;
  const power = new Float64Array(size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let chain = 0; chain < chains; chain++) {
    re.fill(0);
    im.fill(0);
    re.set(centred.subarray(chain * length, (chain + 1) * length));
    fourier(re, im);
    for (let k = 0; k < size; k++) power[k] += re[k] * re[k] + im[k] * im[k];
  }
  im.fill(0);
  fourier(power, im);
  return power.map((sum) => sum / (size * length * chains));
}
