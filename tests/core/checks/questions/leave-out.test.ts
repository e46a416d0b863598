import { describe, expect, it } from 'vitest';
import { leaveQuestionsOut } from '../../../../src/core/checks/questions/leave-out.ts';
import { withoutQuestion } from '../../../../src/core/checks/questions/without.ts';
import { looReport } from '../../../../src/core/checks/loo-report.ts';
import { compareTieModels, modelledTies } from '../../../../src/core/checks/tie-models.ts';
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
function simulated(questions: number, judgments: (q: number) => number): PairCounts {
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

function questionsOf({ byQuestion }: PairCounts): QuestionCounts {
  if (byQuestion === undefined) throw new Error('no questions');
  return byQuestion;
}

const COUNTS = simulated(12, () => 9);
const ALL = questionsOf(COUNTS);

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

function settings(ties: TieModel, part: Partial<ModelSettings> = {}): ModelSettings {
  return { ...DEFAULT_MODEL, order: null, ties, ...part };
}

const drawsOf = (counts: PairCounts, model: ModelSettings, draws = 1000) =>
  fitAll(counts, model, { ...DEFAULT_SAMPLER, draws }, INTERVALS).draws;

describe('leaving one question out at a time', () => {
  it.each([
    ['half', {}, 12],
    ['davidson', {}, 12],
    ['rao-kupper', { questions: { kind: 'random', scale: 1 } }, 3],
  ] as const)(
    'predicts as fits without each do: ties %s, %j',
    (ties, part, tried) => {
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
    },
    240_000,
  );

  it.each([
    ['alone', {}],
    ['with departures', { questions: { kind: 'random', scale: 1 } as const }],
  ])(
    'predicts grades, and who won without them, as fits without each question do: %s',
    (_, part) => {
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
    },
  );

  it('adds up over questions, with standard errors over them', () => {
    const { elpd, elpdLoo, judgments } = psisQuestionLoo(
      drawsOf(COUNTS, settings('half'), 250),
      COUNTS,
      ALL,
      'half',
      { seed: 1 },
    );
    const sum = elpd.reduce((total, x) => total + x, 0);
    const squares = elpd.reduce((total, x) => total + (x - sum / 12) ** 2, 0);
    expect(elpdLoo.sum).toBeCloseTo(sum, 9);
    expect(elpdLoo.se).toBeCloseTo(Math.sqrt((12 / 11) * squares), 9);
    // Under half, ties are left out with their question and not predicted.
    const tied = Float64Array.from(ALL.ties).reduce((total, x) => total + x, 0);
    expect(judgments).toBe(12 * 9 - tied);
  });

  it('fits anew without a question that the others say too little of', () => {
    const counts = simulated(10, (q) => (q === 0 ? 240 : 3));
    const byQuestion = questionsOf(counts);
    const heavy =
      byQuestion.question[byQuestion.leftWins.indexOf(Math.max(...byQuestion.leftWins))];
    const model = settings('drop');
    const draws = drawsOf(counts, model);
    const loo = leaveQuestionsOut(draws, counts, model, 1);
    const raw = psisQuestionLoo(draws, counts, byQuestion, 'drop', { seed: 1, most: 1000 });
    expect(raw.k[heavy]).toBeGreaterThan(0.7);
    expect(raw.kCounts.bad + raw.kCounts.veryBad).toBeGreaterThan(0);
    expect(loo?.refitted[heavy]).toBe(1);
    expect(loo?.kCounts).toMatchObject({ bad: 0, veryBad: 0 });
    const rest = withoutQuestion(counts, byQuestion, heavy);
    const left = drawsOf(rest, model, 4000);
    const own = predictedQuestion(heavy, left, counts, byQuestion, 'drop', 2).elpd;
    expect(Math.abs((loo?.elpd[heavy] ?? 0) - own)).toBeLessThan(1);
    // What the weights alone made of it is farther off.
    expect(Math.abs(raw.elpd[heavy] - own)).toBeGreaterThan(3);
  });

  it('takes a question out of the counts, and nothing else', () => {
    const rest = withoutQuestion(COUNTS, ALL, 5);
    const own = questionsOf(rest);
    expect(own.questions).toBe(11);
    for (const column of ['leftWins', 'rightWins', 'ties'] as const) {
      const sums = new Float64Array(rest.left.length);
      own.pair.forEach((pair, row) => (sums[pair] += own[column][row]));
      expect(sums).toEqual(rest[column]);
    }
    expect(new Set(own.question).size).toBe(11);
  });

  it('is done by judgments where questions are too few', () => {
    const few = simulated(9, () => 6);
    const draws = drawsOf(few, settings('half'), 250);
    expect(leaveQuestionsOut(draws, few, settings('half'), 1)).toBeNull();
    expect(looReport(draws, few, settings('half'), 1).byQuestion).toBeNull();
  });

  it('draws the posterior itself where draws are widened by questions', () => {
    const plain = settings('half');
    const robust = settings('half', { questions: { kind: 'robust' } });
    const { byQuestion, loo } = looReport(drawsOf(COUNTS, robust), COUNTS, robust, 1);
    const own = looReport(drawsOf(COUNTS, plain), COUNTS, plain, 1);
    expect(byQuestion?.elpdLoo).toEqual(own.byQuestion?.elpdLoo);
    expect(loo.elpdLoo).toEqual(own.loo.elpdLoo);
  });

  it('compares tie models by questions', () => {
    const model = settings('half');
    const asked = modelledTies(COUNTS, model);
    const { groups } = compareTieModels(COUNTS, model, 1, undefined, asked);
    expect(groups).toHaveLength(1);
    const [{ questions, judgments, rows }] = groups;
    expect([questions, judgments]).toEqual([12, 108]);
    expect(rows.map(({ unreliable }) => unreliable)).toEqual([0, 0]);
  });
});
