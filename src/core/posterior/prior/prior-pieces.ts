import { exp, log } from '../../numerics/elementary.ts';
import { gammaVariate } from '../../numerics/gamma.ts';
import type { InformativePrior, ModelSettings, StrengthPrior } from '../../model/settings.ts';
import type { Random } from '../../numerics/random.ts';

/** What is believed of single models: several beliefs of one model are one. By model. */
export interface Beliefs {
  /** 1/sd², and the mean times that; 0 where nothing is believed. */
  readonly precision: Float64Array;
  readonly pull: Float64Array;
  readonly isEmpty: boolean;
}

export function beliefsOf(
  models: readonly string[],
  informative: readonly InformativePrior[],
): Beliefs {
  const precision = new Float64Array(models.length);
  const pull = new Float64Array(models.length);
  let isEmpty = true;
  for (const { model, mean, scale } of informative) {
    const at = models.indexOf(model);
    if (at < 0) continue;
    isEmpty = false;
    precision[at] += 1 / (scale * scale);
    pull[at] += mean / (scale * scale);
  }
  return { precision, pull, isEmpty };
}

/**
 * Every prior but the uniform is a mixture of normals: given their variances the strengths are
 * independent normals, and under the condition that they sum to zero still normal. One such piece
 * of the mixture, with the weight that beliefs and the condition give it.
 */
export interface Piece {
  /** Of each strength before the sum is tied to zero. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Sums of the two. */
  readonly meanSum: number;
  readonly varianceSum: number;
  /** τ where the prior is hierarchical, else NaN. */
  readonly tau: number;
  readonly logWeight: number;
}

export type MixturePrior = Exclude<StrengthPrior, { readonly family: 'uniform' }>;

/** Whether all pieces are alike: the prior is one normal. */
export function isNormal({ strength }: Pick<ModelSettings, 'strength'>): boolean {
  return strength.family === 'normal';
}

/** Draws one piece of the mixture; its arrays are its own. */
export function drawPiece(prior: MixturePrior, beliefs: Beliefs, random: Random): Piece {
  const size = beliefs.precision.length;
  const mean = new Float64Array(size);
  const variance = new Float64Array(size);
  const tau = prior.family === 'hierarchical' ? prior.scale * drawTau(prior.hyper, random) : NaN;
  let [meanSum, varianceSum, logWeight] = [0, 0, 0];
  for (let k = 0; k < size; k++) {
    const own = prior.family === 'hierarchical' ? tau * tau : drawVariance(prior, random);
    const precision = beliefs.precision[k];
    if (precision === 0) variance[k] = own;
    else {
      variance[k] = own / (1 + own * precision);
      mean[k] = variance[k] * beliefs.pull[k];
      const believed = beliefs.pull[k] / precision;
      const spread = own + 1 / precision;
      logWeight -= 0.5 * (log(spread) + (believed * believed) / spread);
    }
    meanSum += mean[k];
    varianceSum += variance[k];
  }
  logWeight -= 0.5 * (log(varianceSum) + (meanSum * meanSum) / varianceSum);
  // The hierarchical prior is normalised on the strengths that sum to zero, for every τ.
  if (prior.family === 'hierarchical') logWeight += 0.5 * log(size * tau * tau);
  return { mean, variance, meanSum, varianceSum, tau, logWeight };
}

/** One strength of a piece under the condition that all sum to zero: a normal. */
export function conditioned(piece: Piece, k: number): { mean: number; sd: number } {
  const { mean, variance, meanSum, varianceSum } = piece;
  const share = variance[k] / varianceSum;
  const spread = variance[k] * Math.max(0, 1 - share);
  return { mean: mean[k] - share * meanSum, sd: Math.sqrt(spread) };
}

/** All strengths of a piece, drawn together. */
export function drawStrengths(piece: Piece, random: Random, out: Float64Array): void {
  const { mean, variance, varianceSum } = piece;
  let sum = 0;
  for (let k = 0; k < out.length; k++) {
    out[k] = mean[k] + Math.sqrt(variance[k]) * random.normal();
    sum += out[k];
  }
  for (let k = 0; k < out.length; k++) out[k] -= (variance[k] / varianceSum) * sum;
}

/** Weights of logs, sum 1. */
export function normalised(logWeights: Float64Array): Float64Array<ArrayBuffer> {
  let most = -Infinity;
  for (const weight of logWeights) most = Math.max(most, weight);
  const weights = Float64Array.from(logWeights, (weight) => exp(weight - most));
  let total = 0;
  for (const weight of weights) total += weight;
  return weights.map((weight) => weight / total);
}

function drawVariance(
  prior: Exclude<MixturePrior, { readonly family: 'hierarchical' }>,
  random: Random,
): number {
  const square = prior.scale * prior.scale;
  switch (prior.family) {
    case 'normal':
      return square;
    case 'student-t':
      return (square * prior.df) / (2 * gammaVariate(random, prior.df / 2));
    case 'laplace':
      return -2 * square * log(1 - random.uniform());
  }
}

/** τ in units of its hyperprior's scale; never 0. */
function drawTau(
  hyper: Extract<StrengthPrior, { readonly family: 'hierarchical' }>['hyper'],
  random: Random,
): number {
  switch (hyper) {
    case 'half-normal':
      return Math.max(MIN_TAU, Math.abs(random.normal()));
    case 'half-cauchy':
      return Math.max(MIN_TAU, Math.abs(random.normal() / random.normal()));
    case 'exponential':
      return Math.max(MIN_TAU, -log(1 - random.uniform()));
  }
}

const MIN_TAU = 1e-9;
