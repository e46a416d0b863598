import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { fitStyle } from '../../src/core/style/style-fit.ts';
import { styleRows } from '../../src/core/style/style-rows.ts';
import { INTERVALS } from '../core/counts-of.ts';
import { simulate } from '../core/style/simulated.ts';

/** How often the intervals of 95% hold the truth that judgments were simulated from. */
export interface StyleCoverage {
  /** Data sets, and those of which the chains converged. */
  readonly sets: number;
  readonly converged: number;
  /** Seven of each data set: four strengths, the order effect, two coefficients. */
  readonly intervals: number;
  readonly inside: number;
}

/**
 * Fits data sets whose truths are drawn from the priors.
 * @param size judgments in each
 */
export function styleCoverage(sets: number, size: number, seed: number): StyleCoverage {
  const random = createRandom(seed);
  const found = { converged: 0, intervals: 0, inside: 0 };
  for (let set = 0; set < sets; set++) {
    const free = Array.from({ length: 4 }, () => random.normal());
    const mean = free.reduce((a, b) => a + b) / free.length;
    const truth = {
      strengths: free.map((x) => x - mean),
      order: random.normal(),
      length: 3 * random.normal(),
      bold: random.normal(),
    };
    const { table, answers } = simulate(truth, size, set);
    const rows = styleRows(table, answers, ['length', 'bold'], 0.5);
    const fit = fitStyle(rows, DEFAULT_MODEL, set, INTERVALS);
    if (fit.soundness.adjusted.converged) found.converged++;
    if (fit.order === null) throw new Error('no order effect');
    const known = [
      ...fit.adjusted.map((estimate, m) => [truth.strengths[m], estimate] as const),
      [truth.order, fit.order] as const,
      ...fit.coefficients.map(
        ({ name, estimate, sd }) =>
          [sd * (name === 'length' ? truth.length : truth.bold), estimate] as const,
      ),
    ];
    for (const [value, { lowerWide, upperWide }] of known) {
      found.intervals++;
      if (lowerWide < value && value < upperWide) found.inside++;
    }
  }
  return { sets, ...found };
}
