import { fourier } from '../../numerics/fourier.ts';

/** Up to here a lag is summed directly; a chain that needs more gets one Fourier transform. */
const DIRECT_LAGS = 48;

/**
 * Autocovariance at a lag, averaged over chains, divided by the chain length at every lag.
 * @param centred values less their chain's mean, chain after chain
 */
export function averageAutocovariance(
  centred: Float64Array,
  chains: number,
  length: number,
): (lag: number) => number {
  let all: Float64Array | null = null;
  return (lag) => {
    if (lag < DIRECT_LAGS) return directly(centred, chains, length, lag);
    all ??= byFourier(centred, chains, length);
    return all[lag];
  };
}

function directly(centred: Float64Array, chains: number, length: number, lag: number): number {
  let even = 0;
  let odd = 0;
  for (let chain = 0; chain < chains; chain++) {
    const end = (chain + 1) * length - lag;
    let i = chain * length;
    // Two sums, so that the processor need not wait for each addition.
    for (; i + 1 < end; i += 2) {
      even += centred[i] * centred[i + lag];
      odd += centred[i + 1] * centred[i + 1 + lag];
    }
    if (i < end) even += centred[i] * centred[i + lag];
  }
  return (even + odd) / (length * chains);
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
