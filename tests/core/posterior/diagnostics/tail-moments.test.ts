import { describe, expect, it } from 'vitest';
import { averageAutocovariance } from '../../../../src/core/posterior/diagnostics/autocovariance.ts';
import { tailMoments } from '../../../../src/core/posterior/diagnostics/tail-moments.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';

const CHAINS = 3;

describe('moments of an indicator', () => {
  it.each([
    ['few draws', 101, 0.05],
    ['most draws', 64, 0.9],
    ['no draw', 60, 0],
    ['all draws', 60, 1],
  ])('of %s are those of the numbers 0 and 1, at every lag', (_, length, share) => {
    const random = createRandom(1);
    // Of one chain in a row and of another scattered, so that chains differ in means and in memory.
    const ones = Uint8Array.from({ length: CHAINS * length }, (_, place) =>
      place < length * share ? 1 : Number(place >= length && random.uniform() < share),
    );
    const places = Uint32Array.from(
      [...ones.keys()].filter((place) => ones[place] === 1).reverse(),
    );
    const { means, variance, autocovariance } = tailMoments(places, CHAINS, length);
    const centred = new Float64Array(ones.length);
    let squares = 0;
    for (let chain = 0; chain < CHAINS; chain++) {
      const own = [...ones.subarray(chain * length, (chain + 1) * length)];
      const mean = own.reduce((sum, one) => sum + one, 0) / length;
      expect(means[chain]).toBeCloseTo(mean, 14);
      own.forEach((one, at) => {
        centred[chain * length + at] = one - mean;
        squares += (one - mean) ** 2;
      });
    }
    expect(variance).toBeCloseTo(squares / (CHAINS * (length - 1)), 13);
    const plain = averageAutocovariance(centred, CHAINS, length);
    for (let lag = 0; lag < length; lag++) expect(autocovariance(lag)).toBeCloseTo(plain(lag), 13);
  });
});
