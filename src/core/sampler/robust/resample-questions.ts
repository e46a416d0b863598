import { exp } from '../../numerics/elementary.ts';
import { withQuestionModel } from '../../model/settings.ts';
import type { ModelSettings } from '../../model/settings.ts';
import type { Random } from '../../numerics/random.ts';
import { countsOfVerdicts, verdictColumns } from '../../table/grades.ts';
import { timesOf, withTimes } from '../../table/choices/tied.ts';
import { withQuestions } from '../../table/questions/question-counts.ts';
import type { Counts, PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { touchingPoint } from '../approximation/gaussian-fit.ts';
import { approximate } from '../approximation/laplace.ts';
import { resampleContests } from './contest-scores.ts';
import type { OnShare } from '../approximation/share.ts';
import type { Sandwich } from './sandwich.ts';
import { placeUnlinked } from './unlinked.ts';

/** As many questions as there are, drawn with replacement, each with all that was judged on it. */
export function resampleQuestions(
  counts: PairCounts,
  byQuestion: QuestionCounts,
  random: Random,
): PairCounts {
  const { styled } = counts;
  // What is fitted of such counts are the contests alone.
  if (styled) return { ...counts, styled: resampleContests(styled, random) };
  const { questions, question, pair } = byQuestion;
  const times = new Uint32Array(questions);
  for (let q = 0; q < questions; q++) times[Math.floor(questions * random.uniform())]++;
  const summed = (column: Counts): Float64Array => {
    const sums = new Float64Array(counts.left.length);
    for (let at = 0; at < column.length; at++) sums[pair[at]] += times[question[at]] * column[at];
    return sums;
  };
  const resampled = countsOfVerdicts(verdictColumns(byQuestion).map(summed));
  const drawn = withQuestions({ ...counts, ...resampled }, undefined);
  const { choices: picked } = byQuestion;
  if (counts.choices === undefined || picked === undefined) return drawn;
  const chosen = timesOf(counts.choices).map(() => 0);
  picked.place.forEach((place, at) => {
    chosen[place] += times[picked.question[at]] * picked.chosen[at];
  });
  return { ...drawn, choices: withTimes(counts.choices, chosen) };
}

/** Replicates: enough for the ends of intervals, and fewer of large models, by their cube. */
const MOST = 1000;
const LEAST = 100;
const WORK = 1e8;

/**
 * Estimates for resampled questions in the place of draws, over and over: for posteriors that no
 * normal comes near, since a bound cuts them off or they have two modes. An estimate is where
 * Laplace's approximation touches.
 * @param values as in posterior/draws/draws.ts
 */
export function resampleDraws(
  values: Float64Array,
  counts: PairCounts,
  byQuestion: QuestionCounts,
  settings: ModelSettings,
  { density }: Sandwich,
  random: Random,
  onShare?: OnShare,
): Float64Array<ArrayBuffer> {
  const { parameters, tau } = density;
  const model = withQuestionModel(settings, null);
  const draws = values.length / parameters;
  const wanted = Math.max(LEAST, Math.min(MOST, Math.floor(WORK / parameters ** 3)));
  const replicates = Math.min(draws, wanted);
  const estimates = Array.from({ length: replicates }, (_, replicate) => {
    onShare?.(replicate / replicates);
    const resampled = resampleQuestions(counts, byQuestion, random);
    const point = touchingPoint(approximate(resampled, model));
    if (tau !== null) point[tau] = exp(point[tau]);
    return point;
  });
  const out = new Float64Array(values.length);
  for (let draw = 0; draw < draws; draw++)
    out.set(estimates[draw % estimates.length], draw * parameters);
  placeUnlinked(out, values, counts, settings.ties, density);
  return out;
}
