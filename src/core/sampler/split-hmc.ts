import { cosineSine, exp } from '../elementary.ts';
import type { LogDensity } from '../model/density.ts';
import type { Random } from '../random.ts';
import type { GaussianApproximation } from './laplace.ts';
import { Rotation } from './rotation.ts';
import type { StepReport, Transition } from './transition.ts';
import { toParameters, toWhite } from './whitening.ts';

/** Angle of the rotation in radians and its relative jitter, which breaks periodic orbits. */
export const ANGLE = 1.57;
const JITTER = 0.25;
/**
 * Steps per draw where a wall holds the posterior back: how far a parameter keeps from its wall
 * hangs on the energy of its bouncing, of which a fresh velocity renews about a third.
 */
const STEPS_AT_WALL = 4;
/** An energy error above this counts as divergent, as in Stan. */
const DIVERGENCE = 1000;

/**
 * Split Hamiltonian Monte Carlo (Shahbaba, Lan, Johnson & Neal 2014): the Gaussian approximation
 * moves exactly, by rotation, and only what the posterior differs from it kicks the velocity,
 * once before and once after. One gradient per draw.
 */
export class SplitHmc implements Transition {
  readonly point: Float64Array;
  gradients = 0;
  readonly #density: LogDensity;
  readonly #frame: GaussianApproximation;
  readonly #rotation: Rotation;
  readonly #z: Float64Array;
  readonly #velocity: Float64Array;
  readonly #proposal: Float64Array;
  readonly #proposalPoint: Float64Array;
  readonly #gradient: Float64Array;
  /** ∇ log p + z at the present place, and at the proposal. */
  readonly #residual: Float64Array;
  readonly #proposalResidual: Float64Array;
  readonly #steps: number;
  #logDensity: number;

  /** Starts from a draw twice as far out as the approximation's own, inside the bounds. */
  constructor(density: LogDensity, frame: GaussianApproximation, random: Random) {
    const size = frame.start.length;
    this.#density = density;
    this.#frame = frame;
    this.#rotation = new Rotation(frame, density.bounds);
    this.#steps = frame.start.some((z) => z !== 0) ? STEPS_AT_WALL : 1;
    this.#z = frame.start.slice();
    this.#velocity = new Float64Array(size);
    this.#proposal = new Float64Array(size);
    this.#residual = new Float64Array(size);
    this.#proposalResidual = new Float64Array(size);
    this.#gradient = new Float64Array(density.parameters);
    this.#proposalPoint = new Float64Array(density.parameters);
    this.point = new Float64Array(density.parameters);

    for (let c = 0; c < size; c++) this.#velocity[c] = 2 * random.normal();
    if (!this.#rotation.turn(this.#z, this.#velocity, 0, 1)) this.#z.set(frame.start);
    this.#logDensity = this.#evaluate(this.#z, this.point, this.#residual);
    if (this.#logDensity === -Infinity) {
      this.#z.set(frame.start);
      this.#logDensity = this.#evaluate(this.#z, this.point, this.#residual);
    }
  }

  step(random: Random): StepReport {
    let acceptance = 0;
    let isDivergent = false;
    for (let step = 0; step < this.#steps; step++) {
      const report = this.#move(random);
      acceptance += report.acceptance / this.#steps;
      isDivergent ||= report.isDivergent;
    }
    return { acceptance, isDivergent };
  }

  #move(random: Random): StepReport {
    const { length } = this.#z;
    const angle = ANGLE * (1 + JITTER * (2 * random.uniform() - 1));
    const [cosine, sine] = cosineSine(angle);
    const kick = angle / 2;
    let before = 0;
    for (let c = 0; c < length; c++) {
      const v = random.normal();
      before += 0.5 * v * v;
      this.#proposal[c] = this.#z[c];
      this.#velocity[c] = v + kick * this.#residual[c];
    }
    const accepted = random.uniform();
    if (!this.#rotation.turn(this.#proposal, this.#velocity, cosine, sine)) {
      return { acceptance: 0, isDivergent: false };
    }
    const proposed = this.#evaluate(this.#proposal, this.#proposalPoint, this.#proposalResidual);
    let after = 0;
    for (let c = 0; c < length; c++) {
      const v = this.#velocity[c] + kick * this.#proposalResidual[c];
      after += 0.5 * v * v;
    }
    const gain = proposed - after - (this.#logDensity - before);
    const acceptance = gain >= 0 ? 1 : gain > -DIVERGENCE ? exp(gain) : 0;
    if (accepted < acceptance) {
      this.#logDensity = proposed;
      this.#z.set(this.#proposal);
      this.#residual.set(this.#proposalResidual);
      this.point.set(this.#proposalPoint);
    }
    return { acceptance, isDivergent: !(gain > -DIVERGENCE) && proposed !== -Infinity };
  }

  /** Log density at z; −Infinity in the case that rounding put z outside the bounds. */
  #evaluate(z: Float64Array, point: Float64Array, residual: Float64Array): number {
    const { bounds } = this.#density;
    toParameters(this.#frame, z, point);
    for (let k = 0; k < point.length; k++) {
      point[k] += this.#frame.center[k];
      if (!(Math.abs(point[k]) <= bounds[k])) return -Infinity;
    }
    this.gradients++;
    const value = this.#density.evaluate(point, this.#gradient);
    toWhite(this.#frame, this.#gradient, residual);
    for (let c = 0; c < z.length; c++) residual[c] += z[c];
    return value;
  }
}
