import { everyPair } from '../table/every-pair.ts';
import { Outcome } from '../table/judgments.ts';
import type { ModelIndex, PairCounts } from '../table/judgments.ts';
import { outcomeProbabilities } from '../model/outcomes.ts';
import { isGraded } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { Columns } from '../posterior/draws/columns.ts';
import { covarianceOf } from '../numerics/matrices/covariance.ts';
import { normalCdf } from '../numerics/normal-cdf.ts';
import { emptyOutcomes, replicate } from '../posterior/predictive/replicate.ts';
import type { Random } from '../numerics/random.ts';
import { approximate } from '../sampler/approximation/laplace.ts';
import { beliefOf, differenceAfter } from './belief.ts';
import type { Belief } from './belief.ts';

/** The largest number of further judgments that is simulated. */
export const MAX_JUDGMENTS = 2 ** 17;
/**
 * A share of separated simulations that is not worth simulating. It says where the grid begins: of
 * eight simulated tables the half was the same for 0 and for 0.2, but for the simulation's error.
 */
const HARDLY_ANY = 0.02;
/** The 95% point of the standard normal distribution, for the share that is foreseen alone. */
const LIMIT = 1.6448536269514722;

/** Further judgments of one design, simulated and learned from. */
export interface FurtherJudgments {
  /** The fewest further judgments that are simulated. */
  readonly least: number;
  /** P(ahead is stronger) after so many, with the truth of one simulation. */
  probabilityAfter(judgments: number, simulation: number, random: Random): number;
}

/** Of one pair alone, which is seen as two models whose strengths sum to zero. */
export function ofOnePair(
  columns: Columns,
  truths: Columns,
  { ties }: ModelSettings,
  ahead: ModelIndex,
  behind: ModelIndex,
): FurtherJudgments {
  const ofTwo = ({ size, strengths, order, tie, strong }: Columns): Columns => {
    const half = strengths[ahead].map((x, s) => 0.5 * (x - strengths[behind][s]));
    return {
      size,
      strengths: [half, half.map((x) => -x)],
      order,
      tie,
      tau: null,
      ...(strong && { strong }),
    };
  };
  const all = ofTwo(columns);
  const shape = { models: 2, hasOrder: all.order !== null, ties };
  const parameters = parametersOf(all);
  const mean = Float64Array.from(parameters, meanOf);
  const belief = beliefOf(shape, mean, covarianceOf(parameters, mean));
  return furtherJudgments(belief, ofTwo(truths), ['ahead', 'behind'], [0, 1], 1);
}

/** Of all pairs, evenly. */
export function ofAllPairs(
  columns: Columns,
  truths: Columns,
  counts: PairCounts,
  model: ModelSettings,
  ahead: ModelIndex,
  behind: ModelIndex,
): FurtherJudgments {
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
  const belief = beliefOf(shape, mean, covariance);
  const places = [ahead, behind] as const;
  let least = 2 ** Math.ceil(Math.log2(models));
  while (
    least < MAX_JUDGMENTS &&
    foreseenShare(belief, counts.models, places, 2 * least) < HARDLY_ANY
  ) {
    least *= 2;
  }
  return furtherJudgments(belief, truths, counts.models, places, least);
}

/** About which share of simulations would separate, by judgments of the expected outcomes. */
function foreseenShare(
  belief: Belief,
  models: readonly string[],
  places: readonly [ModelIndex, ModelIndex],
  judgments: number,
): number {
  const { mean, ties, hasOrder } = belief;
  const none = everyPair(models);
  const expected = everyPair(models);
  const p = new Float64Array(3);
  const each = judgments / none.left.length;
  none.left.forEach((left, pair) => {
    const alpha = hasOrder ? mean[belief.models] : 0;
    const eta = alpha + mean[left] - mean[none.right[pair]];
    const strong = isGraded(ties) ? mean[mean.length - 1] : null;
    outcomeProbabilities(ties, eta, mean[mean.length - (strong === null ? 1 : 2)], p, strong);
    expected.leftWins[pair] = each * p[Outcome.left];
    expected.rightWins[pair] = each * p[Outcome.right];
    expected.ties[pair] = each * p[Outcome.tie];
  });
  const before = differenceAfter(belief, none, places);
  const after = differenceAfter(belief, expected, places);
  return shareSeparated(before.mean, before.sd ** 2, after.sd ** 2);
}

/**
 * How probable it is that two models will be separated: their difference is believed to be normal,
 * and its mean moves by what new data take off its variance.
 */
export function shareSeparated(mean: number, before: number, after: number): number {
  const spread = Math.sqrt(Math.max(1e-300, before - after));
  const limit = LIMIT * Math.sqrt(after);
  return normalCdf((mean - limit) / spread) + normalCdf((-mean - limit) / spread);
}

function furtherJudgments(
  belief: Belief,
  truths: Columns,
  models: readonly string[],
  places: readonly [ModelIndex, ModelIndex],
  least: number,
): FurtherJudgments {
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
