import { whyNoQuestions } from '../../model/questions/enough.ts';
import { withQuestionModel } from '../../model/settings.ts';
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
import { timesOf, withTimes } from '../../table/choices/tied.ts';
import { mapGrades } from '../../table/grades.ts';
import type {
  ChoiceCounts,
  PairCounts,
  QuestionChoices,
  QuestionCounts,
} from '../../table/judgments.ts';

/** Questions that a model is fitted anew without at the most, those of largest k-hat. */
export const MAX_REFITS = 10;
/** Draws that prediction uses at the most. */
const MAX_DRAWS = 1000;
/** Draws of each chain of a fit without a question. */
const REFIT_DRAWS = 250;

/** The model whose posterior predicts judgments: draws that are widened by questions are of none. */
export function predictingModel(settings: ModelSettings): ModelSettings {
  return settings.questions?.kind === 'robust' ? withQuestionModel(settings, null) : settings;
}

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

/** The counts without one question's judgments; every model and pair keeps its place. */
export function withoutQuestion(
  counts: PairCounts,
  byQuestion: QuestionCounts,
  q: number,
): PairCounts {
  const { question, pair, grades, choices: picked } = byQuestion;
  const rest = (all: Float64Array, own: Float64Array): Float64Array => {
    const left = all.slice();
    question.forEach((asked, row) => {
      if (asked !== q) return;
      // Of sums of fractions a rounding error may be left.
      left[pair[row]] = Math.max(0, left[pair[row]] - own[row]);
    });
    return left;
  };
  const isKept = (_: number, row: number): boolean => question[row] !== q;
  const { choices } = counts;
  return {
    ...counts,
    ...(choices && picked && { choices: choicesWithout(choices, picked, q) }),
    leftWins: rest(counts.leftWins, byQuestion.leftWins),
    rightWins: rest(counts.rightWins, byQuestion.rightWins),
    ties: rest(counts.ties, byQuestion.ties),
    ...(counts.grades &&
      grades && { grades: mapGrades(counts.grades, (all, name) => rest(all, grades[name])) }),
    byQuestion: {
      questions: byQuestion.questions - 1,
      question: question.filter(isKept).map((own) => (own > q ? own - 1 : own)),
      pair: pair.filter(isKept),
      leftWins: byQuestion.leftWins.filter(isKept),
      rightWins: byQuestion.rightWins.filter(isKept),
      ties: byQuestion.ties.filter(isKept),
      ...(grades && { grades: mapGrades(grades, (column) => column.filter(isKept)) }),
      ...(picked && { choices: picksWithout(picked, q) }),
    },
  };
}

function choicesWithout(
  choices: ChoiceCounts,
  { question, place, chosen }: QuestionChoices,
  q: number,
): ChoiceCounts {
  const left = timesOf(choices).slice();
  question.forEach((asked, at) => {
    if (asked === q) left[place[at]] = Math.max(0, left[place[at]] - chosen[at]);
  });
  return withTimes(choices, left);
}

function picksWithout({ question, place, chosen }: QuestionChoices, q: number): QuestionChoices {
  const isKept = (_: number, at: number): boolean => question[at] !== q;
  return {
    question: question.filter(isKept).map((own) => (own > q ? own - 1 : own)),
    place: place.filter(isKept),
    chosen: chosen.filter(isKept),
  };
}
