import type { LogDensity } from '../../model/density.ts';
import type { Random } from '../../numerics/random.ts';
import type { GaussianApproximation } from '../approximation/laplace.ts';
import { Rotation } from './rotation.ts';
import type { StepReport, Transition } from './transition.ts';
import { toParameters } from '../approximation/whitening.ts';

/**
 * Draws from the Gaussian approximation itself, cut off at the bounds: quarter turns with a
 * fresh velocity, which without bounds are independent draws. The same random numbers give
 * draws that move smoothly with the model's settings.
 */
export class GaussianDraws implements Transition {
  readonly point: Float64Array;
  readonly gradients = 0;
  readonly #density: LogDensity;
  readonly #frame: GaussianApproximation;
  readonly #rotation: Rotation;
  readonly #z: Float64Array;
  readonly #velocity: Float64Array;

  constructor(density: LogDensity, frame: GaussianApproximation) {
    this.#density = density;
    this.#frame = frame;
    this.#rotation = new Rotation(frame, density.bounds);
    this.#z = frame.start.slice();
    this.#velocity = new Float64Array(frame.start.length);
    this.point = new Float64Array(density.parameters);
  }

  step(random: Random): StepReport {
    const { bounds } = this.#density;
    random.normals(this.#velocity);
    if (!this.#rotation.turn(this.#z, this.#velocity, 0, 1)) this.#z.set(this.#frame.start);
    toParameters(this.#frame, this.#z, this.point);
    for (let k = 0; k < this.point.length; k++) {
      // Rounding may put a draw a last bit outside the wall it has just left.
      const value = this.#frame.center[k] + this.point[k];
      this.point[k] = Math.max(-bounds[k], Math.min(bounds[k], value));
    }
    return { acceptance: 1, isDivergent: false };
  }
}
