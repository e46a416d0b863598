import { log } from '../../numerics/elementary.ts';
import { Outcome } from '../../table/judgments.ts';
import type { ChoiceCounts, PairCounts } from '../../table/judgments.ts';
import { withoutChoices } from '../../table/choices/choice-pairs.ts';
import { timesOf } from '../../table/choices/tied.ts';
import { isHalved } from '../../model/choices/tie-law.ts';
import type { TieModel } from '../../model/settings.ts';
import { columnsOf } from '../draws/columns.ts';
import type { Draws } from '../draws/draws.ts';
import { marginalDraws } from '../draws/marginal.ts';
import { OUTCOME_OF, verdictColumns } from '../../table/grades.ts';
import { likelihoodFromOdds, oddsOf, verdictFromOdds } from '../draws/odds.ts';
import { choiceLikelihoods } from './choice-likelihoods.ts';
import { canSmooth, kThreshold, psis, smoothLargest, sortLargest, tailLength } from './psis.ts';

/** A sum over judgments with its standard error √(n · variance over judgments). */
export interface LooSum {
  readonly sum: number;
  readonly se: number;
}

/** How many judgments have a k-hat up to the threshold, up to 1, and above 1. */
export interface KCounts {
  readonly threshold: number;
  readonly good: number;
  readonly bad: number;
  readonly veryBad: number;
}

/**
 * PSIS-LOO (Vehtari, Gelman & Gabry 2017, Stat. Comput. 27): how well each judgment is predicted
 * by all others. Judgments of one ordered pair with one outcome (and grade) are alike, so an entry stands
 * for all of them; all columns have the same length, in the order of the pairs. A choice of one out of
 * several is one judgment, and those of one model out of one set, or of the same together, are alike; they
 * come behind the pairs. A weight that is not whole counts as that many judgments, of which one whole one is left out.
 */
export interface Loo {
  readonly ties: TieModel;
  /**
   * Of a choice the number of pairs and its place (`QuestionChoices`); it is a win, or a tie where
   * several were chosen together.
   */
  readonly pair: Uint32Array;
  readonly outcome: Uint8Array;
  /** How many judgments the entry stands for; `judgments` is their sum. */
  readonly weight: Float64Array;
  /** Per judgment: log predictive density with it left out, and what leaving it out costs. */
  readonly elpd: Float64Array;
  readonly cost: Float64Array;
  readonly k: Float64Array;
  /**
   * Of a model of graded verdicts: `elpd` and `cost` of who won alone, so that it compares with
   * models that know no grades.
   */
  readonly collapsed?: { readonly elpd: Float64Array; readonly cost: Float64Array };
  /** Where ties have probabilities, but those of sets count as half (`isHalved`). */
  readonly halved?: true;
  readonly judgments: number;
  readonly elpdLoo: LooSum;
  readonly pLoo: LooSum;
  readonly kCounts: KCounts;
  /** Draws used. */
  readonly draws: number;
  /** Monte Carlo standard error of `elpdLoo.sum`, for draws that are about independent. */
  readonly mcse: number;
}

export interface LooOptions {
  /** Thins the draws to so many. */
  readonly most?: number;
  /** Effective draws per draw of the likelihoods; 1 for about independent draws. */
  readonly relativeEfficiency?: number;
  /** Kinds of judgments done, and in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Kinds of judgments between two calls of `onProgress`: no result depends on it. */
const REPORT_EVERY = 500;

/**
 * Leave-one-judgment-out prediction of a fit. Under half a tie's log density is the convention
 * of model/outcomes.ts, half of each side's, and not the log of a probability: such sums compare
 * with others on decided judgments only (compare-loo.ts). Under drop ties are no observations.
 */
export function psisLoo(
  draws: Draws,
  given: PairCounts,
  ties: TieModel,
  options: LooOptions = {},
): Loo {
  const counts = withoutChoices(given);
  const pairs = counts.left.length;
  const { pair, verdict, outcome, weight } = observations(counts, given.choices, ties);
  const elpd = new Float64Array(pair.length);
  const cost = new Float64Array(pair.length);
  const k = new Float64Array(pair.length);
  const columns = columnsOf(marginalDraws(draws), options.most);
  const { size } = columns;
  const odds = oddsOf(columns, ties);
  const chosen = given.choices && choiceLikelihoods(columns, given.choices, ties);
  const tail = tailLength(size, options.relativeEfficiency);
  const isOfGrades = odds.shape.strong !== null;
  const collapsed = { elpd: new Float64Array(pair.length), cost: new Float64Array(pair.length) };
  const ofPair = new Float64Array(size);
  const own = new Float64Array(size);
  const won = new Float64Array(size);
  const ratios = new Float64Array(size);
  /** What each draw's ratios make of the sum, to first order. */
  const influence = new Float64Array(size);
  for (let at = 0; at < pair.length; at++) {
    if (at % REPORT_EVERY === 0) options.onProgress?.(at, pair.length);
    const isPair = pair[at] < pairs;
    if (isPair && (at === 0 || pair[at] !== pair[at - 1])) odds.fill(counts, pair[at], ofPair);
    if (isPair) verdictFromOdds(ties, verdict[at], ofPair, odds.shape, own);
    else chosen?.(pair[at] - pairs, own);
    let least = 1;
    let all = 0;
    for (let s = 0; s < size; s++) {
      if (own[s] < least) least = own[s];
      all += own[s];
    }
    let mass = 0;
    for (let s = 0; s < size; s++) {
      ratios[s] = least / own[s];
      mass += ratios[s];
    }
    for (let s = 0; s < size; s++) influence[s] += (weight[at] / mass) * ratios[s];
    if (isOfGrades) {
      if (isPair) likelihoodFromOdds(ties, outcome[at], ofPair, odds.shape, won);
      else won.set(own);
      const score = scoreOfWin(ratios, won);
      collapsed.elpd[at] = score;
      collapsed.cost[at] = log(meanOf(won)) - score;
    }
    const left = leaveOut(ratios, tail);
    k[at] = left.k;
    // Each raw ratio times its likelihood is `least`.
    elpd[at] = log((least * left.held) / left.mass);
    cost[at] = log(all / size) - elpd[at];
  }
  options.onProgress?.(pair.length, pair.length);
  return {
    ties,
    pair,
    outcome,
    weight,
    elpd,
    cost,
    k,
    ...(isOfGrades && { collapsed }),
    ...(given.choices && isHalved(given.choices, ties) && { halved: true }),
    judgments: weight.reduce((sum, n) => sum + n, 0),
    elpdLoo: sumOver(elpd, weight),
    pLoo: sumOver(cost, weight),
    kCounts: countK(k, weight, kThreshold(size)),
    draws: size,
    mcse: standardErrorOf(influence),
  };
}

/**
 * Smoothed importance ratios in sum, and in sum over the raw ones. Only the largest are smoothed,
 * and which draw each belongs to makes no difference.
 * @param ratios raw, the largest 1; reordered
 */
function leaveOut(ratios: Float64Array, tail: number): { k: number; held: number; mass: number } {
  const size = ratios.length;
  const smoothed = canSmooth(ratios, tail) ? tail : 0;
  let mass = 0;
  let held = size - smoothed;
  if (smoothed === 0) {
    for (let s = 0; s < size; s++) mass += ratios[s];
    return { k: Infinity, held, mass };
  }
  const below = sortLargest(ratios, tail);
  for (let s = 0; s < size - tail; s++) mass += ratios[s];
  const largest = ratios.slice(size - tail);
  const k = smoothLargest(largest, below);
  for (let r = 0; r < tail; r++) {
    mass += largest[r];
    held += largest[r] / ratios[size - tail + r];
  }
  return { k, held, mass };
}

/** Log predictive density of who won, by the same ratios smoothed. */
function scoreOfWin(ratios: Float64Array, won: Float64Array): number {
  const { weights } = psis(ratios.map(log));
  return log(weights.reduce((sum, weight, s) => sum + weight * won[s], 0));
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** Of a sum over draws. */
export function standardErrorOf(influence: Float64Array): number {
  const size = influence.length;
  let mean = 0;
  for (const x of influence) mean += x / size;
  let squares = 0;
  for (const x of influence) squares += (x - mean) * (x - mean);
  return Math.sqrt((size * squares) / (size - 1));
}

/** Weighted sum over judgments, with its standard error. */
export function sumOver(values: Float64Array, weight: Float64Array): LooSum {
  let sum = 0;
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    sum += weight[i] * values[i];
    n += weight[i];
  }
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += weight[i] * (values[i] - sum / n) ** 2;
  return { sum, se: n > 1 ? Math.sqrt((n * squares) / (n - 1)) : NaN };
}

/**
 * Every ordered pair and verdict that was given and counts as an observation, and every choice.
 * @param counts without the choices
 */
function observations(
  counts: PairCounts,
  choices: ChoiceCounts | undefined,
  ties: TieModel,
): { pair: Uint32Array; verdict: Uint8Array; outcome: Uint8Array; weight: Float64Array } {
  const columns = verdictColumns(counts);
  const pairs = counts.left.length;
  const times = choices === undefined ? [] : timesOf(choices);
  const most = pairs * columns.length + times.length;
  const [pair, verdict, weight] = [
    new Uint32Array(most),
    new Uint8Array(most),
    new Float64Array(most),
  ];
  let size = 0;
  const add = (place: number, own: number, judgments: number): void => {
    const isObserved = own !== Outcome.tie || ties !== 'drop';
    if (!(judgments > 0) || !isObserved) return;
    pair[size] = place;
    verdict[size] = own;
    weight[size++] = judgments;
  };
  for (let p = 0; p < pairs; p++) {
    for (let own = 0; own < columns.length; own++) add(p, own, columns[own][p]);
  }
  times.forEach((judgments, place) => {
    const own = place < (choices?.member.length ?? 0) ? Outcome.left : Outcome.tie;
    add(pairs + place, own, judgments);
  });
  const found = verdict.slice(0, size);
  return {
    pair: pair.slice(0, size),
    verdict: found,
    outcome: found.map((own) => OUTCOME_OF[own]),
    weight: weight.slice(0, size),
  };
}

export function countK(k: Float64Array, weight: Float64Array, threshold: number): KCounts {
  let good = 0;
  let bad = 0;
  let veryBad = 0;
  for (let i = 0; i < k.length; i++) {
    if (k[i] <= threshold) good += weight[i];
    else if (k[i] <= 1) bad += weight[i];
    else veryBad += weight[i];
  }
  return { threshold, good, bad, veryBad };
}
