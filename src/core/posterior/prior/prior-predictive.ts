import { exp, log } from '../../numerics/elementary.ts';
import { gammaCdf } from '../../numerics/gamma.ts';
import { Outcome, isOrderKnown } from '../../table/judgments.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { outcomeProbabilities } from '../../model/outcomes.ts';
import { hasTieOutcome, isGraded } from '../../model/settings.ts';
import type { ModelSettings, TieModel } from '../../model/settings.ts';
import { createRandom } from '../../numerics/random.ts';
import type { Random } from '../../numerics/random.ts';
import { histogramOf, histogramWithEnds, sharesBetween } from '../draws/histogram.ts';
import type { Bins, Histogram, HistogramWithEnds } from '../draws/histogram.ts';
import { normalCdf } from '../../numerics/normal-cdf.ts';
import { drawPrior } from './prior-draws.ts';
import type { PriorDraws } from './prior-draws.ts';
import { beliefsOf, isNormal } from './prior-pieces.ts';
import { LOPSIDED_FROM, LEVEL_UP_TO } from '../../limits.ts';

/** What a prior says before any data. */
export interface PriorPredictive {
  /** P(a random model beats another | decided, no order effect), 0 … 1. */
  readonly win: Histogram;
  /** P(one of two random models wins at least 95% of their decided matches). */
  readonly lopsided: number;
  /** P(both of two random models win at least 45%). */
  readonly level: number;
  /** Standard deviation and range of the strengths, on an axis of log₁₀ log-odds. */
  readonly spread: HistogramWithEnds;
  readonly range: HistogramWithEnds;
  /** Share of ties in matches like those of the data; null where a tie is no outcome. */
  readonly ties: HistogramWithEnds | null;
  /** Share of decided matches won by the model shown first; null without an order effect. */
  readonly first: HistogramWithEnds | null;
}

/** Pairs that stand for the matches of a data set: some of them, drawn by their judgments. */
export interface Design {
  readonly models: readonly string[];
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** As of the data. */
  readonly sides?: Uint8Array;
}

const MAX_PAIRS = 40;
const SEED = 1;
/** Draws, and the strengths that all of them together have at the most. */
const MAX_DRAWS = 1000;
const MAX_STRENGTHS = 100_000;
/** Pairs of models that are compared in each draw. */
const PAIRS = 20;

export const WIN_BINS: Bins = { from: 0, to: 1, count: 40 };
const SHARE_BINS: Bins = { from: 0, to: 1, count: 50 };
/** From about 1/300 to 300 log-odds. */
const SPREAD_BINS: Bins = { from: -2.5, to: 2.5, count: 200 };

export function designOf({ models, left, right, sides, ...counts }: PairCounts): Design {
  const { leftWins, rightWins, ties } = counts;
  const random = createRandom(SEED);
  const reach = new Float64Array(left.length);
  let total = 0;
  for (let p = 0; p < reach.length; p++) reach[p] = total += leftWins[p] + rightWins[p] + ties[p];
  let pair = 0;
  const chosen = Uint32Array.from({ length: total > 0 ? MAX_PAIRS : 0 }, (_, n) => {
    // One in each of so many equal parts, so that all of the data is met: each lies behind the last.
    const wanted = ((n + random.uniform()) / MAX_PAIRS) * total;
    while (reach[pair] <= wanted) pair++;
    return pair;
  });
  const of = (column: Uint32Array) => chosen.map((p) => column[p]);
  const known = sides && { sides: Uint8Array.from(chosen, (p) => sides[p]) };
  return { models, left: of(left), right: of(right), ...known };
}

/**
 * What settings say of the models and matches of a data set before any data: exact for wins and
 * spread under a normal prior without beliefs, by simulation elsewhere. The same settings always
 * give the same numbers.
 * @returns null where limits and beliefs together leave no strengths
 */
export function priorPredictive(design: Design, settings: ModelSettings): PriorPredictive | null {
  const random = createRandom(SEED);
  const models = design.models.length;
  const size = Math.min(MAX_DRAWS, Math.max(200, Math.floor(MAX_STRENGTHS / models)));
  const prior = drawPrior(design.models, settings, size, random);
  if (prior === null) return null;
  const isExact = isNormal(settings) && beliefsOf(design.models, settings.informative).isEmpty;
  const wins = winsOf(prior, settings, random);
  const shares = sharesOf(prior, settings, design);
  const share = (values: Float64Array) => histogramWithEnds(values, prior.weights, SHARE_BINS);
  return {
    ...(isExact && isSteady(settings.ties) ? normalWins(settings) : simulatedWins(wins)),
    spread: isExact ? normalSpread(settings, models) : spreadOf(prior, deviation),
    range: spreadOf(prior, rangeOf),
    ties: hasTieOutcome(settings.ties) ? share(shares.ties) : null,
    first: settings.order === null ? null : share(shares.first),
  };
}
/** Whether the odds of winning a decided match depend on η alone. */
function isSteady(ties: TieModel): boolean {
  return ties !== 'rao-kupper' && !isGraded(ties);
}

type Wins = Pick<PriorPredictive, 'win' | 'lopsided' | 'level'>;

/** Wins between two whose difference is normal(0, √2·σ), whatever their number. */
function normalWins({ strength }: ModelSettings): Wins {
  const sd = Math.SQRT2 * (strength.family === 'normal' ? strength.scale : NaN);
  const below = (share: number): number => {
    if (share <= 0) return 0;
    return share >= 1 ? 1 : normalCdf(log(share / (1 - share)) / sd);
  };
  return {
    win: sharesBetween(below, WIN_BINS),
    lopsided: 2 * below(1 - LOPSIDED_FROM),
    level: 1 - 2 * below(1 - LEVEL_UP_TO),
  };
}

/** The sample variance of K normals is σ²·χ²/(K − 1), with K − 1 degrees of freedom. */
function normalSpread({ strength }: ModelSettings, models: number): HistogramWithEnds {
  const scale = strength.family === 'normal' ? strength.scale : NaN;
  const half = (models - 1) / 2;
  return sharesBetween((power) => {
    const ratio = exp(power * Math.LN10) / scale;
    return gammaCdf(half, half * ratio * ratio);
  }, SPREAD_BINS);
}

interface Simulated {
  readonly shares: Float64Array;
  readonly weights: Float64Array;
}

/** Of random pairs in each draw, the share of decided matches that the first wins. */
function winsOf({ columns, weights }: PriorDraws, settings: ModelSettings, random: Random) {
  const { size, strengths, tie, strong } = columns;
  const models = strengths.length;
  const shares = new Float64Array(2 * PAIRS * size);
  const own = new Float64Array(shares.length);
  const p = new Float64Array(3);
  for (let s = 0, at = 0; s < size; s++) {
    for (let pair = 0; pair < PAIRS; pair++) {
      const a = Math.floor(random.uniform() * models);
      const b = (a + 1 + Math.floor(random.uniform() * (models - 1))) % models;
      const eta = strengths[a][s] - strengths[b][s];
      outcomeProbabilities(settings.ties, eta, tie === null ? 0 : tie[s], p, strong?.[s] ?? null);
      // Each pair counts both ways round, so that the picture is as even as the question.
      const decided = p[Outcome.left] + p[Outcome.right];
      shares[at] = decided > 0 ? p[Outcome.left] / decided : 0.5;
      shares[at + 1] = 1 - shares[at];
      own[at] = own[at + 1] = weights[s] / (2 * PAIRS);
      at += 2;
    }
  }
  return { shares, weights: own };
}

function simulatedWins({ shares, weights }: Simulated): Wins {
  let [lopsided, level] = [0, 0];
  for (let s = 0; s < shares.length; s++) {
    const larger = Math.max(shares[s], 1 - shares[s]);
    if (larger >= LOPSIDED_FROM) lopsided += weights[s];
    if (larger <= LEVEL_UP_TO) level += weights[s];
  }
  const within = (sum: number) => Math.min(1, sum);
  return {
    win: histogramOf(shares, weights, WIN_BINS),
    lopsided: within(lopsided),
    level: within(level),
  };
}

function spreadOf(
  { columns, weights }: PriorDraws,
  measure: (strengths: Float64Array) => number,
): HistogramWithEnds {
  const point = new Float64Array(columns.strengths.length);
  const values = Float64Array.from({ length: columns.size }, (_, s) => {
    for (let k = 0; k < point.length; k++) point[k] = columns.strengths[k][s];
    return log(Math.max(1e-300, measure(point))) / Math.LN10;
  });
  return histogramWithEnds(values, weights, SPREAD_BINS);
}

/** Sample standard deviation. */
export function deviation(values: Float64Array): number {
  let sum = 0;
  for (const x of values) sum += x;
  const mean = sum / values.length;
  let squares = 0;
  for (const x of values) squares += (x - mean) * (x - mean);
  return Math.sqrt(squares / (values.length - 1));
}

export function rangeOf(values: Float64Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (const x of values) {
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return high - low;
}

/** In each draw, the long-run results of the matches of the design. */
function sharesOf({ columns }: PriorDraws, { ties }: ModelSettings, design: Design) {
  const { left, right } = design;
  const { size, strengths, order, tie, strong } = columns;
  const tied = new Float64Array(size);
  const first = new Float64Array(size);
  const p = new Float64Array(3);
  if (order === null && tie === null) return { ties: tied, first };
  for (let s = 0; s < size; s++) {
    let [won, lost, even] = [0, 0, 0];
    for (let n = 0; n < left.length; n++) {
      const isKnown = isOrderKnown(design, n);
      const alpha = order === null || !isKnown ? 0 : order[s];
      const eta = strengths[left[n]][s] - strengths[right[n]][s] + alpha;
      outcomeProbabilities(ties, eta, tie === null ? 0 : tie[s], p, strong?.[s] ?? null);
      even += p[Outcome.tie];
      if (!isKnown) continue;
      won += p[Outcome.left];
      lost += p[Outcome.right];
    }
    tied[s] = even / left.length;
    first[s] = won + lost > 0 ? won / (won + lost) : 0.5;
  }
  return { ties: tied, first };
}
