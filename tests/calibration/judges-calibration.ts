import { jointDensity, jointPlan } from '../../src/core/judges-model/joint-density.ts';
import { naturalOf } from '../../src/core/judges-model/natural.ts';
import { judgePanel } from '../../src/core/judges-model/panel.ts';
import { RANKS } from '../../src/core/checks/replication.ts';
import { histogram, uniformityP } from '../../src/core/checks/uniformity.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import type { Random } from '../../src/core/numerics/random.ts';
import { approximateDensity } from '../../src/core/sampler/approximation/laplace.ts';
import { sampleDensity } from '../../src/core/sampler/chain.ts';
import { drawTruth, simulateJudges } from '../core/judges-model/simulated.ts';

const NAMES = ['anna', 'bert', 'carl'];
const MODELS = 4;
/** Kept draws, of which every so manieth is compared with the truth. */
const THINNED = 15;
const BINS = 10;

/** P-values of uniform ranks, by quantity; of judges that depart, all as one. */
export interface JudgesCalibration {
  readonly replications: number;
  readonly p: Readonly<Record<string, number>>;
}

/**
 * Simulation-based calibration (Talts et al. 2018) of several judges in one model, under NUTS,
 * without a reference and with one in turn.
 */
export function calibrateJudges(replications: number, seed: number): JudgesCalibration {
  const random = createRandom(seed);
  const ranks = new Map<string, number[]>();
  for (let r = 0; r < replications; r++) {
    for (const [quantity, rank] of ranksOfTruth(r % 2 === 1, r, random)) {
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
function ranksOfTruth(hasReference: boolean, seed: number, random: Random) {
  const truth = drawTruth(MODELS, NAMES, hasReference, random);
  const table = simulateJudges(truth, 1, random);
  const panel = judgePanel(table, hasReference ? [NAMES[0]] : []);
  const plan = jointPlan(panel, DEFAULT_MODEL);
  const density = jointDensity(plan, DEFAULT_MODEL, null);
  const approximation = approximateDensity(DEFAULT_MODEL, (priors, rounding) =>
    jointDensity(plan, priors, rounding),
  );
  const draws = (RANKS - 1) * THINNED;
  const sampler = { sampler: 'nuts', chains: 1, draws, warmup: 500, seed } as const;
  const chain = sampleDensity(density, sampler, approximation, 0);
  const natural = naturalOf(plan, density);
  const values = new Float64Array(natural.size);
  // The last departs, reference or not.
  const at = panel.judges.length - 1;
  const judge = truth.judges.find(({ name }) => name === panel.judges[at].names[0]);
  const { order, omega, stretch, departures } = natural.judges[at];
  if (judge === undefined || departures === null || omega === null || stretch === null)
    throw new Error('no judge that departs');
  const known = [
    ['β', 0, truth.strengths[0]],
    ['δ', departures + 1, judge.departures[1]],
    ['ω', omega, judge.omega],
    ['a', stretch, judge.stretch],
    ...(order === null ? [] : [['α', order, judge.order] as const]),
  ] as const;
  const ranks = known.map(() => 0);
  for (let draw = 0; draw < draws; draw += THINNED) {
    const from = draw * chain.parameters;
    natural.read(chain.draws.subarray(from, from + chain.parameters), values);
    known.forEach(([, place, value], k) => {
      if (values[place] < value) ranks[k]++;
    });
  }
  return known.map(([name], k): [string, number] => [name, ranks[k]]);
}
