import { CaravanError } from '../../failure.ts';
import { createDensity } from '../../model/density.ts';
import type { LogDensity } from '../../model/density.ts';
import { clusterKindOf, withQuestionModel } from '../../model/settings.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { columnsOf } from '../../posterior/draws/columns.ts';
import type { Draws } from '../../posterior/draws/draws.ts';
import { marginalDraws } from '../../posterior/draws/marginal.ts';
import { touchingPoint } from '../../sampler/approximation/gaussian-fit.ts';
import { approximate } from '../../sampler/approximation/laplace.ts';
import type { GaussianApproximation } from '../../sampler/approximation/laplace.ts';
import { whiten } from '../../sampler/approximation/whitening.ts';
import { factorOf, whitened } from '../../sampler/robust/sandwich.ts';
import { quantile } from '../../numerics/quantile.ts';
import type { ModelIndex, PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { withHeldScale } from '../mode.ts';
import { QuestionScatter } from './question-scatter.ts';
import { pairsWithout } from './without.ts';
import type { LeftOut } from './without.ts';

/** Where a posterior is, and how wide. */
export interface Stand {
  readonly approximation: GaussianApproximation;
  /** The mode, as `touchingPoint` has it. */
  readonly mode: Float64Array;
  /** Row-major, parameters × width: what a draw in whitened coordinates is multiplied by. */
  readonly factor: Float64Array;
}

/** Draws of a fit that are carried at the most. */
const MAX_DRAWS = 1000;

/**
 * The draws of a fit, carried to where the posterior would be without some questions: an affine map
 * gives them the mode and the covariance that Laplace's approximation has there (Paananen, Piironen,
 * Bürkner & Vehtari 2021 move draws so, by moments). With all questions they are the draws as they
 * are. Over questions like these the covariance is the sandwich. Where models have departures by
 * question, strengths are those of a new question, and the map is that of robust widths. τ is held.
 */
export class CarriedDraws {
  readonly all: Stand;
  readonly density: LogDensity;
  readonly model: ModelSettings;
  readonly size: number;
  /**
   * By model: what is added to a mode to rank as the draws' medians do. 0 where the mode says who is
   * first as well, whose leads then have no Monte Carlo error; else median less mode.
   */
  readonly offset: Float64Array;
  readonly #counts: PairCounts;
  readonly #byQuestion: QuestionCounts;
  /** Null over these questions alone. */
  readonly #scatter: QuestionScatter | null;
  /** Whitened draws, one after another. */
  readonly #white: Float64Array;

  /**
   * @param model identified by the counts
   * @throws CaravanError as `approximate`
   */
  constructor(draws: Draws, counts: PairCounts, byQuestion: QuestionCounts, model: ModelSettings) {
    this.#counts = counts;
    this.#byQuestion = byQuestion;
    this.model = withHeldScale(counts, withQuestionModel(model, null));
    this.density = createDensity(counts, this.model);
    const approximation = approximate(counts, this.model);
    const { ties } = this.model;
    const mode = touchingPoint(approximation);
    this.#scatter =
      clusterKindOf(model) === null
        ? null
        : new QuestionScatter(counts, byQuestion, ties, this.density, mode);
    const core = this.#scatter && coreOf(this.#scatter.without(null), this.density, approximation);
    this.all = standOf(approximation, core);
    const shown = marginalDraws(draws);
    const { strengths, order, tie, strong = null, size } = columnsOf(shown, MAX_DRAWS);
    this.size = size;
    const medians = columnsOf(shown).strengths.map((column) => quantile(column.sort(), 0.5));
    const isLikeMode =
      model.questions?.kind !== 'random' &&
      firstOf(medians) === firstOf(this.all.mode.subarray(0, medians.length));
    this.offset = Float64Array.from(medians, (x, m) => (isLikeMode ? 0 : x - this.all.mode[m]));
    const columns = [...strengths, order, tie, strong].filter((column) => column !== null);
    this.#white = this.#whitened(columns, core);
  }

  /**
   * Without one question; null where the arithmetic fails. The other questions scatter as they do at
   * the mode of all.
   */
  without(q: number): Stand | null {
    const approximation = this.#approximationWithout(oneOut(q, this.#byQuestion.questions));
    if (approximation === null) return null;
    const scatter = this.#scatter?.without(q) ?? null;
    return standOf(approximation, scatter && coreOf(scatter, this.density, approximation));
  }

  /** The mode without these questions; null where the arithmetic fails. */
  modeWithout(out: LeftOut): Pick<Stand, 'approximation' | 'mode'> | null {
    const approximation = this.#approximationWithout(out);
    return approximation && { approximation, mode: touchingPoint(approximation) };
  }

  #approximationWithout(out: LeftOut): GaussianApproximation | null {
    try {
      return approximate(pairsWithout(this.#counts, this.#byQuestion, out), this.model);
    } catch (error) {
      if (error instanceof CaravanError) return null;
      throw error;
    }
  }

  /** Writes so many parameters of a draw as the posterior there has it. */
  draw({ approximation: { center }, factor }: Stand, s: number, into: Float64Array): void {
    const { length: width } = this.all.approximation.start;
    const from = s * width;
    for (let k = 0; k < into.length; k++) {
      let sum = center[k];
      for (let c = 0, at = k * width; c < width; c++) sum += factor[at + c] * this.#white[from + c];
      into[k] = sum;
    }
  }

  #whitened(columns: readonly Float64Array[], core: Float64Array | null): Float64Array {
    const { approximation } = this.all;
    const { length: width } = approximation.start;
    const white = new Float64Array(this.size * width);
    const point = new Float64Array(this.density.parameters);
    for (let s = 0; s < this.size; s++) {
      columns.forEach((column, k) => (point[k] = column[s]));
      const z = white.subarray(s * width, (s + 1) * width);
      whiten(this.density, approximation, point, z);
      if (core === null) continue;
      for (let row = 0; row < width; row++) {
        let rest = z[row];
        for (let c = 0; c < row; c++) rest -= core[row * width + c] * z[c];
        const own = core[row * width + row];
        // Where no question scatters there is nothing to carry.
        z[row] = own > 0 ? rest / own : 0;
      }
    }
    return white;
  }
}

function firstOf(strengths: ArrayLike<number>): ModelIndex {
  let first = 0;
  for (let m = 1; m < strengths.length; m++) if (strengths[m] > strengths[first]) first = m;
  return first;
}

function oneOut(q: number, questions: number): LeftOut {
  const out = new Uint8Array(questions);
  out[q] = 1;
  return out;
}

/** C of the sandwich. */
function coreOf(
  scatter: Float64Array,
  density: LogDensity,
  approximation: GaussianApproximation,
): Float64Array {
  return factorOf(whitened(scatter, density, approximation), density, approximation);
}

/** @param core lower triangle, or null for the covariance of the posterior itself */
function standOf(approximation: GaussianApproximation, core: Float64Array | null): Stand {
  const { loadings, start } = approximation;
  const { length: width } = start;
  const mode = touchingPoint(approximation);
  if (core === null) return { approximation, mode, factor: loadings };
  const factor = new Float64Array(loadings.length);
  for (let row = 0; row < loadings.length; row += width)
    for (let d = 0; d < width; d++) {
      const by = loadings[row + d];
      if (by === 0) continue;
      for (let c = 0; c <= d; c++) factor[row + c] += by * core[d * width + c];
    }
  return { approximation, mode, factor };
}
