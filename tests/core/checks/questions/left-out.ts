import { expect } from 'vitest';
import { withoutQuestion } from '../../../../src/core/checks/questions/without.ts';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings, TieModel } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import {
  predictedQuestion,
  psisQuestionLoo,
} from '../../../../src/core/posterior/loo/question-loo.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { mapGrades } from '../../../../src/core/table/grades.ts';
import type { Counts, PairCounts, QuestionCounts } from '../../../../src/core/table/judgments.ts';
import { INTERVALS } from '../../counts-of.ts';
import { countsByQuestion } from '../../questions-of.ts';
import type { Verdict } from '../../questions-of.ts';

const NAMES = ['a', 'b', 'c'];

/** Three models on so many questions, on each of which they have departures of their own. */
export function simulated(questions: number, judgments: (q: number) => number): PairCounts {
  const random = createRandom(3);
  const verdicts = Array.from({ length: questions }).flatMap((_, q) => {
    const own = [0.7, 0, -0.7].map((beta) => beta + random.normal());
    return Array.from({ length: judgments(q) }, (_verdict, n): Verdict => {
      const [i, j] = [n % 3, (n + 1 + (n % 2)) % 3];
      const chance = 0.85 / (1 + Math.exp(own[j] - own[i]));
      const u = random.uniform();
      return [q, NAMES[i], NAMES[j], u < 0.15 ? 'tie' : u < 0.15 + chance ? 'left' : 'right'];
    });
  });
  return countsByQuestion(verdicts, NAMES);
}

export function questionsOf({ byQuestion }: PairCounts): QuestionCounts {
  if (byQuestion === undefined) throw new Error('no questions');
  return byQuestion;
}

export const COUNTS = simulated(12, () => 9);
export const ALL = questionsOf(COUNTS);

/** The same with every other win of a row strong. */
function graded(counts: PairCounts): PairCounts {
  const byQuestion = questionsOf(counts);
  const { pair, leftWins, rightWins } = byQuestion;
  const some = (wins: Counts) => Float64Array.from(wins, (n, row) => (row % 2 === 0 ? n : 0));
  const none = new Float64Array(pair.length);
  const grades = {
    ...{ leftStrong: some(leftWins), rightStrong: some(rightWins) },
    ...{ leftOpen: none, rightOpen: none },
  };
  const sum = (column: Float64Array): Float64Array => {
    const all = new Float64Array(counts.left.length);
    pair.forEach((p, row) => (all[p] += column[row]));
    return all;
  };
  return {
    ...counts,
    grades: mapGrades(grades, sum),
    byQuestion: { ...byQuestion, grades },
  };
}

export function settings(ties: TieModel, part: Partial<ModelSettings> = {}): ModelSettings {
  return { ...DEFAULT_MODEL, order: null, ties, ...part };
}

export const drawsOf = (counts: PairCounts, model: ModelSettings, draws = 1000) =>
  fitAll(counts, model, { ...DEFAULT_SAMPLER, draws }, INTERVALS).draws;

/** What is predicted of questions is what fits without each predict: so many of them are tried. */
export function expectAsWithout(ties: TieModel, part: Partial<ModelSettings>, tried: number): void {
  const model = settings(ties, part);
  const loo = psisQuestionLoo(drawsOf(COUNTS, model), COUNTS, ALL, ties, {
    seed: 1,
    most: 2000,
  });
  expect(loo.kCounts.good).toBe(12);
  const gaps = Array.from({ length: tried }, (_, q) => {
    const rest = drawsOf(withoutQuestion(COUNTS, ALL, q), model, 500);
    return loo.elpd[q] - predictedQuestion(q, rest, COUNTS, ALL, ties, 2).elpd;
  });
  // Their differences to the fit with all questions are 0.1 to 0.8 each.
  for (const gap of gaps) expect(Math.abs(gap)).toBeLessThan(0.1);
  expect(Math.abs(gaps.reduce((sum, gap) => sum + gap, 0))).toBeLessThan(0.3);
  expect(loo.pLoo.sum).toBeGreaterThan(1);
}

/** The same of grades, and of who won without them. */
export function expectGradesAsWithout(part: Partial<ModelSettings>): void {
  const counts = graded(COUNTS);
  const byQuestion = questionsOf(counts);
  const model = settings('adjacent', part);
  const loo = psisQuestionLoo(drawsOf(counts, model), counts, byQuestion, 'adjacent', {
    seed: 1,
    most: 2000,
  });
  for (let q = 0; q < 3; q++) {
    const rest = drawsOf(withoutQuestion(counts, byQuestion, q), model, 500);
    const own = predictedQuestion(q, rest, counts, byQuestion, 'adjacent', 2);
    expect(Math.abs(loo.elpd[q] - own.elpd)).toBeLessThan(0.15);
    expect(Math.abs((loo.collapsed?.elpd[q] ?? 0) - (own.collapsed ?? 0))).toBeLessThan(0.15);
    // Who won is easier to foresee than how clearly.
    expect(own.collapsed).toBeGreaterThan(own.elpd);
  }
}
