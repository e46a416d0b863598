import { describe, expect, it } from 'vitest';
import { createDensity } from '../../../../src/core/model/density.ts';
import { roomForSlopes, verdictSlopes } from '../../../../src/core/model/graded/verdicts.ts';
import { likelihood } from '../../../../src/core/model/likelihood.ts';
import { gradedRowOf } from '../../../../src/core/model/questions/graded-slopes.ts';
import { averagedQuestions } from '../../../../src/core/model/questions/question-likelihood.ts';
import { questionRowsOf } from '../../../../src/core/model/questions/question-rows.ts';
import { noSlopes } from '../../../../src/core/model/questions/row-slopes.ts';
import type { RowSlopes } from '../../../../src/core/model/questions/row-slopes.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { GradedTies, ModelSettings, TieModel } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import type { PairCounts, QuestionCounts } from '../../../../src/core/table/judgments.ts';
import { countsByQuestion, withAnyGrades } from '../../questions-of.ts';
import { questions, judged, expectFound } from './graded-judge.ts';

const TIES: readonly GradedTies[] = ['adjacent', 'cumulative'];
const PLAIN = { adjacent: 'davidson', cumulative: 'rao-kupper' } as const;

const FEW = countsByQuestion([
  [0, 'a', 'b', 'left', 6],
  [0, 'b', 'a', 'left', 3],
  [0, 'a', 'b', 'tie', 2],
  [1, 'a', 'b', 'right', 2],
]);
const FEW_GRADED = withAnyGrades(FEW, createRandom(2));

function rowsOf(counts: PairCounts, ties: TieModel) {
  const { byQuestion } = counts;
  if (byQuestion === undefined) throw new Error('no questions');
  return questionRowsOf(counts, byQuestion, ties, true);
}

describe.each(TIES)('departures by question, %s', (ties) => {
  const AT = { point: Float64Array.of(0.4, -0.4), alpha: 0.2, tie: -0.3, strong: 0.4 };

  it('have the derivatives of a row', () => {
    const row = gradedRowOf(ties);
    const counts = Float64Array.of(3, 1, 2, 4, 1.5, 2.5, 3.5);
    const at = (eta: number, tie: number, strong: number): RowSlopes => {
      const out = noSlopes();
      row(eta, { tie, strong }, counts, 0, out);
      return out;
    };
    const step = 1e-5;
    for (const [eta, tie, strong] of [
      [0.7, -0.3, 0.4],
      [-1.9, 0.8, -1.1],
      [5, 0.2, 1.4],
    ] as const) {
      const here = at(eta, tie, strong);
      const slopes = roomForSlopes();
      verdictSlopes(ties, eta, { tie, strong }, slopes);
      expect(here.value).toBeCloseTo(
        counts.reduce((sum, n, v) => sum + n * slopes.value[v], 0),
        10,
      );
      const by = (moved: 0 | 1 | 2, of: keyof RowSlopes): number => {
        const [above, below] = [step, -step].map((by) =>
          at(
            eta + (moved === 0 ? by : 0),
            tie + (moved === 1 ? by : 0),
            strong + (moved === 2 ? by : 0),
          ),
        );
        return (above[of] - below[of]) / (2 * step);
      };
      const found: readonly (readonly [number, number])[] = [
        [here.slope, by(0, 'value')],
        [here.bend, -by(0, 'slope')],
        [here.bendSlope, by(0, 'bend')],
        [here.byTie, by(1, 'value')],
        [here.slopeByTie, by(1, 'slope')],
        [here.bendByTie, by(1, 'bend')],
        [here.tieBend, -by(1, 'byTie')],
        [here.byStrong, by(2, 'value')],
        [here.slopeByStrong, by(2, 'slope')],
        [here.bendByStrong, by(2, 'bend')],
        [here.strongBend, -by(2, 'byStrong')],
        [here.mixedBend, -by(2, 'byTie')],
      ];
      found.forEach(([own, difference]) => expect(own).toBeCloseTo(difference, 6));
    }
  });

  it('leave the likelihood of the pairs where there are none', () => {
    const rows = rowsOf(FEW_GRADED, ties);
    const own = averagedQuestions(rows, ties, createRandom(1));
    const found = [0, 1].reduce((sum, q) => sum + own.at(q, { ...AT, omega: 0 }), 0);
    const term = likelihood(FEW_GRADED, ties, { order: 2, tie: 3, strong: 4 });
    const point = Float64Array.of(...AT.point, AT.alpha, AT.tie, AT.strong);
    expect(found).toBeCloseTo(term.evaluate(point, new Float64Array(5)), 10);
  });

  it('are averaged over, as by the trapezoid', () => {
    const rows = rowsOf(FEW_GRADED, ties);
    const plain = averagedQuestions(rows, ties, createRandom(1));
    const omega = 1.2;
    let [sum, mass] = [0, 0];
    for (let x = -8; x <= 8; x += 0.01) {
      const weight = Math.exp((-x * x) / 2);
      const half = (omega * x) / Math.SQRT2;
      const point = Float64Array.of(AT.point[0] + half, AT.point[1] - half);
      sum += weight * Math.exp(plain.at(0, { ...AT, point, omega: 0 }));
      mass += weight;
    }
    const averaged = averagedQuestions(rows, ties, createRandom(1));
    const found = Array.from({ length: 1000 }, () => averaged.at(0, { ...AT, omega }));
    const mean = found.reduce((total, x) => total + Math.exp(x) / found.length, 0);
    expect(Math.log(mean)).toBeCloseTo(Math.log(sum / mass), 2);
  });

  it('are those of the plain tie model, to the bit where no win has a grade', () => {
    const model: ModelSettings = { ...DEFAULT_MODEL, questions };
    const point = Float64Array.of(0.5, -0.5, 0.2, -0.4, 0.1);
    const valueOf = (of: TieModel) =>
      createDensity(FEW, { ...model, ties: of }).evaluate(point, new Float64Array(5));
    expect(valueOf(ties)).toBe(valueOf(PLAIN[ties]));
  });

  it('are those of the plain tie model where strong wins are out of reach', () => {
    // Every win is plain, and that it is not strong costs nothing.
    const [graded, open] = [FEW, FEW].map((counts, of) => {
      const none = (size: number) => new Float64Array(size);
      const grades = ({ leftWins, rightWins }: PairCounts | QuestionCounts) => ({
        ...{ leftStrong: none(leftWins.length), rightStrong: none(leftWins.length) },
        leftOpen: of === 0 ? none(leftWins.length) : Float64Array.from(leftWins),
        rightOpen: of === 0 ? none(leftWins.length) : Float64Array.from(rightWins),
      });
      const { byQuestion } = counts;
      if (byQuestion === undefined) throw new Error('no questions');
      return {
        ...counts,
        grades: grades(counts),
        byQuestion: { ...byQuestion, grades: grades(byQuestion) },
      };
    });
    // ν₁ so large that only ν/ν₁ counts; κ₂ so far off that nothing is beyond it.
    const [far, shift] = ties === 'adjacent' ? [60, 60] : [5, 0];
    for (const counts of [graded, open]) {
      const [rows, plain] = [rowsOf(counts, ties), rowsOf(FEW, PLAIN[ties])];
      const [own, other] = [
        averagedQuestions(rows, ties, createRandom(3)),
        averagedQuestions(plain, PLAIN[ties], createRandom(3)),
      ];
      for (const q of [0, 1]) {
        const expected = other.at(q, { ...AT, omega: 0.9 });
        const found = own.at(q, { ...AT, tie: AT.tie + shift, strong: far, omega: 0.9 });
        expect(found).toBeCloseTo(expected, 10);
      }
    }
  });

  it('vanish with ω, second derivatives too', () => {
    const counts = judged(ties, 12, 0.5, 4);
    const model: ModelSettings = { ...DEFAULT_MODEL, ties };
    const [plain, apart] = [
      createDensity(counts, model),
      createDensity(counts, { ...model, questions }),
    ];
    const size = plain.parameters;
    const point = Float64Array.of(0.5, 0.1, -0.2, -0.4, 0.2, -0.3, 0.3);
    const [own, other] = [new Float64Array(size ** 2), new Float64Array((size + 1) ** 2)];
    plain.curvature(point, own);
    apart.curvature(Float64Array.of(...point, -15), other);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        expect(other[a * (size + 1) + b]).toBeCloseTo(own[a * size + b], 6);
      }
    }
  });
});

describe('departures by question, adjacent', () => {
  it('find the strengths, thresholds and ω that judged', () => expectFound('adjacent'));
});
