import { hasTieOutcome, isGraded } from '../../model/settings.ts';
import type { ModelSettings, OrderPrior } from '../../model/settings.ts';
import type { Random } from '../../numerics/random.ts';
import type { Columns } from '../draws/columns.ts';
import { marginalShare } from '../draws/marginal.ts';
import { beliefsOf, drawPiece, drawStrengths, normalised } from './prior-pieces.ts';
import type { Beliefs } from './prior-pieces.ts';
import { truncatedNormal } from '../../numerics/distribution.ts';

/** Draws from a prior, its strengths summing to zero as in the posterior. */
export interface PriorDraws {
  readonly columns: Columns;
  /** Of each draw, sum 1: the draws come from pieces that are not equally likely. */
  readonly weights: Float64Array<ArrayBuffer>;
}

/**
 * @param models names, in the order of `PairCounts.models`; at least two
 * @param size draws wanted
 * @returns strengths and order effect on a new question, averaged over it, where there is ω; null
 *   where limits and beliefs together leave no strengths
 */
export function drawPrior(
  models: readonly string[],
  settings: ModelSettings,
  size: number,
  random: Random,
): PriorDraws | null {
  const { strength, order, ties, tie, informative, questions } = settings;
  const beliefs = beliefsOf(models, informative);
  const found =
    strength.family === 'uniform'
      ? drawWithin(strength.bound, beliefs, size, random)
      : drawFrom(strength, beliefs, size, random);
  if (found === null) return null;
  const { strengths, taus, logWeights } = found;
  const drawn = logWeights.length;
  const ofTie = () => tie.mean + tie.scale * random.normal();
  const column = (draw: () => number) => Float64Array.from({ length: drawn }, draw);
  const omega =
    questions?.kind === 'random'
      ? column(() => Math.abs(questions.scale * random.normal()))
      : undefined;
  const shown = (x: Float64Array) =>
    omega === undefined ? x : x.map((value, s) => value * marginalShare(omega[s]));
  return {
    columns: {
      size: drawn,
      strengths: strengths.map(shown),
      order: order === null ? null : shown(column(() => drawOrder(order, random))),
      tie: hasTieOutcome(ties) ? column(ofTie) : null,
      ...(isGraded(ties) && { strong: column(ofTie) }),
      tau: taus,
      ...(omega && { omega }),
    },
    weights: normalised(logWeights),
  };
}

interface StrengthDraws {
  readonly strengths: Float64Array[];
  readonly taus: Float64Array | null;
  readonly logWeights: Float64Array;
}

function drawFrom(
  prior: Parameters<typeof drawPiece>[0],
  beliefs: Beliefs,
  size: number,
  random: Random,
): StrengthDraws {
  const models = beliefs.precision.length;
  const strengths = Array.from({ length: models }, () => new Float64Array(size));
  const taus = prior.family === 'hierarchical' ? new Float64Array(size) : null;
  const logWeights = new Float64Array(size);
  const point = new Float64Array(models);
  for (let s = 0; s < size; s++) {
    const piece = drawPiece(prior, beliefs, random);
    drawStrengths(piece, random, point);
    for (let k = 0; k < models; k++) strengths[k][s] = point[k];
    if (taus !== null) taus[s] = piece.tau;
    logWeights[s] = piece.logWeight;
  }
  return { strengths, taus, logWeights };
}

/** Tries per draw that is wanted. */
const MAX_TRIES = 200;

/**
 * Strengths between limits: all but one from their own priors, and that one must make the sum
 * zero from within its limits. Where something is believed of it too, that is a weight.
 */
function drawWithin(
  bound: number,
  beliefs: Beliefs,
  size: number,
  random: Random,
): StrengthDraws | null {
  const models = beliefs.precision.length;
  const last = lastUnbelieved(beliefs, -1);
  const kept = Array.from({ length: models }, () => new Float64Array(size));
  const logWeights = new Float64Array(size);
  const point = new Float64Array(models);
  let drawn = 0;
  for (let tries = MAX_TRIES * size; tries > 0 && drawn < size; tries--) {
    let sum = 0;
    for (let k = 0; k < models; k++) {
      if (k === last) continue;
      point[k] = drawBetween(bound, beliefs, k, random);
      sum += point[k];
    }
    if (Math.abs(sum) > bound) continue;
    point[last] = -sum;
    const distance = beliefs.precision[last] * -sum - beliefs.pull[last];
    logWeights[drawn] =
      beliefs.precision[last] === 0 ? 0 : (-0.5 * distance * distance) / beliefs.precision[last];
    for (let k = 0; k < models; k++) kept[k][drawn] = point[k];
    drawn++;
  }
  if (drawn === 0) return null;
  return {
    strengths: kept.map((column) => column.slice(0, drawn)),
    taus: null,
    logWeights: logWeights.slice(0, drawn),
  };
}

/** The last model of which nothing is believed, or simply the last; never `except`. */
export function lastUnbelieved({ precision }: Beliefs, except: number): number {
  let last = precision.length - 1;
  while (last >= 0 && (precision[last] > 0 || last === except)) last--;
  if (last >= 0) return last;
  return except === precision.length - 1 ? except - 1 : precision.length - 1;
}

/** One strength from its own prior between −bound and bound, the sum left out of account. */
export function drawBetween(bound: number, beliefs: Beliefs, k: number, random: Random): number {
  const precision = beliefs.precision[k];
  if (precision === 0) return bound * (2 * random.uniform() - 1);
  const mean = beliefs.pull[k] / precision;
  return truncatedNormal(mean, 1 / Math.sqrt(precision), -bound, bound).quantile(random.uniform());
}

function drawOrder(prior: OrderPrior, random: Random): number {
  return prior.family === 'normal'
    ? prior.scale * random.normal()
    : prior.bound * (2 * random.uniform() - 1);
}
