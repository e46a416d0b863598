import { cosineSine, exp } from '../elementary.ts';
import type { LogDensity } from '../model/density.ts';
import type { Random } from '../random.ts';
import type { GaussianApproximation } from './laplace.ts';
import { Rotation } from './rotation.ts';
import type { StepReport, Transition } from './transition.ts';
import { toParameters, toWhite } from './whitening.ts';

/** Angle of a trajectory in radians and its relative jitter, which breaks periodic orbits. */
const ANGLE = 1.57;
const JITTER = 0.25;
/**
 * Trajectories per draw where a wall holds the posterior back: how far a parameter keeps from
 * its wall hangs on the energy of its bouncing, of which a fresh velocity renews about a third.
 */
const TRAJECTORIES_AT_WALL = 4;
/** An energy error above this counts as divergent, as in Stan. */
const DIVERGENCE = 1000;

/**
 * Warm-up looks at acceptance every so many steps, and halves the angle between kicks if it is
 * low. The first block, on the way in from a far start, does not count.
 */
const BLOCK = 20;
const WANTED_ACCEPTANCE = 0.7;
const MOST_TURNS = 256;

/**
 * Split Hamiltonian Monte Carlo (Shahbaba, Lan, Johnson & Neal 2014): the Gaussian approximation
 * moves exactly, by rotation, and only what the posterior differs from it kicks the velocity.
 * Where the approximation fits, half a kick, one rotation and half a kick make a draw of one
 * gradient; where it does not, warm-up cuts the rotation into more turns with kicks between.
 */
export class SplitHmc implements Transition {
  gradients = 0;
  readonly #density: LogDensity;
  readonly #frame: GaussianApproximation;
  readonly #rotation: Rotation;
  readonly #trajectories: number;
  #turns = 1;
  #warmupSteps = -BLOCK;
  #warmupAcceptance = 0;
  #present: Place;
  #proposal: Place;
  readonly #velocity: Float64Array;
  readonly #gradient: Float64Array;

  /** Starts from a draw twice as far out as the approximation's own, inside the bounds. */
  constructor(density: LogDensity, frame: GaussianApproximation, random: Random) {
    const size = frame.start.length;
    this.#density = density;
    this.#frame = frame;
    this.#rotation = new Rotation(frame, density.bounds);
    this.#trajectories = frame.start.some((z) => z !== 0) ? TRAJECTORIES_AT_WALL : 1;
    this.#present = emptyPlace(size, density.parameters);
    this.#proposal = emptyPlace(size, density.parameters);
    this.#velocity = new Float64Array(size);
    this.#gradient = new Float64Array(density.parameters);

    const { z } = this.#present;
    z.set(frame.start);
    for (let c = 0; c < size; c++) this.#velocity[c] = 2 * random.normal();
    const isInside = this.#rotation.turn(z, this.#velocity, 0, 1) && this.#evaluate(this.#present);
    if (isInside) return;
    z.set(frame.start);
    this.#evaluate(this.#present);
  }

  get point(): Float64Array {
    return this.#present.point;
  }

  step(random: Random): StepReport {
    let acceptance = 0;
    let isDivergent = false;
    for (let count = 0; count < this.#trajectories; count++) {
      const report = this.#move(random);
      acceptance += report.acceptance / this.#trajectories;
      isDivergent ||= report.isDivergent;
    }
    return { acceptance, isDivergent };
  }

  adapt({ acceptance }: StepReport): void {
    if (this.#warmupSteps >= 0) this.#warmupAcceptance += acceptance;
    if (++this.#warmupSteps < BLOCK) return;
    const isLow = this.#warmupAcceptance < WANTED_ACCEPTANCE * BLOCK;
    if (isLow && this.#turns < MOST_TURNS) this.#turns *= 2;
    this.#warmupSteps = 0;
    this.#warmupAcceptance = 0;
  }

  #move(random: Random): StepReport {
    const velocity = this.#velocity;
    const present = this.#present;
    const proposal = this.#proposal;
    const angle = (ANGLE * (1 + JITTER * (2 * random.uniform() - 1))) / this.#turns;
    const [cosine, sine] = cosineSine(angle);
    for (let c = 0; c < velocity.length; c++) velocity[c] = random.normal();
    const threshold = random.uniform();

    const before = present.logDensity - halfSquare(velocity);
    proposal.z.set(present.z);
    kick(velocity, present.residual, angle / 2);
    for (let turn = 1; turn <= this.#turns; turn++) {
      if (!this.#rotation.turn(proposal.z, velocity, cosine, sine) || !this.#evaluate(proposal)) {
        return { acceptance: 0, isDivergent: false };
      }
      kick(velocity, proposal.residual, turn < this.#turns ? angle : angle / 2);
    }
    const gain = proposal.logDensity - halfSquare(velocity) - before;
    const acceptance = gain >= 0 ? 1 : gain > -DIVERGENCE ? exp(gain) : 0;
    if (threshold < acceptance) {
      this.#present = proposal;
      this.#proposal = present;
    }
    return { acceptance, isDivergent: !(gain > -DIVERGENCE) };
  }

  /** Fills in what follows from `place.z`; false where rounding has put it outside the bounds. */
  #evaluate(place: Place): boolean {
    const { bounds } = this.#density;
    const { z, point, residual } = place;
    toParameters(this.#frame, z, point);
    for (let k = 0; k < point.length; k++) {
      point[k] += this.#frame.center[k];
      if (!(Math.abs(point[k]) <= bounds[k])) return false;
    }
    this.gradients++;
    place.logDensity = this.#density.evaluate(point, this.#gradient);
    toWhite(this.#frame, this.#gradient, residual);
    for (let c = 0; c < z.length; c++) residual[c] += z[c];
    return true;
  }
}

/** A point of the chain with all that is known of it. */
interface Place {
  /** Whitened coordinates. */
  readonly z: Float64Array;
  /** Parameter vector. */
  readonly point: Float64Array;
  /** ∇ log p + z in whitened coordinates: zero where the posterior is the approximation. */
  readonly residual: Float64Array;
  logDensity: number;
}

function emptyPlace(size: number, parameters: number): Place {
  return {
    z: new Float64Array(size),
    point: new Float64Array(parameters),
    residual: new Float64Array(size),
    logDensity: 0,
  };
}

function kick(velocity: Float64Array, residual: Float64Array, time: number): void {
  for (let c = 0; c < velocity.length; c++) velocity[c] += time * residual[c];
}

function halfSquare(velocity: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < velocity.length; c++) sum += velocity[c] * velocity[c];
  return 0.5 * sum;
}
