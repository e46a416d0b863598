import { describe, expect, it } from 'vitest';
import { outcomeProbabilities } from '../../../../src/core/model/outcomes.ts';
import { averagedQuestions } from '../../../../src/core/model/questions/question-likelihood.ts';
import { questionRowsOf } from '../../../../src/core/model/questions/question-rows.ts';
import type { TieModel } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { countsByQuestion } from '../../questions-of.ts';

const COUNTS = countsByQuestion([
  [0, 'a', 'b', 'left', 3],
  [0, 'b', 'a', 'left', 1],
  [0, 'a', 'b', 'tie', 2],
  [1, 'a', 'b', 'right', 2],
]);

const AT = { point: Float64Array.of(0.4, -0.4), alpha: 0.2, tie: -0.3, strong: 0 };

/** Log-likelihood of question 0 where the strengths there differ by so much. */
function byHand(ties: TieModel, apart: number): number {
  const p = new Float64Array(3);
  outcomeProbabilities(ties, AT.alpha + apart, AT.tie, p);
  const first = 3 * Math.log(p[Outcome.left]) + 2 * Math.log(p[Outcome.tie]);
  outcomeProbabilities(ties, AT.alpha - apart, AT.tie, p);
  return first + Math.log(p[Outcome.left]);
}

describe.each(['davidson', 'rao-kupper'] as const)('a question’s likelihood, ties %s', (ties) => {
  const { byQuestion } = COUNTS;
  if (byQuestion === undefined) throw new Error('no questions');
  const rows = questionRowsOf(COUNTS, byQuestion, ties, true);

  it('is that of its judgments where there are no departures', () => {
    const found = averagedQuestions(rows, ties, createRandom(1)).at(0, { ...AT, omega: 0 });
    expect(found).toBeCloseTo(byHand(ties, 0.8), 9);
  });

  it.each([0.3, 1, 2.5])('is averaged over departures, ω = %s', (omega) => {
    // The difference of two departures is normal with variance 2ω²; by the trapezoid.
    let [sum, mass] = [0, 0];
    for (let x = -8; x <= 8; x += 0.01) {
      const weight = Math.exp((-x * x) / 2);
      sum += weight * Math.exp(byHand(ties, 0.8 + Math.SQRT2 * omega * x));
      mass += weight;
    }
    const likelihood = averagedQuestions(rows, ties, createRandom(1));
    const found = Array.from({ length: 2000 }, () => likelihood.at(0, { ...AT, omega }));
    const mean = found.reduce((total, x) => total + Math.exp(x) / found.length, 0);
    expect(Math.log(mean)).toBeCloseTo(Math.log(sum / mass), 2);
    const spread = found.reduce((total, x) => total + (Math.exp(x) / mean - 1) ** 2, 0);
    expect(Math.sqrt(spread / found.length)).toBeLessThan(0.1);
  });
});
