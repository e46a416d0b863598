import { exp, log } from '../../numerics/elementary.ts';
import type { LogDensity } from '../../model/density.ts';
import type { Random } from '../../numerics/random.ts';
import { Drift } from './drift.ts';
import type { GaussianApproximation } from '../approximation/laplace.ts';

/** Stretches lie between 1/2 and 2, as Goodman & Weare and emcee have it. */
const STRETCH = 2;

/**
 * The affine-invariant ensemble of Goodman & Weare 2010 (CAMCoS 5): walkers in two halves, each
 * moved by stretching its distance from one of the other half (Foreman-Mackey et al. 2013).
 */
export class Ensemble {
  /** Evaluations of the log density so far. */
  evaluations = 0;
  readonly walkers: number;
  /** Parameter vectors, walker after walker. */
  readonly #points: Float64Array;
  readonly #density: LogDensity;
  readonly #drift: Drift;
  readonly #exponent: number;
  readonly #z: Float64Array;
  readonly #logDensity: Float64Array;
  readonly #trial: Float64Array;
  readonly #point: Float64Array;
  readonly #gradient: Float64Array;

  /**
   * Starts from independent draws about the approximation's start, inside the bounds.
   * @param walkers an even number, at least twice the dimension
   * @param idle coordinates that a walker carries about and the density does not read: they count
   *   in the acceptance, so with any the draws spread too far
   */
  constructor(
    density: LogDensity,
    frame: GaussianApproximation,
    random: Random,
    walkers: number,
    idle: number,
  ) {
    const size = frame.start.length;
    const { parameters } = density;
    this.walkers = walkers;
    this.#points = new Float64Array(walkers * parameters);
    this.#density = density;
    this.#drift = new Drift(frame, density.bounds);
    this.#exponent = size + idle - 1;
    this.#z = new Float64Array(walkers * size);
    this.#logDensity = new Float64Array(walkers);
    this.#trial = new Float64Array(size);
    this.#point = new Float64Array(parameters);
    this.#gradient = new Float64Array(parameters);

    const velocity = new Float64Array(size);
    for (let walker = 0; walker < walkers; walker++) {
      random.normals(velocity);
      this.#trial.set(frame.start);
      this.#drift.locate(this.#trial, this.#point);
      this.#drift.move(this.#trial, velocity, 1, this.#point);
      let value = this.#evaluate();
      if (value === -Infinity) {
        this.#trial.set(frame.start);
        value = this.#evaluate();
      }
      this.#move(walker, value);
    }
  }

  /**
   * Moves every walker once.
   * @returns mean acceptance probability, 0 … 1
   */
  step(random: Random): number {
    const { walkers } = this;
    const half = walkers / 2;
    let acceptance = 0;
    for (let walker = 0; walker < walkers; walker++) {
      const others = walker < half ? half : 0;
      const other = others + Math.floor(random.uniform() * half);
      // g(s) ∝ 1/√s between 1/a and a, by inversion.
      const root = 1 + (STRETCH - 1) * random.uniform();
      const stretch = (root * root) / STRETCH;
      const threshold = random.uniform();
      this.#stretch(walker, other, stretch);
      const value = this.#evaluate();
      const gain = value - this.#logDensity[walker] + this.#exponent * log(stretch);
      const probability = gain >= 0 ? 1 : gain > -700 ? exp(gain) : 0;
      acceptance += probability / walkers;
      if (threshold < probability) this.#move(walker, value);
    }
    return acceptance;
  }

  /** The walker's present parameter vector; good until the next step. */
  pointOf(walker: number): Float64Array {
    const { length } = this.#point;
    return this.#points.subarray(walker * length, (walker + 1) * length);
  }

  #stretch(walker: number, other: number, stretch: number): void {
    const z = this.#z;
    const size = this.#trial.length;
    const from = other * size;
    const to = walker * size;
    for (let c = 0; c < size; c++) {
      this.#trial[c] = z[from + c] + stretch * (z[to + c] - z[from + c]);
    }
  }

  /** Log density at the trial, −Infinity outside the bounds. */
  #evaluate(): number {
    this.#drift.locate(this.#trial, this.#point);
    if (!this.#drift.isInside(this.#point)) return -Infinity;
    this.evaluations++;
    const value = this.#density.evaluate(this.#point, this.#gradient);
    return value === value ? value : -Infinity;
  }

  #move(walker: number, value: number): void {
    this.#z.set(this.#trial, walker * this.#trial.length);
    this.#points.set(this.#point, walker * this.#point.length);
    this.#logDensity[walker] = value;
  }
}
