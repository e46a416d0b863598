import type { LogDensity } from '../../model/density.ts';
import type { TieModel } from '../../model/settings.ts';
import { eachQuestionScore, scatterOf } from '../../sampler/robust/question-scores.ts';
import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';

/** What the scores of the questions scatter at a point, row-major: of all, and without each. */
export class QuestionScatter {
  readonly #all: Float64Array;
  readonly #parameters: number;
  readonly #questions: number;
  readonly #scores: (q: number) => Float64Array;

  constructor(
    counts: PairCounts,
    byQuestion: QuestionCounts,
    ties: TieModel,
    density: LogDensity,
    point: Float64Array,
  ) {
    this.#all = scatterOf(counts, byQuestion, ties, density, point);
    this.#parameters = density.parameters;
    this.#questions = byQuestion.questions;
    const places: Uint32Array[] = [];
    const values: Float64Array[] = [];
    eachQuestionScore(counts, byQuestion, ties, density, point, ({ question, size, ...own }) => {
      places[question] = own.places.slice(0, size);
      values[question] = Float64Array.from(places[question], (at) => own.score[at]);
    });
    this.#scores = (q) => {
      const score = new Float64Array(density.parameters);
      places[q].forEach((at, k) => (score[at] = values[q][k]));
      return score;
    };
  }

  /** Q/(Q − 1)·Σ S·Sᵀ, of all or without one. */
  without(q: number | null): Float64Array {
    const questions = this.#questions - (q === null ? 0 : 1);
    const scale = questions / (questions - 1);
    const score = q === null ? null : this.#scores(q);
    return this.#all.map((sum, at) => {
      if (score === null) return scale * sum;
      const [row, column] = [Math.floor(at / this.#parameters), at % this.#parameters];
      return scale * (sum - score[row] * score[column]);
    });
  }
}
