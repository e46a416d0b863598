import type { ModelIndex, PairCounts } from '../judgments.ts';
import type { ModelSettings } from '../model/settings.ts';
import { columnsOf } from '../posterior/columns.ts';
import type { Columns } from '../posterior/columns.ts';
import type { Draws } from '../posterior/draws.ts';
import { normalCdf } from '../posterior/normal-cdf.ts';
import { emptyOutcomes, replicate } from '../posterior/replicate.ts';
import { createRandom } from '../random.ts';
import type { Random } from '../random.ts';
import { approximate } from '../sampler/laplace.ts';
import { wilson } from '../wilson.ts';
import { beliefOf, differenceAfter } from './belief.ts';
import type { Belief } from './belief.ts';

/** Where further judgments go: to this pair alone, or spread evenly over all pairs of models. */
export type SeparationDesign = 'pair' | 'all';

export interface SeparationStep {
  /** Further judgments. */
  readonly judgments: number;
  /** Share of the simulations in which the two are then separated, whoever is ahead. */
  readonly share: number;
  /** The same with the model ahead that is ahead now. */
  readonly shareInFavour: number;
  /** Ends of Wilson's 95% interval of `share`: the error of so few simulations. */
  readonly lower: number;
  readonly upper: number;
}

/** How many more judgments until two models are told apart, by simulation. */
export interface SeparationReport {
  /** The one ahead now, and the other. */
  readonly ahead: ModelIndex;
  readonly behind: ModelIndex;
  /** P(ahead is stronger), from the draws of the fit. */
  readonly now: number;
  /** Probability from which on two models count as separated. */
  readonly level: number;
  readonly design: SeparationDesign;
  /** In the order of the judgments, a doubling grid; ends once nearly all separate. */
  readonly steps: readonly SeparationStep[];
  /** Judgments at which half of the simulations separate; null where not within `most`. */
  readonly half: number | null;
  /** Ends of its interval; null where they are not within `most`. */
  readonly halfLower: number | null;
  readonly halfUpper: number | null;
  /** The largest number of judgments that is simulated. */
  readonly most: number;
  readonly simulations: number;
  readonly seed: number;
}

const LEVEL = 0.95;
const SIMULATIONS = 200;
const MOST = 2 ** 17;
/** Share of separated simulations at which the grid ends. */
const NEARLY_ALL = 0.99;

/**
 * Truths are draws of the posterior, so two models that may be equal may never separate. From
 * each truth further judgments are simulated, and Laplace's approximation of the posterior with
 * them gives P(ahead is stronger). What is known so far enters as a Gaussian: for a pair alone the
 * mean and covariance of the draws of what its judgments depend on; for all pairs the draws' mean
 * with the covariance of Laplace's approximation. Where a tie is no outcome, further judgments
 * are decided ones.
 * @param seed whole number, 0 … 2³²−1
 * @throws CaravanError not-finite
 */
export function separationReport(
  draws: Draws,
  counts: PairCounts,
  model: ModelSettings,
  pair: readonly [ModelIndex, ModelIndex],
  design: SeparationDesign,
  seed: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): SeparationReport {
  const columns = columnsOf(draws);
  const share = shareAbove(columns.strengths[pair[0]], columns.strengths[pair[1]]);
  const [ahead, behind] = share >= 0.5 ? pair : [pair[1], pair[0]];
  const now = Math.max(share, 1 - share);
  const truths = columnsOf(draws, SIMULATIONS);
  const setting =
    design === 'pair'
      ? pairSetting(columns, truths, model, ahead, behind)
      : allSetting(columns, truths, counts, model, ahead, behind);
  const random = createRandom(seed);
  const first = stepOf(0, truths.size, now >= LEVEL ? truths.size : 0, truths.size);
  const steps = [{ ...first, shareInFavour: first.share }];
  const grid = gridFrom(setting.least);
  for (const [at, judgments] of grid.entries()) {
    if (steps[at].share >= NEARLY_ALL) break;
    let separated = 0;
    let inFavour = 0;
    for (let s = 0; s < truths.size; s++) {
      onProgress(at * truths.size + s, grid.length * truths.size);
      const p = setting.probabilityAfter(judgments, s, random);
      if (Math.max(p, 1 - p) >= LEVEL) separated++;
      if (p >= LEVEL) inFavour++;
    }
    steps.push(stepOf(judgments, truths.size, separated, inFavour));
  }
  onProgress(grid.length * truths.size, grid.length * truths.size);
  return {
    ...{ ahead, behind, now, design, steps, seed },
    level: LEVEL,
    half: crossing(steps, (step) => step.share),
    halfLower: crossing(steps, (step) => step.upper),
    halfUpper: crossing(steps, (step) => step.lower),
    most: MOST,
    simulations: truths.size,
  };
}

function stepOf(
  judgments: number,
  simulations: number,
  separated: number,
  inFavour: number,
): SeparationStep {
  const { value, lower, upper } = wilson(separated / simulations, simulations);
  return { judgments, share: value, shareInFavour: inFavour / simulations, lower, upper };
}

function gridFrom(least: number): number[] {
  const grid: number[] = [];
  for (let n = least; n <= MOST; n *= 2) grid.push(n);
  return grid;
}

/** Where a share reaches one half, between two steps on a logarithmic scale; null where never. */
function crossing(
  steps: readonly SeparationStep[],
  of: (step: SeparationStep) => number,
): number | null {
  const at = steps.findIndex((step) => of(step) >= 0.5);
  if (at <= 0) return at === 0 ? 0 : null;
  const [before, after] = [steps[at - 1], steps[at]];
  const way = (0.5 - of(before)) / (of(after) - of(before));
  // From no judgments there is no way on that scale.
  const from = before.judgments === 0 ? after.judgments / 2 : before.judgments;
  return Math.round(from * (after.judgments / from) ** way);
}

/** A design at work. */
interface Setting {
  /** The fewest further judgments that are simulated. */
  readonly least: number;
  /** P(ahead is stronger) after so many, with the truth of one simulation. */
  probabilityAfter(judgments: number, simulation: number, random: Random): number;
}

function pairSetting(
  columns: Columns,
  truths: Columns,
  { ties }: ModelSettings,
  ahead: ModelIndex,
  behind: ModelIndex,
): Setting {
  // As two models whose strengths sum to zero.
  const ofTwo = ({ size, strengths, order, tie }: Columns): Columns => {
    const half = strengths[ahead].map((x, s) => 0.5 * (x - strengths[behind][s]));
    return { size, strengths: [half, half.map((x) => -x)], order, tie, tau: null };
  };
  const all = ofTwo(columns);
  const shape = { models: 2, hasOrder: all.order !== null, ties };
  const parameters = parametersOf(all);
  const mean = Float64Array.from(parameters, meanOf);
  const belief = beliefOf(shape, mean, covarianceOf(parameters, mean));
  return settingOf(belief, ofTwo(truths), ['ahead', 'behind'], [0, 1], 1);
}

function allSetting(
  columns: Columns,
  truths: Columns,
  counts: PairCounts,
  model: ModelSettings,
  ahead: ModelIndex,
  behind: ModelIndex,
): Setting {
  const models = counts.models.length;
  const mean = Float64Array.from(parametersOf(columns), meanOf);
  const { loadings, start } = approximate(counts, model);
  const width = mean.length;
  const covariance = new Float64Array(width * width);
  // The last row of a hierarchical model, log τ, is left out.
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) {
      for (let c = 0; c < start.length; c++) {
        covariance[a * width + b] +=
          loadings[a * start.length + c] * loadings[b * start.length + c];
      }
    }
  }
  const shape = { models, hasOrder: columns.order !== null, ties: model.ties };
  // Fewer would hardly reach each pair.
  const least = 2 ** Math.ceil(Math.log2(Math.max(models, (models * models) / 16)));
  const belief = beliefOf(shape, mean, covariance);
  return settingOf(belief, truths, counts.models, [ahead, behind], least);
}

function settingOf(
  belief: Belief,
  truths: Columns,
  models: readonly string[],
  places: readonly [ModelIndex, ModelIndex],
  least: number,
): Setting {
  const pairs = everyPair(models);
  const order = Uint32Array.from(pairs.left, (_, p) => p);
  return {
    least,
    probabilityAfter(judgments, simulation, random) {
      const planned = spread(pairs, order, judgments, random);
      const outcomes = emptyOutcomes(planned.left.length);
      replicate(planned, truths, simulation, belief.ties, random, outcomes);
      const { mean, sd } = differenceAfter(belief, { ...planned, ...outcomes }, places);
      return normalCdf(mean / sd);
    },
  };
}

/** All ordered pairs of these models. */
function everyPair(models: readonly string[]): PairCounts {
  const left: number[] = [];
  const right: number[] = [];
  for (let a = 0; a < models.length; a++) {
    for (let b = 0; b < models.length; b++) {
      if (a === b) continue;
      left.push(a);
      right.push(b);
    }
  }
  return {
    models,
    left: Uint32Array.from(left),
    right: Uint32Array.from(right),
    ...emptyOutcomes(left.length),
  };
}

/**
 * So many judgments to come, evenly; those that do not go round at random.
 * @param order all pairs in any order; shuffled
 */
function spread(
  pairs: PairCounts,
  order: Uint32Array,
  judgments: number,
  random: Random,
): PairCounts {
  const size = order.length;
  const rest = judgments % size;
  for (let i = 0; i < rest; i++) {
    const j = i + Math.floor(random.uniform() * (size - i));
    const pair = order[i];
    order[i] = order[j];
    order[j] = pair;
  }
  const each = Math.floor(judgments / size);
  const kept = order.subarray(0, each > 0 ? size : rest);
  return {
    models: pairs.models,
    left: Uint32Array.from(kept, (p) => pairs.left[p]),
    right: Uint32Array.from(kept, (p) => pairs.right[p]),
    // As if all were left wins: what is replicated is their number.
    leftWins: Float64Array.from(kept, (_, i) => each + (i < rest ? 1 : 0)),
    rightWins: new Float64Array(kept.length),
    ties: new Float64Array(kept.length),
  };
}

/** All but τ, in the order of a belief. */
function parametersOf({ strengths, order, tie }: Columns): Float64Array[] {
  return [...strengths, ...(order === null ? [] : [order]), ...(tie === null ? [] : [tie])];
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

function covarianceOf(columns: readonly Float64Array[], mean: Float64Array): Float64Array {
  return Float64Array.from({ length: columns.length ** 2 }, (_, at) => {
    const [a, b] = [Math.floor(at / columns.length), at % columns.length];
    let sum = 0;
    columns[a].forEach((x, s) => (sum += (x - mean[a]) * (columns[b][s] - mean[b])));
    return sum / (columns[a].length - 1);
  });
}

function shareAbove(a: Float64Array, b: Float64Array): number {
  let above = 0;
  a.forEach((x, s) => {
    if (x > b[s]) above++;
  });
  return above / a.length;
}
