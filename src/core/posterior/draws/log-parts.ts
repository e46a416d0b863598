import { log } from '../../numerics/elementary.ts';
import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { likelihood } from '../../model/likelihood.ts';
import { averagedQuestions } from '../../model/questions/question-likelihood.ts';
import { questionRowsOf } from '../../model/questions/question-rows.ts';
import { createRandom } from '../../numerics/random.ts';
import type { HyperPrior, ModelSettings, TieModel } from '../../model/settings.ts';
import type { Columns } from './columns.ts';

/**
 * Log-likelihood of all judgments, per draw, by the very code that is sampled from. Complete,
 * without constants left out, but for the multinomial coefficients. Departures by question are
 * integrated out.
 */
export function logLikelihoods(
  columns: Columns,
  counts: PairCounts,
  ties: TieModel,
): Float64Array<ArrayBuffer> {
  const { omega } = columns;
  return omega === undefined || counts.byQuestion === undefined
    ? ofPairs(columns, counts, ties)
    : ofQuestions(columns, omega, counts, counts.byQuestion, ties);
}

function ofQuestions(
  { size, strengths, order, tie, strong = null }: Columns,
  omega: Float64Array,
  counts: PairCounts,
  byQuestion: QuestionCounts,
  ties: TieModel,
): Float64Array<ArrayBuffer> {
  const rows = questionRowsOf(counts, byQuestion, ties, order !== null);
  const likelihoods = averagedQuestions(rows, ties, createRandom(1));
  const sums = new Float64Array(size);
  const point = new Float64Array(strengths.length);
  // Question by question, where the mode is never far from the last draw's.
  for (let q = 0; q < byQuestion.questions; q++) {
    for (let s = 0; s < size; s++) {
      for (let k = 0; k < point.length; k++) point[k] = strengths[k][s];
      const at = (own: Float64Array | null): number => own?.[s] ?? 0;
      const common = { alpha: at(order), tie: at(tie), strong: at(strong), omega: omega[s] };
      sums[s] += likelihoods.at(q, { point, ...common });
    }
  }
  return sums;
}

function ofPairs(
  { size, strengths, order, tie, strong = null }: Columns,
  counts: PairCounts,
  ties: TieModel,
): Float64Array<ArrayBuffer> {
  const models = strengths.length;
  const parameters = [
    ...strengths,
    ...(order === null ? [] : [order]),
    ...(tie === null ? [] : [tie]),
    ...(strong === null ? [] : [strong]),
  ];
  const last = parameters.length - 1;
  const term = likelihood(counts, ties, {
    order: order === null ? null : models,
    tie: tie === null ? null : strong === null ? last : last - 1,
    strong: strong === null ? null : last,
  });
  const point = new Float64Array(parameters.length);
  const gradient = new Float64Array(parameters.length);
  return new Float64Array(size).map((_, s) => {
    for (let p = 0; p < point.length; p++) point[p] = parameters[p][s];
    return term.evaluate(point, gradient);
  });
}

/**
 * Log prior density per draw, up to a constant that depends on the settings alone. τ counts as
 * itself, not as log τ. −Infinity outside the bounds of a uniform prior.
 * @param models names, in the order of the columns
 */
export function logPriors(
  columns: Columns,
  models: readonly string[],
  settings: ModelSettings,
): Float64Array<ArrayBuffer> {
  const sums = logTopPriors(columns, models, settings);
  const { strengths, tau } = columns;
  if (settings.strength.family !== 'hierarchical' || tau === null) return sums;
  const squares = sumOfSquares(strengths, columns.size);
  // The K strengths sum to zero, so they have K − 1 dimensions.
  for (let s = 0; s < sums.length; s++) {
    sums[s] -= 0.5 * (squares[s] / tau[s] ** 2) + (strengths.length - 1) * log(tau[s]);
  }
  return sums;
}

/**
 * The same without normal(0, τ) on the strengths of a hierarchical prior, leaving its hyperprior:
 * the part that a user sets, and that power-scaling scales (Kallioinen et al. 2023, section 2.4).
 */
export function logTopPriors(
  columns: Columns,
  models: readonly string[],
  { strength, order, tie, informative, questions }: ModelSettings,
): Float64Array<ArrayBuffer> {
  const { size, strengths, tau, omega } = columns;
  const sums = new Float64Array(size);
  switch (strength.family) {
    case 'normal': {
      const squares = sumOfSquares(strengths, size);
      for (let s = 0; s < size; s++) sums[s] = -0.5 * (squares[s] / strength.scale ** 2);
      break;
    }
    case 'student-t': {
      const perSquare = 1 / (strength.df * strength.scale ** 2);
      const products = new Float64Array(size).fill(1);
      for (const x of strengths) {
        for (let s = 0; s < size; s++) {
          // A product's logarithm, taken before it overflows, costs less than the factors' own.
          products[s] *= 1 + perSquare * x[s] * x[s];
          if (products[s] < HUGE) continue;
          sums[s] += log(products[s]);
          products[s] = 1;
        }
      }
      for (let s = 0; s < size; s++) {
        sums[s] = (-(strength.df + 1) / 2) * (sums[s] + log(products[s]));
      }
      break;
    }
    case 'laplace':
      for (const x of strengths) {
        for (let s = 0; s < size; s++) sums[s] -= Math.abs(x[s]) / strength.scale;
      }
      break;
    case 'uniform':
      for (const x of strengths) keepWithin(x, strength.bound, sums);
      break;
    case 'hierarchical':
      if (tau === null) break;
      for (let s = 0; s < size; s++) sums[s] = logHyper(strength.hyper, tau[s] / strength.scale);
  }
  for (const { model, mean, scale } of informative) {
    const at = models.indexOf(model);
    if (at >= 0) addNormal(strengths[at], mean, scale, sums);
  }
  if (order !== null && columns.order !== null) {
    if (order.family === 'normal') addNormal(columns.order, 0, order.scale, sums);
    else keepWithin(columns.order, order.bound, sums);
  }
  for (const own of [columns.tie, columns.strong ?? null])
    if (own !== null) addNormal(own, tie.mean, tie.scale, sums);
  // Half-normal, as ω is above 0.
  if (questions?.kind === 'random' && omega) addNormal(omega, 0, questions.scale, sums);
  return sums;
}

const HUGE = 1e120;

/** Log density of τ in units of the hyperprior's scale. */
function logHyper(hyper: HyperPrior, tau: number): number {
  switch (hyper) {
    case 'half-normal':
      return -0.5 * tau * tau;
    case 'half-cauchy':
      return -log(1 + tau * tau);
    case 'exponential':
      return -tau;
  }
}

function addNormal(x: Float64Array, mean: number, scale: number, sums: Float64Array): void {
  for (let s = 0; s < x.length; s++) sums[s] -= 0.5 * ((x[s] - mean) / scale) ** 2;
}

function keepWithin(x: Float64Array, bound: number, sums: Float64Array): void {
  for (let s = 0; s < x.length; s++) if (Math.abs(x[s]) > bound) sums[s] = -Infinity;
}

function sumOfSquares(columns: readonly Float64Array[], size: number): Float64Array {
  const sums = new Float64Array(size);
  for (const x of columns) for (let s = 0; s < size; s++) sums[s] += x[s] * x[s];
  return sums;
}
