import { cosineSine, exp } from '../../numerics/elementary.ts';
import type { LogDensity } from '../../model/density.ts';
import type { Random } from '../../numerics/random.ts';
import type { GaussianApproximation } from '../approximation/laplace.ts';
import type { KickTimes } from './kick-times.ts';
import { evenKicks, lobattoKicks } from './kick-times.ts';
import { rotate, Rotation } from './rotation.ts';
import type { MovableTransition, StepReport } from './transition.ts';
import { QuickFrame } from '../approximation/quick-frame.ts';
import { whiten } from '../approximation/whitening.ts';

/** Angle of a trajectory in radians and its relative jitter, which breaks periodic orbits. */
const ANGLE = 1.57;
const JITTER = 0.1;
/**
 * Trajectories per draw where a wall holds the posterior back: how far a parameter keeps from
 * its wall hangs on the energy of its bouncing, of which a fresh velocity renews about a third.
 */
const TRAJECTORIES_AT_WALL = 4;
/** An energy error above this counts as divergent, as in Stan. */
const DIVERGENCE = 1000;

/**
 * Where a posterior is not quite its approximation, its tails are longer, and a frame a little
 * wider, 1 + WIDER / (dimension + OFFSET) times, reaches them for little acceptance. Measured on
 * counts of 3 to 130 models it takes a fifth to a third off the gradients per effective draw of
 * the tails where models are few, and costs nothing where they are many.
 */
const WIDER = 0.6;
const OFFSET = 3;
const QUITE_NORMAL = 0.97;

/**
 * Warm-up halves the angle between kicks where acceptance is low: at once where a block of steps
 * is clearly stuck, else when so many blocks say so together, as twice the gradients for a draw
 * must pay. In the first block, on the way in from a far start, every refusal does so, and every
 * move takes it back.
 */
const BLOCK = 20;
const BLOCKS = 3;
const CLEARLY_LOW = 0.5;
const LOW = 0.8;
/** With much that moves beside the parameters a kick more costs more than it brings. */
const LOW_MOVING = 0.7;
const MAX_TURNS = 64;

/**
 * Split Hamiltonian Monte Carlo (Shahbaba, Lan, Johnson & Neal 2014): the Gaussian approximation
 * moves exactly, by rotation, and only what the posterior differs from it kicks the velocity.
 * Where the approximation fits, half a kick, one rotation and half a kick make a draw of one
 * gradient; where it does not, warm-up cuts the rotation into more turns with kicks between. What
 * moves beside the parameters is one more standard normal vector, rotated and kicked along.
 */
export class SplitHmc implements MovableTransition {
  gradients = 0;
  readonly #density: LogDensity;
  #frame: GaussianApproximation;
  #products: QuickFrame;
  #rotation: Rotation;
  #isWide = false;
  readonly #trajectories: number;
  #turns = 1;
  #kickTimes: KickTimes = evenKicks(1);
  #warmupSteps = -BLOCK;
  #blockAcceptance = 0;
  #lookAcceptance = 0;
  #present: Place;
  #proposal: Place;
  readonly #velocity: Float64Array;
  readonly #noiseVelocity: Float64Array;
  readonly #gradient: Float64Array;

  /** Starts from a draw twice as far out as the approximation's own, inside the bounds. */
  constructor(density: LogDensity, frame: GaussianApproximation, random: Random) {
    const size = frame.start.length;
    this.#density = density;
    this.#frame = frame;
    this.#products = new QuickFrame(frame);
    this.#rotation = new Rotation(frame, density.bounds);
    this.#trajectories = frame.start.some((z) => z !== 0) ? TRAJECTORIES_AT_WALL : 1;
    const noise = density.moving?.noise.length ?? 0;
    this.#present = emptyPlace(size, density.parameters, noise);
    this.#proposal = emptyPlace(size, density.parameters, noise);
    this.#velocity = new Float64Array(size);
    this.#noiseVelocity = new Float64Array(noise);
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
    let energy = 0;
    for (let count = 0; count < this.#trajectories; count++) {
      const report = this.#move(random);
      acceptance += report.acceptance / this.#trajectories;
      isDivergent ||= report.isDivergent;
      energy = report.energy;
    }
    return { acceptance, isDivergent, energy };
  }

  adapt({ acceptance }: StepReport): void {
    const steps = ++this.#warmupSteps;
    if (steps <= 0) {
      const isRefused = acceptance < CLEARLY_LOW;
      this.#cut(steps === 0 ? 1 : isRefused ? 2 * this.#turns : Math.ceil(this.#turns / 2));
      return;
    }
    this.#blockAcceptance += acceptance / BLOCK;
    if (steps % BLOCK > 0) return;
    const block = this.#blockAcceptance;
    this.#lookAcceptance += block / BLOCKS;
    this.#blockAcceptance = 0;
    if (block >= CLEARLY_LOW && steps < BLOCK * BLOCKS) return;
    const { moving } = this.#density;
    if (block < CLEARLY_LOW || this.#lookAcceptance < (moving ? LOW_MOVING : LOW)) {
      this.#cut(moving ? this.#turns + 1 : 2 * this.#turns);
    } else if (this.#lookAcceptance < QUITE_NORMAL && !this.#isWide) {
      this.#widen();
    }
    this.#warmupSteps = 0;
    this.#lookAcceptance = 0;
  }

  moveTo(point: Float64Array): void {
    whiten(this.#density, this.#frame, point, this.#present.z);
    this.#evaluate(this.#present);
  }

  #cut(turns: number): void {
    this.#turns = Math.min(MAX_TURNS, turns);
    this.#kickTimes = (this.#density.moving ? lobattoKicks : evenKicks)(this.#turns);
  }

  #widen(): void {
    const { z } = this.#present;
    const by = 1 + WIDER / (z.length + OFFSET);
    this.#frame = { ...this.#frame, loadings: this.#frame.loadings.map((x) => by * x) };
    this.#products = new QuickFrame(this.#frame);
    this.#rotation = new Rotation(this.#frame, this.#density.bounds);
    this.#isWide = true;
    for (let c = 0; c < z.length; c++) z[c] /= by;
    this.#evaluate(this.#present);
  }

  #move(random: Random): StepReport & { readonly energy: number } {
    const velocity = this.#velocity;
    const present = this.#present;
    const proposal = this.#proposal;
    const noiseVelocity = this.#noiseVelocity;
    const { turns, kicks } = this.#kickTimes;
    const angle = ANGLE * (1 + JITTER * (2 * random.uniform() - 1));
    random.normals(velocity);
    random.normals(noiseVelocity);
    const threshold = random.uniform();

    const energyAt = (place: Place): number =>
      halfSquare(velocity) + halfSquare(noiseVelocity) + halfSquare(place.noise) - place.logDensity;
    const kick = (place: Place, share: number): void => {
      addTo(velocity, place.residual, angle * share);
      addTo(noiseVelocity, place.push, angle * share);
    };
    const before = energyAt(present);
    proposal.z.set(present.z);
    proposal.offset.set(present.offset);
    proposal.noise.set(present.noise);
    kick(present, kicks[0]);
    for (let turn = 0; turn < turns.length; turn++) {
      const [cosine, sine] = cosineSine(angle * turns[turn]);
      rotate(proposal.noise, noiseVelocity, cosine, sine);
      if (
        !this.#rotation.turn(proposal.z, velocity, cosine, sine, proposal.offset) ||
        !this.#evaluate(proposal)
      ) {
        return { acceptance: 0, isDivergent: false, energy: before };
      }
      kick(proposal, kicks[turn + 1]);
    }
    const gain = before - energyAt(proposal);
    const acceptance = gain >= 0 ? 1 : gain > -DIVERGENCE ? exp(gain) : 0;
    const isTaken = threshold < acceptance;
    if (isTaken) {
      this.#present = proposal;
      this.#proposal = present;
      this.#density.moving?.noise.set(proposal.noise);
    }
    const isDivergent = !(gain > -DIVERGENCE);
    return { acceptance, isDivergent, energy: isTaken ? before - gain : before };
  }

  /** Fills in what follows from `place.z`; false where rounding has put it outside the bounds. */
  #evaluate(place: Place): boolean {
    const { bounds } = this.#density;
    const { z, point, offset, residual } = place;
    this.#products.toParameters(z, offset);
    if (!putInside(offset, this.#frame.center, bounds, point)) return false;
    this.gradients++;
    const { moving } = this.#density;
    place.logDensity = moving
      ? moving.evaluateAt(point, place.noise, this.#gradient, place.push)
      : this.#density.evaluate(point, this.#gradient);
    this.#products.toWhite(this.#gradient, residual);
    addTo(residual, z, 1);
    return true;
  }
}

/** A point of the chain with all that is known of it. */
interface Place {
  /** Whitened coordinates. */
  readonly z: Float64Array;
  /** loadings·z, and with the center the parameter vector. */
  readonly offset: Float64Array;
  readonly point: Float64Array;
  /** ∇ log p + z in whitened coordinates: zero where the posterior is the approximation. */
  readonly residual: Float64Array;
  /** What moves beside the parameters, and the same for it. */
  readonly noise: Float64Array;
  readonly push: Float64Array;
  /** With |noise|²/2 added. */
  logDensity: number;
}

function emptyPlace(size: number, parameters: number, noise: number): Place {
  return {
    z: new Float64Array(size),
    offset: new Float64Array(parameters),
    point: new Float64Array(parameters),
    residual: new Float64Array(size),
    noise: new Float64Array(noise),
    push: new Float64Array(noise),
    logDensity: 0,
  };
}

/** point = offset + center; false where that is outside the bounds. */
function putInside(
  offset: Float64Array,
  center: Float64Array,
  bounds: Float64Array,
  point: Float64Array,
): boolean {
  for (let k = 0; k < point.length; k++) {
    point[k] = offset[k] + center[k];
    if (!(Math.abs(point[k]) <= bounds[k])) return false;
  }
  return true;
}

function addTo(velocity: Float64Array, push: Float64Array, time: number): void {
  for (let c = 0; c < velocity.length; c++) velocity[c] += time * push[c];
}

function halfSquare(velocity: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < velocity.length; c++) sum += velocity[c] * velocity[c];
  return 0.5 * sum;
}
