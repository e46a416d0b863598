import { Outcome } from '../../table/judgments.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { sortByKeys } from '../../numerics/sort-rows.ts';
import { hasTieOutcome } from '../../model/settings.ts';
import type { TieModel } from '../../model/settings.ts';
import { createRandom } from '../../numerics/random.ts';
import { checkOf, noChecks, putCheck } from './check.ts';
import type { Check, CheckColumns } from './check.ts';
import { columnsOf } from '../draws/columns.ts';
import type { Draws } from '../draws/draws.ts';
import { marginalDraws } from '../draws/marginal.ts';
import { gapGroups } from './gap-groups.ts';
import type { GapGroups } from './gap-groups.ts';
import { countIntransitive, Leads, triplesOf } from './intransitive.ts';
import { likelihoodFromOdds, oddsOf } from '../draws/odds.ts';
import { drawTies, drawWins, predictedJudgments } from './replicate.ts';
import { Tally } from './tally.ts';

export interface PredictiveChecks {
  /**
   * Per ordered pair, the left model's score: wins and half the ties, per judgment. None where
   * the model predicts none of the pair's judgments.
   */
  readonly pairScore: CheckColumns;
  /** Per model the same over all its judgments. */
  readonly modelScore: readonly (Check | null)[];
  /** Shares of ties; null (throughout) where a tie is no outcome of the model. */
  readonly pairTies: CheckColumns | null;
  readonly modelTies: readonly (Check | null)[];
  readonly tiesByGap: readonly GapCheck[];
  /** Triples of models that beat each other in a circle, among so many that all met. */
  readonly intransitive: Check & { readonly triples: number; readonly isSampled: boolean };
  /** Numbers of circles in the replicates, ascending. */
  readonly circles: Float64Array<ArrayBuffer>;
  /** Data sets that were replicated. */
  readonly replicates: number;
}

/** Share of ties where |β_left − β_right| is from `from` to `to` log-odds; narrowest first. */
export interface GapCheck extends Check {
  readonly from: number;
  readonly to: number;
  /** The ordered pairs that it is about. */
  readonly pairs: readonly number[];
}

export interface PredictiveOptions {
  /** Whole number, 0 … 2³²−1. */
  readonly seed: number;
  /** Replicated data sets, one for each of as many draws, evenly chosen; 200. */
  readonly replicates?: number;
  /** Probability of the predictive interval; 0.95. */
  readonly interval?: number;
  /** Ordered pairs done, and in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Pairs between two calls of `onProgress`. */
const REPORT_EVERY = 500;

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
  { seed, replicates = 200, interval = 0.95, onProgress }: PredictiveOptions,
): PredictiveChecks {
  const { left, right } = counts;
  const [pairs, models] = [left.length, counts.models.length];
  const columns = columnsOf(marginalDraws(draws), replicates);
  const { size } = columns;
  const random = createRandom(seed);
  const triples = triplesOf(counts, random);
  const gaps = gapGroups(counts, columns.strengths);
  const isTied = hasTieOutcome(ties);
  const odds = oddsOf(columns, ties);

  const pairScore = noChecks(pairs);
  const pairTies = isTied ? noChecks(pairs) : null;
  const ofModels = new Tally(models, size);
  const ofGaps = new Tally(gaps.edges.length - 1, size);
  const leads = new Leads(models, size, triples);

  const room = (): Float64Array<ArrayBuffer> => new Float64Array(size);
  const [ofPair, winning, losing, tying] = [room(), room(), room(), room()];
  const [score, tied, lead, share] = [room(), room(), room(), room()];
  /** Replicates the judgments of an ordered pair into `score` and `tied`. */
  const replicatePair = (pair: number, judgments: number): void => {
    odds.fill(counts, pair, ofPair);
    likelihoodFromOdds(ties, Outcome.left, ofPair, odds.shape, winning);
    likelihoodFromOdds(ties, Outcome.right, ofPair, odds.shape, losing);
    if (isTied) likelihoodFromOdds(ties, Outcome.tie, ofPair, odds.shape, tying);
    for (let s = 0; s < size; s++) {
      tied[s] = drawTies(judgments, tying[s], random);
      score[s] = 0.5 * tied[s] + drawWins(judgments - tied[s], winning[s], losing[s], random);
    }
  };

  let done = 0;
  for (const { a, b, members } of meetings(counts)) {
    lead.fill(0);
    for (const pair of members) {
      if (done++ % REPORT_EVERY === 0) onProgress?.(done - 1, pairs);
      const judgments = predictedJudgments(counts, pair, ties);
      if (judgments === 0) continue;
      replicatePair(pair, judgments);
      const isSwapped = left[pair] !== a;
      // Wins less losses are twice the score less all judgments.
      for (let s = 0; s < size; s++) {
        lead[s] += isSwapped ? judgments - 2 * score[s] : 2 * score[s] - judgments;
      }

      const observed = observedIn(counts, pair, ties);
      for (let s = 0; s < size; s++) share[s] = score[s] / judgments;
      putCheck(pairScore, pair, checkOf(observed.score / observed.judgments, share, interval));
      if (pairTies !== null) {
        for (let s = 0; s < size; s++) share[s] = tied[s] / judgments;
        putCheck(pairTies, pair, checkOf(observed.ties / observed.judgments, share, interval));
      }
      ofModels.add(left[pair], judgments, score, tied, observed, false);
      ofModels.add(right[pair], judgments, score, tied, observed, true);
      ofGaps.add(gaps.group[pair], judgments, score, tied, observed, false);
    }
    for (let s = 0; s < size; s++) {
      if (lead[s] > 0) leads.set(s, a, b);
      else if (lead[s] < 0) leads.set(s, b, a);
    }
  }
  onProgress?.(pairs, pairs);

  const circles = room().map((_, s) => leads.countCircles(s));
  const circlesCheck = checkOf(countIntransitive(counts, counts, triples), circles, interval);
  return {
    pairScore,
    modelScore: ofModels.scores(interval),
    pairTies,
    modelTies: isTied ? ofModels.tieShares(interval) : counts.models.map(() => null),
    tiesByGap: isTied ? gapChecks(ofGaps.tieShares(interval), gaps) : [],
    intransitive: {
      ...circlesCheck,
      triples: triples.count,
      isSampled: triples.sample !== null,
    },
    circles,
    replicates: size,
  };
}

function gapChecks(found: readonly (Check | null)[], { group, edges }: GapGroups): GapCheck[] {
  const pairs = found.map((): number[] => []);
  group.forEach((g, pair) => pairs[g].push(pair));
  return found.flatMap((check, g) =>
    check === null ? [] : [{ ...check, from: edges[g], to: edges[g + 1], pairs: pairs[g] }],
  );
}

/** What was observed of an ordered pair, in judgments that the model predicts. */
export interface Observed {
  readonly judgments: number;
  /** The left model's wins and half the ties. */
  readonly score: number;
  readonly ties: number;
}

export function observedIn(counts: PairCounts, pair: number, ties: TieModel): Observed {
  const tied = ties === 'drop' ? 0 : counts.ties[pair];
  const wins = counts.leftWins[pair];
  return { judgments: wins + counts.rightWins[pair] + tied, score: wins + 0.5 * tied, ties: tied };
}

/** Two models and their ordered pairs, in either order; `a` is left in the first of them. */
interface Meeting {
  readonly a: number;
  readonly b: number;
  readonly members: Uint32Array;
}

/** In the order of their first pairs: an object at a time, since half a million take their room. */
function* meetings({ models, left, right }: PairCounts): Generator<Meeting> {
  const lower = left.map((a, pair) => Math.min(a, right[pair]));
  const higher = left.map((a, pair) => Math.max(a, right[pair]));
  const together = sortByKeys(Uint32Array.from(left.keys()), [
    [higher, 0, models.length],
    [lower, 0, models.length],
  ]);
  /** Of each pair that is the first of its meeting where the meeting ends there, else 0. */
  const end = new Uint32Array(left.length);
  const start = new Uint32Array(left.length);
  for (let from = 0, to = 0; from < together.length; from = to) {
    const first = together[from];
    while (lower[together[to]] === lower[first] && higher[together[to]] === higher[first]) to++;
    start[first] = from;
    end[first] = to;
  }
  for (let pair = 0; pair < left.length; pair++) {
    if (end[pair] === 0) continue;
    const members = together.subarray(start[pair], end[pair]);
    yield { a: left[pair], b: right[pair], members };
  }
}
