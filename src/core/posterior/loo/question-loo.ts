import { exp, log } from '../../numerics/elementary.ts';
import { isHalved, singleChoices } from '../../model/choices/tie-law.ts';
import { hasTieOutcome, isGraded } from '../../model/settings.ts';
import type { TieModel } from '../../model/settings.ts';
import { choiceTotal, withoutChoices } from '../../table/choices/choice-pairs.ts';
import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';
import type { Draws } from '../draws/draws.ts';
import { countK, standardErrorOf, sumOver } from './loo.ts';
import type { KCounts, LooSum } from './loo.ts';
import { kThreshold, psis } from './psis.ts';
import { likelihoodsByQuestion } from './question-likelihoods.ts';

/**
 * PSIS-LOO with one question at a time left out, all its judgments at once: how well those on a new
 * question are predicted by what was judged on others. Columns are by question.
 */
export interface QuestionLoo {
  readonly ties: TieModel;
  readonly elpd: Float64Array;
  readonly cost: Float64Array;
  readonly k: Float64Array;
  /** As in `Loo`. */
  readonly collapsed?: { readonly elpd: Float64Array; readonly cost: Float64Array };
  readonly halved?: true;
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
  const likelihoods = likelihoodsByQuestion({ draws, counts, byQuestion, ties, seed }, most);
  const [elpd, cost, k] = Array.from({ length: 3 }, () => new Float64Array(questions));
  const collapsed = { elpd: new Float64Array(questions), cost: new Float64Array(questions) };
  const influence = new Float64Array(likelihoods.size);
  for (let q = 0; q < questions; q++) {
    if (q % REPORT_EVERY === 0) onProgress?.(q, questions);
    const { all, scored, won } = likelihoods.of(q);
    const left = psis(all.map((x) => -x));
    const mean = weightedMean(scored, left.weights);
    for (let s = 0; s < scored.length; s++) {
      influence[s] += left.weights[s] * (exp(scored[s] - mean) - 1);
    }
    k[q] = left.k;
    elpd[q] = mean;
    cost[q] = logMean(scored) - mean;
    if (won !== null) {
      collapsed.elpd[q] = weightedMean(won, left.weights);
      collapsed.cost[q] = logMean(won) - collapsed.elpd[q];
    }
  }
  onProgress?.(questions, questions);
  return summed({
    ...{ ties, elpd, cost, k },
    ...(isGraded(ties) && { collapsed }),
    ...(counts.choices && isHalved(counts.choices, ties) && { halved: true }),
    refitted: new Uint8Array(questions),
    judgments: judgmentsPredicted({ ...counts, byQuestion }, ties),
    draws: likelihoods.size,
    mcse: standardErrorOf(influence),
  });
}

/** Log predictive density of one question's judgments, and of who won alone where grades count. */
export interface PredictedQuestion {
  readonly elpd: number;
  readonly collapsed: number | null;
}

/** By draws from a posterior without the question. */
export function predictedQuestion(
  q: number,
  draws: Draws,
  counts: PairCounts,
  byQuestion: QuestionCounts,
  ties: TieModel,
  seed: number,
): PredictedQuestion {
  const fit = { draws, counts, byQuestion, ties, seed };
  const { scored, won } = likelihoodsByQuestion(fit, Infinity, 1).of(q);
  return { elpd: logMean(scored), collapsed: won && logMean(won) };
}

/** @param found of questions that the model was fitted anew without */
export function withRefitted(
  { collapsed, ...loo }: QuestionLoo,
  found: ReadonlyMap<number, PredictedQuestion>,
): QuestionLoo {
  const replaced = (
    own: Pick<QuestionLoo, 'elpd' | 'cost'>,
    of: (predicted: PredictedQuestion) => number | null,
  ) => {
    const elpd = own.elpd.map((x, q) => {
      const predicted = found.get(q);
      return predicted === undefined ? x : (of(predicted) ?? x);
    });
    return { elpd, cost: own.cost.map((x, q) => x + own.elpd[q] - elpd[q]) };
  };
  return summed({
    ...loo,
    ...replaced(loo, ({ elpd }) => elpd),
    ...(collapsed && { collapsed: replaced(collapsed, ({ collapsed: won }) => won) }),
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

function judgmentsPredicted(counts: PairCounts, ties: TieModel): number {
  const { choices } = counts;
  const { leftWins, rightWins, ties: tied } = withoutChoices(counts).byQuestion ?? counts;
  const isTieScored = hasTieOutcome(ties);
  let total =
    choices === undefined ? 0 : choiceTotal(isTieScored ? choices : singleChoices(choices, 'drop'));
  for (let row = 0; row < leftWins.length; row++)
    total = total + leftWins[row] + rightWins[row] + (isTieScored ? tied[row] : 0);
  return total;
}

function logMean(values: Float64Array): number {
  const best = values.reduce((most, x) => Math.max(most, x), -Infinity);
  return best + log(values.reduce((sum, x) => sum + exp(x - best), 0) / values.length);
}

/** The logarithm of the mean of exponentials. @param weights of sum 1 */
function weightedMean(values: Float64Array, weights: Float64Array): number {
  const best = values.reduce((most, x) => Math.max(most, x), -Infinity);
  return best + log(values.reduce((sum, x, s) => sum + weights[s] * exp(x - best), 0));
}
