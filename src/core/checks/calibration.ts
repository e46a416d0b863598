import type { ModelSettings } from '../model/settings.ts';
import { createRandom } from '../numerics/random.ts';
import type { SamplerName } from '../sampler/settings.ts';
import { RANKS, ranksOf } from './replication.ts';
import { binBand, histogram, uniformityP } from './uniformity.ts';
import type { Calibrated } from './replication.ts';
import { FINE_HISTOGRAM_FROM } from '../limits.ts';

export interface CalibratedQuantity {
  readonly quantity: Calibrated;
  /** How often the truth had a rank in each bin. */
  readonly histogram: readonly number[];
  /** Of Pearson's chi-square test that all bins are equally likely. */
  readonly p: number;
}

/**
 * Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018) of one sampler
 * under one model, on five simulated models that met three times in each order.
 */
export interface CalibrationReport {
  readonly sampler: SamplerName;
  /** What was calibrated; what is believed of single models plays no part. */
  readonly model: ModelSettings;
  readonly seed: number;
  /** Replications done. */
  readonly replications: number;
  readonly quantities: readonly CalibratedQuantity[];
  /** Least and largest count that 99% of uniform histograms have in a given bin. */
  readonly band: readonly [low: number, high: number];
  readonly leastP: number;
  /** Bonferroni's, for the least of the tests at 1%. */
  readonly threshold: number;
  readonly isUniform: boolean;
}

const MODELS = ['a', 'b', 'c', 'd', 'e'];
/** Chance of a false alarm over all quantities together. */
const LEVEL = 0.01;

/**
 * @param sampler split HMC, with NUTS where the application would use it; or NUTS
 * @param replications at least 1
 * @param onReplication called after each, with the report so far
 * @throws CaravanError bad-setting
 */
export function calibrate(
  model: ModelSettings,
  sampler: SamplerName,
  seed: number,
  replications: number,
  onReplication?: (report: CalibrationReport) => void,
): CalibrationReport {
  const calibrated = { ...model, informative: [] };
  const random = createRandom(seed);
  const bins = replications < FINE_HISTOGRAM_FROM ? 10 : 20;
  const found: { quantity: Calibrated; ranks: number[] }[] = [];
  const reportOf = (done: number): CalibrationReport => {
    const quantities = found.map(({ quantity, ranks }) => {
      const counts = histogram(ranks, RANKS, bins);
      return { quantity, histogram: counts, p: uniformityP(counts) };
    });
    const leastP = Math.min(...quantities.map(({ p }) => p));
    const threshold = LEVEL / quantities.length;
    return {
      ...{ sampler, model: calibrated, seed, quantities, leastP, threshold },
      replications: done,
      band: binBand(done, bins, 0.99),
      isUniform: leastP > threshold,
    };
  };
  for (let done = 1; done <= replications; done++) {
    const ranked = ranksOf(MODELS, calibrated, sampler, random.bits(), random);
    ranked.forEach(({ quantity, rank }, at) => {
      if (done === 1) found.push({ quantity, ranks: [] });
      found[at].ranks.push(rank);
    });
    onReplication?.(reportOf(done));
  }
  return reportOf(replications);
}
