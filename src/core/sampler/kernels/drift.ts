import { QuickFrame } from '../approximation/quick-frame.ts';
import type { Whitening } from '../approximation/whitening.ts';
import { dot } from '../approximation/whitening.ts';

/** A path that bounces more often than this is given up; so would be its reverse. */
const MAX_BOUNCES = 1000;

/**
 * Straight motion inside the bounds |center + loadings·z| ≤ c, mirrored at the walls. A flat
 * wall keeps volume, speed and reversibility (Afshar & Domke 2015, NeurIPS 28), so that a
 * leapfrog whose drift is mirrored leaves the cut-off density invariant, exactly and without a
 * change of variables.
 */
export class Drift {
  readonly #frame: Whitening;
  readonly #products: QuickFrame;
  readonly #bounds: Float64Array;
  /** Parameters that have a wall. */
  readonly #walled: readonly number[];
  readonly #from: Float64Array;
  readonly #place: Float64Array;
  readonly #speed: Float64Array;
  readonly #row: Float64Array;

  /** @param products of the same frame */
  constructor(frame: Whitening, bounds: Float64Array, products = new QuickFrame(frame)) {
    const parameters = bounds.length;
    this.#frame = frame;
    this.#products = products;
    this.#bounds = bounds;
    this.#walled = [...bounds.keys()].filter((k) => bounds[k] < Infinity);
    this.#from = new Float64Array(frame.loadings.length / parameters);
    this.#place = new Float64Array(parameters);
    this.#speed = new Float64Array(parameters);
    this.#row = new Float64Array(parameters);
  }

  /**
   * Moves z by time·v in place, turning v where it meets a wall; `point`, the parameters at z,
   * follows. False where the density is zero: the bounces have no end, or rounding ends outside.
   */
  move(z: Float64Array, v: Float64Array, time: number, point: Float64Array): boolean {
    this.#from.set(z);
    this.#place.set(point);
    for (let c = 0; c < z.length; c++) z[c] += time * v[c];
    this.locate(z, point);
    // The box is convex: what ends inside has met no wall.
    if (this.isInside(point)) return true;
    z.set(this.#from);
    if (!this.#bounce(z, v, time)) return false;
    this.locate(z, point);
    return this.isInside(point);
  }

  /** point = center + loadings·z */
  locate(z: Float64Array, point: Float64Array): void {
    this.#products.toParameters(z, point);
    for (let k = 0; k < point.length; k++) point[k] += this.#frame.center[k];
  }

  isInside(point: Float64Array): boolean {
    for (const k of this.#walled) if (!(Math.abs(point[k]) <= this.#bounds[k])) return false;
    return true;
  }

  #bounce(z: Float64Array, v: Float64Array, time: number): boolean {
    const place = this.#place;
    const speed = this.#speed;
    this.#products.toParameters(v, speed);
    let rest = time;
    for (let bounces = 0; bounces < MAX_BOUNCES; bounces++) {
      let wall = -1;
      let until = rest;
      for (const k of this.#walled) {
        const isUp = speed[k] * rest > 0;
        const hit = ((isUp ? this.#bounds[k] : -this.#bounds[k]) - place[k]) / speed[k];
        // Rounding may have carried a place a last bit beyond its wall.
        const at = hit * rest > 0 ? hit : 0;
        if (Math.abs(at) < Math.abs(until)) {
          wall = k;
          until = at;
        }
      }
      for (let c = 0; c < z.length; c++) z[c] += until * v[c];
      if (wall < 0) return true;
      for (const k of this.#walled) place[k] += until * speed[k];
      rest -= until;
      this.#reflect(wall, v);
    }
    return false;
  }

  /** Mirrors v in the wall of parameter k, whose normal in z is a row of loadings. */
  #reflect(k: number, v: Float64Array): void {
    const { loadings } = this.#frame;
    const width = v.length;
    const normal = loadings.subarray(k * width, (k + 1) * width);
    this.#products.toParameters(normal, this.#row);
    const push = (-2 * dot(loadings, k * width, v)) / this.#row[k];
    for (let c = 0; c < width; c++) v[c] += push * normal[c];
    for (let i = 0; i < this.#row.length; i++) this.#speed[i] += push * this.#row[i];
  }
}
