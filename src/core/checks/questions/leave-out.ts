import { whyNoQuestions } from '../../model/questions/enough.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { joinChains } from '../../posterior/draws/draws.ts';
import type { Draws } from '../../posterior/draws/draws.ts';
import {
  predictedQuestion,
  psisQuestionLoo,
  withRefitted,
} from '../../posterior/loo/question-loo.ts';
import type { PredictedQuestion, QuestionLoo } from '../../posterior/loo/question-loo.ts';
import { approximate } from '../../sampler/approximation/laplace.ts';
import { runChain } from '../../sampler/chain.ts';
import { DEFAULT_SAMPLER } from '../../sampler/settings.ts';
import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { withoutQuestion } from './without.ts';

/** Questions that a model is fitted anew without at the most, those of largest k-hat. */
export const MAX_REFITS = 10;
/** Draws that prediction uses at the most. */
const MAX_DRAWS = 1000;
/** Draws of each chain of a fit without a question. */
const REFIT_DRAWS = 250;

/**
 * Leaves one question at a time out of a fit, and fits the model anew without those questions whose
 * k-hat is too large.
 * @param draws of the posterior itself
 * @param model identified by the counts
 * @returns null where the counts don't tell questions enough apart
 * @throws CaravanError not-finite
 */
export function leaveQuestionsOut(
  draws: Draws,
  counts: PairCounts,
  model: ModelSettings,
  seed: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): QuestionLoo | null {
  const { byQuestion } = counts;
  if (byQuestion === undefined || whyNoQuestions(counts) !== null) return null;
  const { ties } = model;
  const loo = psisQuestionLoo(draws, counts, byQuestion, ties, {
    most: MAX_DRAWS,
    seed,
    onProgress: (done, total) => {
      onProgress(done, 2 * total);
    },
  });
  const { threshold } = loo.kCounts;
  const hardest = Array.from(loo.k.keys())
    .filter((q) => loo.k[q] > threshold)
    .sort((a, b) => loo.k[b] - loo.k[a] || a - b)
    .slice(0, MAX_REFITS);
  const found = new Map<number, PredictedQuestion>();
  hardest.forEach((q, at) => {
    onProgress(hardest.length + at, 2 * hardest.length);
    const without = drawsWithout(q, counts, byQuestion, model, seed);
    found.set(q, predictedQuestion(q, without, counts, byQuestion, ties, seed));
  });
  onProgress(1, 1);
  return found.size === 0 ? loo : withRefitted(loo, found);
}

/** @throws CaravanError not-finite */
function drawsWithout(
  q: number,
  counts: PairCounts,
  byQuestion: QuestionCounts,
  model: ModelSettings,
  seed: number,
): Draws {
  const rest = withoutQuestion(counts, byQuestion, q);
  const sampler = { ...DEFAULT_SAMPLER, draws: REFIT_DRAWS, seed };
  const approximation = approximate(rest, model);
  const chains = Array.from({ length: sampler.chains }, (_, chain) =>
    runChain(rest, model, sampler, approximation, chain),
  );
  return joinChains(chains, counts.models.length, model);
}
