import { exp, log } from '../numerics/elementary.ts';
import { times, transposedTimes } from '../numerics/matrices/small-products.ts';
import { likelihood } from '../model/likelihood.ts';
import { logOmegaSlope, omegaAt } from '../model/questions/omega.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { Term } from '../model/term.ts';
import type { PairCounts } from '../table/judgments.ts';
import type { JudgeFrame } from './frame.ts';

/**
 * Where ω's coordinate turns from its logarithm to ω itself. Few models say little of ω, whose
 * posterior is then skewed further up than that of departures by question is.
 */
export const OMEGA_KNEE = 0.25;

/**
 * Where a judge who departs from the others has what is its own, among coordinates that begin
 * with the K strengths.
 */
export interface JudgePlaces {
  /** First of the K − 1 departures' coordinates. */
  readonly departures: number;
  /** Of ω (model/questions/omega.ts). */
  readonly omega: number;
  /** Of log a. */
  readonly stretch: number;
  readonly order: number | null;
  readonly tie: number | null;
  /** Length of the coordinate vector. */
  readonly size: number;
}

/** What the coordinates of a judge stand for. */
export interface JudgeValues {
  /** δ, by model; sums to zero. */
  readonly departures: Float64Array;
  omega: number;
  /** a */
  stretch: number;
}

/**
 * The likelihood of a judge's judgments, η = α + a·(β_left + δ_left − β_right − δ_right), with
 * δ ~ normal(0, ω²), sum to zero.
 *
 * Given strengths, ω and a, the departures would be normal were the likelihood normal:
 * δ = V·(m + s·e), where s⁻² = ω⁻² + a²·h and m = s²·(a·w − a²·h·Vᵀβ), and e is drawn in their
 * place. Where the judge has said much that keeps β + δ where its judgments want it while β moves,
 * where it has said nothing it is δ = ω·e, without a funnel (as in model/non-centred.ts).
 */
export class JudgeTerm {
  readonly #likelihood: Term;
  readonly #frame: JudgeFrame;
  readonly #places: JudgePlaces;
  readonly #models: number;
  /** Strengths as this judge sees them, α and the tie parameter. */
  readonly #own: Float64Array;
  readonly #ownSlope: Float64Array;
  readonly #shift: Float64Array;
  readonly #mean: Float64Array;
  readonly #scale: Float64Array;
  readonly #reach: Float64Array;
  readonly #values: JudgeValues;
  /** Departures along the columns of the basis; the last stays 0. */
  readonly #along: Float64Array;
  readonly #push: Float64Array;
  readonly #back: Float64Array;

  constructor(
    counts: PairCounts,
    frame: JudgeFrame,
    { ties }: Pick<ModelSettings, 'ties'>,
    places: JudgePlaces,
  ) {
    const models = counts.models.length;
    const order = places.order === null ? null : models;
    const tie = places.tie === null ? null : models + (order === null ? 0 : 1);
    const vector = (): Float64Array => new Float64Array(models);
    this.#likelihood = likelihood(counts, ties, { order, tie });
    this.#frame = frame;
    this.#places = places;
    this.#models = models;
    this.#own = new Float64Array(models + 2);
    this.#ownSlope = new Float64Array(models + 2);
    this.#values = { departures: vector(), omega: 0, stretch: 1 };
    [this.#shift, this.#mean, this.#scale] = [vector(), vector(), vector()];
    [this.#reach, this.#along, this.#push, this.#back] = [vector(), vector(), vector(), vector()];
  }

  /** What the coordinates stand for; good until the next call. */
  valuesAt(at: Float64Array): JudgeValues {
    const { basis, precision, pull } = this.#frame;
    const { departures, omega, stretch } = this.#places;
    const models = this.#models;
    const values = this.#values;
    const a = exp(at[stretch]);
    const size = omegaAt(at[omega], OMEGA_KNEE);
    values.stretch = a;
    values.omega = size;
    transposedTimes(basis, 0, models, at, 0, this.#shift);
    for (let i = 0; i < models - 1; i++) {
      const h = a * a * precision[i];
      const reach = 1 + h * size * size;
      this.#reach[i] = reach;
      this.#mean[i] = ((size * size) / reach) * (a * pull[i] - h * this.#shift[i]);
      this.#scale[i] = size / Math.sqrt(reach);
      this.#along[i] = this.#mean[i] + this.#scale[i] * at[departures + i];
    }
    times(basis, 0, models, this.#along, 0, values.departures);
    return values;
  }

  /** Log density with the prior of the departures; adds its derivatives to `gradient`. */
  evaluate(at: Float64Array, gradient: Float64Array): number {
    const { precision, pull } = this.#frame;
    const places = this.#places;
    const models = this.#models;
    const own = this.#own;
    const slope = this.#ownSlope;
    const { departures, omega: size, stretch: a } = this.valuesAt(at);
    for (let k = 0; k < models; k++) own[k] = a * (at[k] + departures[k]);
    let further = models;
    if (places.order !== null) own[further++] = at[places.order];
    if (places.tie !== null) own[further] = at[places.tie];
    slope.fill(0);
    let value = this.#likelihood.evaluate(own, slope);
    further = models;
    if (places.order !== null) gradient[places.order] += slope[further++];
    if (places.tie !== null) gradient[places.tie] += slope[further];

    let byStretch = 0;
    for (let k = 0; k < models; k++) {
      byStretch += slope[k] * own[k];
      slope[k] *= a;
      gradient[k] += slope[k];
    }
    transposedTimes(this.#frame.basis, 0, models, slope, 0, this.#push);
    const square = size * size;
    let byOmega = 0;
    for (let i = 0; i < models - 1; i++) {
      const h = a * a * precision[i];
      const reach = this.#reach[i];
      const fill = (reach - 1) / reach;
      const mean = this.#mean[i];
      const random = this.#along[i] - mean;
      const ratio = this.#along[i] / size;
      const push = this.#push[i] - ratio / size;
      value -= 0.5 * (ratio * ratio + log(reach));
      gradient[places.departures + i] += this.#scale[i] * push;
      byOmega += push * ((2 * mean + random) / reach) + ratio * ratio - fill;
      const further = (square / reach) * (a * pull[i] - 2 * h * this.#shift[i]);
      byStretch += push * (further - fill * (2 * mean + random)) - fill;
      this.#back[i] = (-square / reach) * h * push;
    }
    gradient[places.omega] += byOmega * logOmegaSlope(at[places.omega], OMEGA_KNEE);
    gradient[places.stretch] += byStretch;
    times(this.#frame.basis, 0, models, this.#back, 0, this.#push);
    for (let k = 0; k < models; k++) gradient[k] += this.#push[k];
    return value;
  }

  /** Minus the second derivatives, row-major, by differences of the first. */
  curvature(at: Float64Array, out: Float64Array): void {
    const { size } = this.#places;
    const place = at.slice();
    const [up, down] = [new Float64Array(size), new Float64Array(size)];
    for (let k = 0; k < size; k++) {
      const step = STEP * Math.max(1, Math.abs(at[k]));
      up.fill(0);
      down.fill(0);
      place[k] = at[k] + step;
      this.evaluate(place, up);
      place[k] = at[k] - step;
      this.evaluate(place, down);
      place[k] = at[k];
      for (let j = 0; j < size; j++) {
        const bend = (down[j] - up[j]) / (4 * step);
        out[k * size + j] += bend;
        out[j * size + k] += bend;
      }
    }
  }
}

/** Where the error of a central difference and that of its rounding are both small. */
const STEP = 1e-5;
