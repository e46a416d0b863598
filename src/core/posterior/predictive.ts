import type { PairCounts } from '../judgments.ts';
import { hasTieOutcome } from '../model/outcomes.ts';
import type { TieModel } from '../model/settings.ts';
import { createRandom } from '../random.ts';
import { columnsOf } from './columns.ts';
import type { Draws } from './draws.ts';
import { gapGroups } from './gap-groups.ts';
import type { GapGroups } from './gap-groups.ts';
import { countIntransitive, triplesOf } from './intransitive.ts';
import { quantile } from './quantile.ts';
import { emptyOutcomes, replicate } from './replicate.ts';
import type { Outcomes } from './replicate.ts';

/** One observed figure against what the fitted model predicts for it. */
export interface Check {
  readonly observed: number;
  /** Median and equal-tailed interval of the replicates. */
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  /** P(replicate > observed) + ½·P(replicate = observed); near 0 or 1 the model does not fit. */
  readonly tail: number;
}

export interface PredictiveChecks {
  /**
   * Per ordered pair, the left model's score: wins and half the ties, per judgment. Null where
   * the model predicts none of the pair's judgments.
   */
  readonly pairScore: readonly (Check | null)[];
  /** Per model the same over all its judgments. */
  readonly modelScore: readonly (Check | null)[];
  /** Shares of ties; null throughout where a tie is no outcome of the model. */
  readonly pairTies: readonly (Check | null)[];
  readonly modelTies: readonly (Check | null)[];
  /** Shares of ties where |β_left − β_right| is from `from` to `to`, narrowest first. */
  readonly tiesByGap: readonly (Check & { readonly from: number; readonly to: number })[];
  /** Triples of models that beat each other in a circle, among so many that all met. */
  readonly intransitive: Check & { readonly triples: number; readonly isSampled: boolean };
  /** Data sets that were replicated. */
  readonly replicates: number;
}

export interface PredictiveOptions {
  /** Whole number, 0 … 2³²−1. */
  readonly seed: number;
  /** Replicated data sets, one for each of as many draws, evenly chosen; 200. */
  readonly replicates?: number;
  /** Probability of the predictive interval; 0.95. */
  readonly interval?: number;
}

/**
 * Posterior predictive checks (Gelman, Meng & Stern 1996, Stat. Sinica 6). Cost: pairs ×
 * replicates. Counts that are not whole are replicated as the nearest whole number, and compared
 * as rates. Under half a tie is predicted as a decided judgment, so where ties are many the
 * observed scores vary less than the predicted ones.
 */
export function predictiveChecks(
  draws: Draws,
  counts: PairCounts,
  ties: TieModel,
  { seed, replicates = 200, interval = 0.95 }: PredictiveOptions,
): PredictiveChecks {
  const columns = columnsOf(draws, replicates);
  const random = createRandom(seed);
  const triples = triplesOf(counts, random);
  const gaps = gapGroups(counts, columns.strengths);
  const isTied = hasTieOutcome(ties);
  const figures = (outcomes: Outcomes): Float64Array =>
    figuresOf(counts, outcomes, gaps, isTied, countIntransitive(counts, outcomes, triples));

  const none = new Float64Array(counts.ties.length);
  const observed = figures(ties === 'drop' ? { ...counts, ties: none } : counts);
  const anew = emptyOutcomes(counts.left.length);
  const replicated = Array.from({ length: columns.size }, (_, draw) => {
    replicate(counts, columns, draw, ties, random, anew);
    return figures(anew);
  });

  const checks = Array.from(observed, (value, at) =>
    Number.isNaN(value)
      ? null
      : check(
          value,
          Float64Array.from(replicated, (values) => values[at]),
          interval,
        ),
  );
  let from = 0;
  const next = (size: number): (Check | null)[] => checks.slice(from, (from += size));
  const [pairs, models] = [counts.left.length, counts.models.length];
  return {
    pairScore: next(pairs),
    modelScore: next(models),
    pairTies: next(pairs),
    modelTies: next(models),
    tiesByGap: next(gaps.edges.length - 1).flatMap((found, at) =>
      found === null ? [] : [{ ...found, from: gaps.edges[at], to: gaps.edges[at + 1] }],
    ),
    intransitive: {
      ...(checks[from] ?? check(0, new Float64Array(1), interval)),
      triples: triples.first.length,
      isSampled: triples.isSampled,
    },
    replicates: columns.size,
  };
}

/**
 * All figures that are checked, in one row: score per pair and per model, ties per pair, per
 * model and per gap, intransitive triples. NaN where there is nothing to take a share of.
 */
function figuresOf(
  { left, right, models }: PairCounts,
  { leftWins, rightWins, ties }: Outcomes,
  { group, edges }: GapGroups,
  isTied: boolean,
  intransitive: number,
): Float64Array {
  const pairs = left.length;
  const size = pairs + models.length;
  const score = new Float64Array(size);
  const tied = new Float64Array(size + edges.length - 1);
  const judged = new Float64Array(tied.length);
  for (let p = 0; p < pairs; p++) {
    const [l, r, g] = [pairs + left[p], pairs + right[p], size + group[p]];
    const all = leftWins[p] + rightWins[p] + ties[p];
    score[p] = leftWins[p] + 0.5 * ties[p];
    score[l] += score[p];
    score[r] += all - score[p];
    for (const at of [p, l, r, g]) {
      tied[at] += ties[p];
      judged[at] += all;
    }
  }
  const figures = new Float64Array(size + tied.length + 1);
  for (let at = 0; at < size; at++) figures[at] = score[at] / judged[at];
  for (let at = 0; at < tied.length; at++) {
    figures[size + at] = isTied ? tied[at] / judged[at] : NaN;
  }
  figures[figures.length - 1] = intransitive;
  return figures;
}

function check(observed: number, replicates: Float64Array, interval: number): Check {
  let above = 0;
  for (const x of replicates) above += x > observed ? 1 : x === observed ? 0.5 : 0;
  replicates.sort();
  return {
    observed,
    median: quantile(replicates, 0.5),
    lower: quantile(replicates, (1 - interval) / 2),
    upper: quantile(replicates, (1 + interval) / 2),
    tail: above / replicates.length,
  };
}
