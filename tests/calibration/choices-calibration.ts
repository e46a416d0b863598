import { RANKS, ranksOfTruth } from '../../src/core/checks/replication.ts';
import { histogram, uniformityP } from '../../src/core/checks/uniformity.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import type { Random } from '../../src/core/numerics/random.ts';
import { drawFromPrior } from '../../src/core/posterior/prior/prior-draw.ts';
import { rankingCounts } from '../core/choices-of.ts';
import { MODELS } from './settings.ts';

const MODEL = { ...DEFAULT_MODEL, order: null };
/** Of each data set: rankings of three models to all of them. */
const RANKINGS = 12;
const BINS = 10;

/** P-values of uniform ranks, by quantity. */
export interface ChoicesCalibration {
  readonly replications: number;
  readonly p: Readonly<Record<string, number>>;
}

/** Simulation-based calibration (Talts et al. 2018) of rankings as choices, under split HMC. */
export function calibrateChoices(replications: number, seed: number): ChoicesCalibration {
  const random = createRandom(seed);
  const ranks = new Map<string, number[]>();
  for (let r = 0; r < replications; r++) {
    const truth = drawFromPrior(MODELS, MODEL, random);
    const rankings = Array.from({ length: RANKINGS }, (_, at) =>
      ranking(shuffled(random).slice(0, 3 + (at % 3)), truth.strengths, random),
    );
    // All models are in every ranking of five.
    const counts = rankingCounts(rankings);
    for (const { quantity, rank } of ranksOfTruth(truth, counts, MODEL, 'split-hmc', r)) {
      const name = quantity.kind === 'strength' ? MODELS[quantity.model] : quantity.kind;
      ranks.set(name, [...(ranks.get(name) ?? []), rank]);
    }
  }
  const p = [...ranks].map(([quantity, found]): [string, number] => [
    quantity,
    Number(uniformityP(histogram(found, RANKS, BINS)).toPrecision(3)),
  ]);
  return { replications, p: Object.fromEntries(p) };
}

/** Best first: the largest of strengths with Gumbel noise is the choice of Plackett and Luce. */
function ranking(
  models: readonly number[],
  strengths: ArrayLike<number>,
  random: Random,
): string[] {
  return models
    .map((m) => ({ m, worth: strengths[m] - Math.log(-Math.log(random.uniform())) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ m }) => MODELS[m]);
}

function shuffled(random: Random): number[] {
  return MODELS.map((_, m) => ({ m, at: random.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ m }) => m);
}
