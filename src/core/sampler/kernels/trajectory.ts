import { exp, softplus } from '../../numerics/elementary.ts';
import type { LogDensity } from '../../model/density.ts';
import type { Random } from '../../numerics/random.ts';
import { Drift } from './drift.ts';
import { QuickFrame } from '../approximation/quick-frame.ts';
import type { Whitening } from '../approximation/whitening.ts';

/** A tree has at most 2^10 − 1 leapfrog steps. */
export const MAX_DEPTH = 10;
/** An energy error above this counts as divergent, as in Stan. */
const DIVERGENCE = 1000;

/** A point of the chain with all that is known of it. */
export interface Place {
  /** Whitened coordinates, in which the mass matrix is the identity. */
  readonly z: Float64Array;
  /** Parameter vector. */
  readonly point: Float64Array;
  /** ∇ log p in whitened coordinates. */
  readonly slope: Float64Array;
  logDensity: number;
  /** The Hamiltonian here, with the velocity the place was reached with. */
  energy: number;
}

/** What a transition's trajectory came to. */
export interface TreeReport {
  /** Acceptance probability, averaged over all states of the trajectory, 0 … 1. */
  readonly acceptance: number;
  readonly depth: number;
  readonly isDivergent: boolean;
}

/** A stretch of trajectory: its ends' velocities, the sum of all, and one state drawn from it. */
interface Span {
  sample: Place;
  first: Float64Array;
  last: Float64Array;
  readonly sum: Float64Array;
  /** log Σ exp(H₀ − H) over its states. */
  logWeight: number;
}

/** One end of the trajectory, where it grows. */
interface End {
  place: Place;
  velocity: Float64Array;
}

export function emptyPlace(size: number, parameters: number): Place {
  return {
    z: new Float64Array(size),
    point: new Float64Array(parameters),
    slope: new Float64Array(size),
    logDensity: 0,
    energy: 0,
  };
}

/**
 * The no-U-turn trajectory (Hoffman & Gelman 2014) with multinomial sampling of its states and
 * the generalised criterion of Betancourt 2017 (arXiv:1701.02434, appendix A), checked across
 * the two halves of every tree as well as over the whole, as Stan does from 2.21 on.
 */
export class Trajectory {
  gradients = 0;
  readonly #density: LogDensity;
  readonly #products: QuickFrame;
  readonly #drift: Drift;
  readonly #gradient: Float64Array;
  readonly #whole: Span;
  readonly #grown: Span[];
  #ahead: End;
  #behind: End;
  #start = 0;
  #steps = 0;
  #acceptance = 0;
  #isDivergent = false;

  constructor(density: LogDensity, frame: Whitening) {
    const { parameters } = density;
    const size = frame.loadings.length / parameters;
    const vector = (): Float64Array => new Float64Array(size);
    const span = (): Span => ({
      sample: emptyPlace(size, parameters),
      first: vector(),
      last: vector(),
      sum: vector(),
      logWeight: 0,
    });
    const end = (): End => ({ place: emptyPlace(size, parameters), velocity: vector() });
    this.#density = density;
    this.#products = new QuickFrame(frame);
    this.#drift = new Drift(frame, density.bounds, this.#products);
    this.#gradient = new Float64Array(parameters);
    this.#whole = span();
    this.#grown = Array.from({ length: MAX_DEPTH + 1 }, span);
    this.#ahead = end();
    this.#behind = end();
  }

  /** Fills in what follows from `place.z`; false where the density is zero. */
  locate(place: Place): boolean {
    this.#drift.locate(place.z, place.point);
    if (!this.#drift.isInside(place.point)) return false;
    this.#evaluate(place);
    return true;
  }

  /** One leapfrog step in place; false where it ends at a density of zero. */
  leap(place: Place, velocity: Float64Array, time: number): boolean {
    kick(velocity, place.slope, time / 2);
    if (!this.#drift.move(place.z, velocity, time, place.point)) return false;
    this.#evaluate(place);
    kick(velocity, place.slope, time / 2);
    place.energy = halfSquare(velocity) - place.logDensity;
    return true;
  }

  /** Log of the acceptance probability of a single leapfrog step, up to 0. */
  gainOf(place: Place, step: number, random: Random): number {
    const { place: to, velocity } = this.#ahead;
    copyPlace(place, to);
    random.normals(velocity);
    const before = halfSquare(velocity) - place.logDensity;
    return this.leap(to, velocity, step) ? Math.min(0, before - to.energy) : -Infinity;
  }

  /** From a place, with a fresh velocity, to another that is put in its stead. */
  run(place: Place, step: number, random: Random): TreeReport {
    const whole = this.#whole;
    random.normals(whole.first);
    this.#start = place.energy = halfSquare(whole.first) - place.logDensity;
    this.#steps = 0;
    this.#acceptance = 0;
    this.#isDivergent = false;
    whole.last.set(whole.first);
    whole.sum.set(whole.first);
    whole.logWeight = 0;
    copyPlace(place, whole.sample);
    for (const end of [this.#ahead, this.#behind]) {
      copyPlace(place, end.place);
      end.velocity.set(whole.first);
    }

    let depth = 0;
    let time = step;
    let isGoing = true;
    while (isGoing && depth < MAX_DEPTH) {
      if (random.uniform() < 0.5) {
        time = -time;
        [this.#ahead, this.#behind] = [this.#behind, this.#ahead];
        [whole.first, whole.last] = [whole.last, whole.first];
      }
      const grown = this.#grown[depth];
      if (!this.#grow(depth, grown, time, random)) break;
      depth++;
      isGoing = goesOn(whole, grown);
      // Biased towards the new half, which leaves the start sooner.
      join(whole, grown, random.uniform() < exp(Math.min(0, grown.logWeight - whole.logWeight)));
    }
    copyPlace(whole.sample, place);
    return {
      acceptance: this.#acceptance / this.#steps,
      depth,
      isDivergent: this.#isDivergent,
    };
  }

  /** Takes 2^depth steps on at the end ahead; false where that diverges or turns back. */
  #grow(depth: number, span: Span, time: number, random: Random): boolean {
    if (depth === 0) return this.#leaf(span, time);
    if (!this.#grow(depth - 1, span, time, random)) return false;
    const other = this.#grown[depth - 1];
    if (!this.#grow(depth - 1, other, time, random)) return false;
    const isGoing = goesOn(span, other);
    const share = exp(-softplus(span.logWeight - other.logWeight));
    join(span, other, random.uniform() < share);
    return isGoing;
  }

  #leaf(span: Span, time: number): boolean {
    const { place, velocity } = this.#ahead;
    this.#steps++;
    if (!this.leap(place, velocity, time)) return false;
    const gain = this.#start - place.energy;
    if (!(gain > -DIVERGENCE)) {
      this.#isDivergent = true;
      return false;
    }
    this.#acceptance += gain < 0 ? exp(gain) : 1;
    span.logWeight = gain;
    copyPlace(place, span.sample);
    span.first.set(velocity);
    span.last.set(velocity);
    span.sum.set(velocity);
    return true;
  }

  #evaluate(place: Place): void {
    this.gradients++;
    place.logDensity = this.#density.evaluate(place.point, this.#gradient);
    this.#products.toWhite(this.#gradient, place.slope);
  }
}

/** Whether two stretches, the second after the first, together still move apart. */
function goesOn(a: Span, b: Span): boolean {
  let whole1 = 0;
  let whole2 = 0;
  let left1 = 0;
  let left2 = 0;
  let right1 = 0;
  let right2 = 0;
  for (let c = 0; c < a.sum.length; c++) {
    const all = a.sum[c] + b.sum[c];
    whole1 += a.first[c] * all;
    whole2 += b.last[c] * all;
    const toSecond = a.sum[c] + b.first[c];
    left1 += a.first[c] * toSecond;
    left2 += b.first[c] * toSecond;
    const fromFirst = a.last[c] + b.sum[c];
    right1 += a.last[c] * fromFirst;
    right2 += b.last[c] * fromFirst;
  }
  return whole1 > 0 && whole2 > 0 && left1 > 0 && left2 > 0 && right1 > 0 && right2 > 0;
}

/** Adds b to a's end; what is left in b is waste. */
function join(a: Span, b: Span, takesSample: boolean): void {
  if (takesSample) [a.sample, b.sample] = [b.sample, a.sample];
  [a.last, b.last] = [b.last, a.last];
  for (let c = 0; c < a.sum.length; c++) a.sum[c] += b.sum[c];
  a.logWeight += softplus(b.logWeight - a.logWeight);
}

function copyPlace(from: Place, to: Place): void {
  to.z.set(from.z);
  to.point.set(from.point);
  to.slope.set(from.slope);
  to.logDensity = from.logDensity;
  to.energy = from.energy;
}

function kick(velocity: Float64Array, slope: Float64Array, time: number): void {
  for (let c = 0; c < velocity.length; c++) velocity[c] += time * slope[c];
}

function halfSquare(velocity: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < velocity.length; c++) sum += velocity[c] * velocity[c];
  return 0.5 * sum;
}
