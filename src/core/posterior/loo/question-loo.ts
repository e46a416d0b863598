import { exp, log } from '../../numerics/elementary.ts';
import { createRandom } from '../../numerics/random.ts';
import { averagedQuestions, plainQuestions } from '../../model/questions/question-likelihood.ts';
import { questionRowsOf } from '../../model/questions/question-rows.ts';
import { hasTieOutcome } from '../../model/settings.ts';
import type { TieModel } from '../../model/settings.ts';
import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { positionsOf } from '../draws/draws.ts';
import type { Draws } from '../draws/draws.ts';
import { countK, standardErrorOf, sumOver } from './loo.ts';
import type { KCounts, LooSum } from './loo.ts';
import { kThreshold, psis } from './psis.ts';

/**
 * PSIS-LOO with one question at a time left out, all its judgments at once: how well those on a new
 * question are predicted by what was judged on others. Columns are by question.
 */
export interface QuestionLoo {
  readonly ties: TieModel;
  readonly elpd: Float64Array;
  readonly cost: Float64Array;
  readonly k: Float64Array;
  /** 1 where the model was fitted anew without the question, whose k-hat then has no say. */
  readonly refitted: Uint8Array;
  /** Judgments predicted. */
  readonly judgments: number;
  /** Over questions, as their standard errors are. */
  readonly elpdLoo: LooSum;
  readonly pLoo: LooSum;
  /** Of questions, without those that were fitted anew. */
  readonly kCounts: KCounts;
  /** Draws used. */
  readonly draws: number;
  /** Monte Carlo standard error of `elpdLoo.sum`, for draws that are about independent. */
  readonly mcse: number;
}

export interface QuestionLooOptions {
  /** Thins the draws to so many. */
  readonly most?: number;
  /** For the departures that are integrated out. */
  readonly seed: number;
  /** Questions done, and in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Questions between two calls of `onProgress`. */
const REPORT_EVERY = 20;

/**
 * Leave-one-question-out prediction of a fit to counts by question. Under half and drop the decided
 * judgments of a question are predicted together; under half its ties are left out with them.
 * @param draws of the posterior itself, not widened by how questions differ
 * @throws CaravanError not-finite
 */
export function psisQuestionLoo(
  draws: Draws,
  counts: PairCounts,
  byQuestion: QuestionCounts,
  ties: TieModel,
  { most, seed, onProgress }: QuestionLooOptions,
): QuestionLoo {
  const { questions } = byQuestion;
  const scores = scoresOf(draws, counts, byQuestion, ties, seed, most);
  const elpd = new Float64Array(questions);
  const cost = new Float64Array(questions);
  const k = new Float64Array(questions);
  const influence = new Float64Array(scores.size);
  for (let q = 0; q < questions; q++) {
    if (q % REPORT_EVERY === 0) onProgress?.(q, questions);
    const { all, scored } = scores.of(q);
    const left = psis(all.map((x) => -x));
    const best = scored.reduce((most, x) => Math.max(most, x), -Infinity);
    const own = scored.map((x) => exp(x - best));
    let mean = 0;
    for (let s = 0; s < own.length; s++) mean += left.weights[s] * own[s];
    for (let s = 0; s < own.length; s++) {
      influence[s] += left.weights[s] * (own[s] / mean - 1);
    }
    k[q] = left.k;
    elpd[q] = best + log(mean);
    cost[q] = logMean(scored) - elpd[q];
  }
  onProgress?.(questions, questions);
  return summed({
    ties,
    elpd,
    cost,
    k,
    refitted: new Uint8Array(questions),
    judgments: judgmentsPredicted(byQuestion, ties),
    draws: scores.size,
    mcse: standardErrorOf(influence),
  });
}

/** Log predictive density of one question's judgments by draws from a posterior without it. */
export function predictedQuestion(
  q: number,
  draws: Draws,
  counts: PairCounts,
  byQuestion: QuestionCounts,
  ties: TieModel,
  seed: number,
): number {
  return logMean(scoresOf(draws, counts, byQuestion, ties, seed).of(q).scored);
}

/** @param found log predictive densities of questions that the model was fitted anew without */
export function withRefitted(loo: QuestionLoo, found: ReadonlyMap<number, number>): QuestionLoo {
  const elpd = loo.elpd.map((x, q) => found.get(q) ?? x);
  return summed({
    ...loo,
    elpd,
    cost: loo.cost.map((x, q) => x + loo.elpd[q] - elpd[q]),
    refitted: loo.refitted.map((was, q) => (found.has(q) ? 1 : was)),
  });
}

function summed(loo: Omit<QuestionLoo, 'elpdLoo' | 'pLoo' | 'kCounts'>): QuestionLoo {
  const each = new Float64Array(loo.elpd.length).fill(1);
  const doubtful = each.map((_, q) => 1 - loo.refitted[q]);
  return {
    ...loo,
    elpdLoo: sumOver(loo.elpd, each),
    pLoo: sumOver(loo.cost, each),
    kCounts: countK(loo.k, doubtful, kThreshold(loo.draws)),
  };
}

/** A question's log-likelihoods by draw: all that the posterior has of it, and what is predicted. */
function scoresOf(
  draws: Draws,
  counts: PairCounts,
  byQuestion: QuestionCounts,
  ties: TieModel,
  seed: number,
  most = Infinity,
) {
  const { order, tie, omega, count } = positionsOf(draws);
  const total = draws.chains * draws.perChain;
  const size = Math.min(total, most);
  const random = createRandom(seed);
  const likelihoodOf = (scoredTies: TieModel) => {
    const rows = questionRowsOf(counts, byQuestion, scoredTies, order !== null);
    return omega === null
      ? plainQuestions(rows, scoredTies)
      : averagedQuestions(rows, scoredTies, random);
  };
  const all = likelihoodOf(ties);
  // Half a tie is no outcome with a probability (posterior/loo/compare-loo.ts).
  const scored = ties === 'half' ? likelihoodOf('drop') : all;
  const byDraw = (likelihood: typeof all, q: number): Float64Array =>
    new Float64Array(size).map((_, s) => {
      const from = Math.floor((s * total) / size) * count;
      const point = draws.values.subarray(from, from + count);
      const at = (place: number | null): number => (place === null ? 0 : point[place]);
      return likelihood.at(q, { point, alpha: at(order), tie: at(tie), omega: at(omega) });
    });
  return {
    size,
    of(q: number) {
      const own = byDraw(all, q);
      return { all: own, scored: scored === all ? own : byDraw(scored, q) };
    },
  };
}

function judgmentsPredicted(byQuestion: QuestionCounts, ties: TieModel): number {
  const { leftWins, rightWins } = byQuestion;
  const isTieScored = hasTieOutcome(ties);
  return leftWins.reduce(
    (sum, wins, row) => sum + wins + rightWins[row] + (isTieScored ? byQuestion.ties[row] : 0),
    0,
  );
}

function logMean(values: Float64Array): number {
  const best = values.reduce((most, x) => Math.max(most, x), -Infinity);
  return best + log(values.reduce((sum, x) => sum + exp(x - best), 0) / values.length);
}
