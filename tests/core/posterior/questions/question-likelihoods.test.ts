import { describe, expect, it } from 'vitest';
import { averagedQuestions } from '../../../../src/core/model/questions/question-likelihood.ts';
import { questionRowsOf } from '../../../../src/core/model/questions/question-rows.ts';
import { isGraded, TIE_MODELS } from '../../../../src/core/model/settings.ts';
import type { TieModel } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { positionsOf, tieParameterOf } from '../../../../src/core/posterior/draws/draws.ts';
import type { Draws } from '../../../../src/core/posterior/draws/draws.ts';
import { likelihoodsByQuestion } from '../../../../src/core/posterior/loo/question-likelihoods.ts';
import { withoutGrades } from '../../../../src/core/table/grades.ts';
import { Sides } from '../../../../src/core/table/judgments.ts';
import type { PairCounts, QuestionCounts } from '../../../../src/core/table/judgments.ts';
import { countsByQuestion, withAnyGrades } from '../../questions-of.ts';

const PLAIN = countsByQuestion([
  ...([0, 2, 3] as const).flatMap((q) => [
    ...([[q, 'a', 'b', 'left', 3 + q]] as const),
    ...([[q, 'b', 'a', 'left', 2]] as const),
    ...([[q, 'a', 'b', 'tie', q]] as const),
    ...([[q, 'b', 'c', 'right', 4]] as const),
  ]),
  [1, 'c', 'a', 'tie', 2],
  [1, 'a', 'c', 'left', 1],
  [4, 'b', 'c', 'left', 1],
]);
/** Nobody knows who of b and c was shown first. */
const SIDES = Uint8Array.from(PLAIN.left, (left, p) =>
  left === 1 && PLAIN.right[p] === 2 ? Sides.unknown : Sides.shown,
);

function questionsOf({ byQuestion }: PairCounts): QuestionCounts {
  if (byQuestion === undefined) throw new Error('no questions');
  return byQuestion;
}

describe.each(TIE_MODELS)('likelihoods of questions by draw, ties %s', (ties) => {
  const own = { ...PLAIN, sides: SIDES };
  const counts = isGraded(ties) ? withAnyGrades(own, createRandom(5)) : own;
  const byQuestion = questionsOf(counts);
  const shape = {
    ...{ chains: 2, perChain: 20, models: 3, hasOrder: true, hasTau: false },
    ...{ tie: tieParameterOf(ties), hasStrong: isGraded(ties) },
  };
  const random = createRandom(7);
  const values = Float64Array.from({ length: 40 * positionsOf(shape).count }, () =>
    random.normal(),
  );
  const fit = { draws: { ...shape, values } satisfies Draws, counts, byQuestion, ties, seed: 1 };

  /** By the question's own rows, one draw after the other. */
  function byRows(of: PairCounts, as: TieModel, q: number): number[] {
    const { order, tie, strong, count } = positionsOf(shape);
    const rows = questionRowsOf(of, questionsOf(of), as, true);
    const likelihood = averagedQuestions(rows, as, createRandom(1));
    return Array.from({ length: 40 }, (_, s) => {
      const point = values.subarray(s * count, (s + 1) * count);
      const at = (place: number | null): number => (place === null ? 0 : point[place]);
      const common = { point, alpha: at(order), tie: at(tie), strong: at(strong), omega: 0 };
      return likelihood.at(q, common);
    });
  }
  const near = (found: Float64Array, expected: readonly number[]) => {
    expect(found).toHaveLength(expected.length);
    expected.forEach((value, s) => expect(found[s]).toBeCloseTo(value, 9));
  };

  it('are those of its own rows', () => {
    const likelihoods = likelihoodsByQuestion(fit);
    for (let q = 0; q < byQuestion.questions; q++) {
      const { all, scored, won } = likelihoods.of(q);
      near(all, byRows(counts, ties, q));
      near(scored, byRows(counts, ties === 'half' ? 'drop' : ties, q));
      expect(won === null).toBe(!isGraded(ties));
      if (won !== null) near(won, byRows(withoutGrades(counts), ties, q));
    }
  });

  it('are the same to the bit one question at a time, in any order', () => {
    const together = likelihoodsByQuestion(fit);
    const single = likelihoodsByQuestion(fit, Infinity, 1);
    for (const q of [4, 1, 0, 3, 2]) expect(single.of(q)).toEqual(together.of(q));
  });

  it('are of as many draws as are asked for, evenly', () => {
    const all = likelihoodsByQuestion(fit).of(2).all.slice();
    const few = likelihoodsByQuestion(fit, 10).of(2).all;
    expect(few).toEqual(all.filter((_, s) => s % 4 === 0));
  });
});
