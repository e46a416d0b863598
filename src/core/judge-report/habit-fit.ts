import { exp } from '../numerics/elementary.ts';
import type { Contests } from './contests.ts';

/** Which habits a fit has besides strengths. */
export interface HabitTerms {
  readonly hasOrder: boolean;
  readonly hasTies: boolean;
}

/**
 * The posterior mode of one judge's strengths and habits. Parameters are the strengths by model of
 * the table, then α where there is one, λ where ties are an outcome, and one coefficient for each
 * column of the contrasts.
 */
export interface HabitFit {
  readonly values: Float64Array;
  readonly order: number | null;
  readonly tie: number | null;
  /** Where the coefficients begin. */
  readonly further: number;
  /** The row of the inverse curvature that belongs to a parameter. */
  readonly reachOf: (parameter: number) => Float64Array;
  /** By parameter. */
  readonly priorPrecision: Float64Array;
  /**
   * Derivatives of one judgment's log-likelihood along η (left less right) and λ.
   * @param said 1 left, −1 right, 0 a tie
   */
  readonly slopes: (eta: number, said: number) => readonly [eta: number, tie: number];
}

/**
 * Priors are normal. Habits have Caravan's own standard deviation of 1 around 0 (model/settings.ts);
 * strengths one of 2 around `centre`, so that two models that are only ever shown in one order say
 * next to nothing of the order: a judge who spreads the models more than all others do would else
 * seem to like one side.
 */
const HABIT_PRECISION = 1;
const STRENGTH_PRECISION = 1 / 4;

const MAX_STEPS = 60;
const MAX_TURNS = 2000;
/** What a step still gains in log density where the search ends: a hundred-thousandth of an error. */
const CLOSE = 1e-10;
/** Of the slope along a step, what may be left at its end; with more it went too far. */
const MOST_SLOPE = 0.9;
/** Squared norm of what is left of that of the first: of steps, which are corrected, and of results. */
const NEARLY = 1e-8;
const SOLVED = 1e-20;

/**
 * Davidson's model with an order effect and covariates: P(left), P(right) and P(tie) in proportion
 * to e^(η/2), e^(−η/2) and e^λ, η = β_left − β_right + α + x·γ, α only where the order is known; without
 * ties the logistic model. By Newton's method with conjugate gradients, so that time
 * grows with contests, whatever the number of models.
 * @param centre strengths that those of this judge are taken to be near, by model of the table
 */
export function fitHabits(contests: Contests, centre: Float64Array, terms: HabitTerms): HabitFit {
  const model = new HabitModel(contests, centre, terms);
  const values = new Float64Array(model.size);
  const gradient = new Float64Array(model.size);
  model.at(values, gradient);
  for (let step = 0; step < MAX_STEPS; step++) {
    const move = model.solve(gradient, NEARLY);
    const gain = dot(move, gradient);
    if (gain < CLOSE) break;
    const before = values.slice();
    for (let share = 1; share > 1e-6; share /= 2) {
      for (let k = 0; k < model.size; k++) values[k] = before[k] + share * move[k];
      model.at(values, gradient);
      if (Math.abs(dot(move, gradient)) <= MOST_SLOPE * gain) break;
    }
  }
  const { order, tie, further, size } = model;
  const lambda = tie === null ? null : values[tie];
  const shown = values.slice();
  for (let m = 0; m < centre.length; m++) shown[m] += centre[m];
  return {
    ...{ values: shown, order, tie, further },
    priorPrecision: model.precision,
    reachOf(parameter) {
      const unit = new Float64Array(size);
      unit[parameter] = 1;
      return model.solve(unit, SOLVED);
    },
    slopes(eta, said) {
      const each = chances(eta, lambda);
      return [(said - (each[0] - each[1])) / 2, (said === 0 ? 1 : 0) - each[2]];
    },
  };
}

/** @param lambda null where a tie is no outcome */
function chances(eta: number, lambda: number | null): readonly [number, number, number] {
  const size = Math.abs(eta);
  const weak = exp(-size);
  const tied = lambda === null ? 0 : exp(lambda - size / 2);
  const sum = 1 + weak + tied;
  return eta >= 0 ? [1 / sum, weak / sum, tied / sum] : [weak / sum, 1 / sum, tied / sum];
}

class HabitModel {
  readonly size: number;
  readonly order: number | null;
  readonly tie: number | null;
  readonly further: number;
  readonly precision: Float64Array;
  readonly #contests: Contests;
  readonly #centre: Float64Array;
  /** By contest its second derivatives along η and λ, which `at` leaves for `solve`. */
  readonly #bends: Float64Array;
  readonly #diagonal: Float64Array;

  constructor(contests: Contests, centre: Float64Array, { hasOrder, hasTies }: HabitTerms) {
    let next = centre.length;
    this.order = hasOrder ? next++ : null;
    this.tie = hasTies ? next++ : null;
    this.further = next;
    this.size = next + contests.width;
    this.precision = new Float64Array(this.size).fill(HABIT_PRECISION);
    this.precision.fill(STRENGTH_PRECISION, 0, centre.length);
    this.#contests = contests;
    this.#centre = centre;
    this.#bends = new Float64Array(3 * contests.left.length);
    this.#diagonal = new Float64Array(this.size);
  }

  /** Fills the gradient of the log density, and what `solve` needs. */
  at(values: Float64Array, gradient: Float64Array): void {
    const { left, right, known, leftWins, rightWins, ties, x, width } = this.#contests;
    const { order, tie, further } = this;
    const lambda = tie === null ? null : values[tie];
    for (let k = 0; k < this.size; k++) {
      gradient[k] = -this.precision[k] * values[k];
      this.#diagonal[k] = this.precision[k];
    }
    for (let c = 0; c < left.length; c++) {
      const l = left[c];
      const r = right[c];
      const eta = this.#eta(values, c) + this.#centre[l] - this.#centre[r];
      const tied = tie === null ? 0 : ties[c];
      const total = leftWins[c] + rightWins[c] + tied;
      const each = chances(eta, lambda);
      const p = each[0];
      const q = each[1];
      const t = each[2];
      const slope = (leftWins[c] - rightWins[c] - total * (p - q)) / 2;
      const bend = (total * (p + q - (p - q) * (p - q))) / 4;
      this.#bends[3 * c] = bend;
      this.#bends[3 * c + 1] = (-total * (p - q) * t) / 2;
      this.#bends[3 * c + 2] = total * t * (1 - t);
      gradient[l] += slope;
      gradient[r] -= slope;
      this.#diagonal[l] += bend;
      this.#diagonal[r] += bend;
      if (order !== null && known[c] === 1) {
        gradient[order] += slope;
        this.#diagonal[order] += bend;
      }
      if (tie !== null) {
        gradient[tie] += tied - total * t;
        this.#diagonal[tie] += this.#bends[3 * c + 2];
      }
      for (let j = 0; j < width; j++) {
        const own = x[c * width + j];
        gradient[further + j] += own * slope;
        this.#diagonal[further + j] += own * own * bend;
      }
    }
  }

  /**
   * The inverse of the curvature, of where `at` was last, times a vector.
   * @param enough squared norm of what is left, as a share of the vector's
   */
  solve(wanted: Float64Array, enough: number): Float64Array {
    const { size } = this;
    const found = new Float64Array(size);
    const rest = wanted.slice();
    const scaled = rest.map((value, k) => value / this.#diagonal[k]);
    const way = scaled.slice();
    const bent = new Float64Array(size);
    let product = dot(rest, scaled);
    const least = enough * product;
    for (let turn = 0; turn < MAX_TURNS && product > least; turn++) {
      this.#bend(way, bent);
      const share = product / dot(way, bent);
      for (let k = 0; k < size; k++) {
        found[k] += share * way[k];
        rest[k] -= share * bent[k];
        scaled[k] = rest[k] / this.#diagonal[k];
      }
      const next = dot(rest, scaled);
      for (let k = 0; k < size; k++) way[k] = scaled[k] + (next / product) * way[k];
      product = next;
    }
    return found;
  }

  /** Curvature times a vector. */
  #bend(along: Float64Array, out: Float64Array): void {
    const { left, right, known, x, width } = this.#contests;
    const { order, tie, further } = this;
    for (let k = 0; k < this.size; k++) out[k] = this.precision[k] * along[k];
    for (let c = 0; c < left.length; c++) {
      const eta = this.#eta(along, c);
      const lambda = tie === null ? 0 : along[tie];
      const push = this.#bends[3 * c] * eta + this.#bends[3 * c + 1] * lambda;
      out[left[c]] += push;
      out[right[c]] -= push;
      if (order !== null && known[c] === 1) out[order] += push;
      if (tie !== null) out[tie] += this.#bends[3 * c + 1] * eta + this.#bends[3 * c + 2] * lambda;
      for (let j = 0; j < width; j++) out[further + j] += x[c * width + j] * push;
    }
  }

  #eta(values: Float64Array, c: number): number {
    const { left, right, known, x, width } = this.#contests;
    let eta = values[left[c]] - values[right[c]];
    if (this.order !== null && known[c] === 1) eta += values[this.order];
    for (let j = 0; j < width; j++) eta += x[c * width + j] * values[this.further + j];
    return eta;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}
