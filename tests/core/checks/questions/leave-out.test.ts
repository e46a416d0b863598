import { describe, expect, it } from 'vitest';
import { leaveQuestionsOut } from '../../../../src/core/checks/questions/leave-out.ts';
import { withoutQuestion } from '../../../../src/core/checks/questions/without.ts';
import { looReport } from '../../../../src/core/checks/loo-report.ts';
import { compareTieModels, modelledTies } from '../../../../src/core/checks/tie-models.ts';
import {
  predictedQuestion,
  psisQuestionLoo,
} from '../../../../src/core/posterior/loo/question-loo.ts';
import {
  simulated,
  questionsOf,
  COUNTS,
  ALL,
  settings,
  drawsOf,
  expectAsWithout,
  expectGradesAsWithout,
} from './left-out.ts';

describe('leaving one question out at a time', () => {
  it.each([
    ['half', {}, 12],
    ['davidson', {}, 12],
  ] as const)('predicts as fits without each do: ties %s, %j', expectAsWithout);

  it.each([['alone', {}]])(
    'predicts grades, and who won without them, as fits without each question do: %s',
    (_, part) => expectGradesAsWithout(part),
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
