import { jointDensity, jointPlan } from '../../src/core/judges-model/joint-density.ts';
import { naturalOf } from '../../src/core/judges-model/natural.ts';
import { RANKS } from '../../src/core/checks/replication.ts';
import { histogram, uniformityP } from '../../src/core/checks/uniformity.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import type { Random } from '../../src/core/numerics/random.ts';
import { approximateDensity } from '../../src/core/sampler/approximation/laplace.ts';
import { sampleDensity } from '../../src/core/sampler/chain.ts';
import { slicePanel } from '../../src/core/slices/slice-panel.ts';
import { drawSlices, simulateSlices } from '../core/slices/simulated.ts';

const NAMES = ['code', 'maths', 'prose', 'roles'];
const MODELS = 4;
/** Kept draws, of which every so manieth is compared with the truth. */
const THINNED = 15;
const BINS = 10;

/** P-values of uniform ranks, by quantity. */
export interface SlicesCalibration {
  readonly replications: number;
  readonly p: Readonly<Record<string, number>>;
}

/** Simulation-based calibration (Talts et al. 2018) of strengths by slice, under NUTS. */
export function calibrateSlices(replications: number, seed: number): SlicesCalibration {
  const random = createRandom(seed);
  const ranks = new Map<string, number[]>();
  for (let r = 0; r < replications; r++) {
    for (const [quantity, rank] of ranksOfTruth(r, random)) {
      ranks.set(quantity, [...(ranks.get(quantity) ?? []), rank]);
    }
  }
  const p = [...ranks].map(([quantity, found]): [string, number] => [
    quantity,
    Number(uniformityP(histogram(found, RANKS, BINS)).toPrecision(3)),
  ]);
  return { replications, p: Object.fromEntries(p) };
}

/** One rank of each kind of quantity, so that those of one data set do not depend on each other. */
function ranksOfTruth(seed: number, random: Random) {
  const truth = drawSlices(MODELS, NAMES, random);
  const { table, tag } = simulateSlices(truth, 1, random);
  const panel = slicePanel(table, [tag]);
  const plan = jointPlan(panel, DEFAULT_MODEL, undefined, 'shared');
  const density = jointDensity(plan, DEFAULT_MODEL, null);
  const approximation = approximateDensity(DEFAULT_MODEL, (priors, rounding) =>
    jointDensity(plan, priors, rounding),
  );
  const draws = (RANKS - 1) * THINNED;
  const sampler = { sampler: 'nuts', chains: 1, draws, warmup: 500, seed } as const;
  const chain = sampleDensity(density, sampler, approximation, 0);
  const natural = naturalOf(plan, density);
  const values = new Float64Array(natural.size);
  const at = panel.judges.length - 1;
  const slice = truth.slices.find(({ name }) => name === panel.judges[at].names[0]);
  const { order, omega, departures } = natural.judges[at];
  if (slice === undefined || departures === null || omega === null || order === null)
    throw new Error('no slice that departs');
  const strength = truth.strengths[1] + slice.departures[1];
  const known: readonly [name: string, value: number, read: () => number][] = [
    ['β', truth.strengths[0], () => values[0]],
    ['γ', slice.departures[1], () => values[departures + 1]],
    ['β + γ', strength, () => values[1] + values[departures + 1]],
    ['σ', slice.spread, () => values[omega]],
    ['α', truth.order, () => values[order]],
  ];
  const ranks = known.map(() => 0);
  for (let draw = 0; draw < draws; draw += THINNED) {
    const from = draw * chain.parameters;
    natural.read(chain.draws.subarray(from, from + chain.parameters), values);
    known.forEach(([, value, read], k) => {
      if (read() < value) ranks[k]++;
    });
  }
  return known.map(([name], k): [string, number] => [name, ranks[k]]);
}
