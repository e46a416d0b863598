import type { Whitening } from '../approximation/whitening.ts';
import { dot, toParameters } from '../approximation/whitening.ts';

/** A trajectory that bounces more often than this is given up; so would be its reverse. */
const MAX_BOUNCES = 1000;

/**
 * The exact motion of a standard normal position and velocity, z'' = −z, inside the bounds
 * |center + loadings·z| ≤ c: a rotation in every (z, v) plane, reflected at the walls, whose
 * hitting times are closed-form (Pakman & Paninski 2014, J. Comput. Graph. Stat. 23).
 * Reversible, volume-preserving, and keeps |z|² + |v|².
 */
export class Rotation {
  readonly #frame: Whitening;
  readonly #bounds: Float64Array;
  /** Parameters that have a wall. */
  readonly #walled: readonly number[];
  /** loadings·z and loadings·v. */
  readonly #offset: Float64Array;
  readonly #speed: Float64Array;
  /** loadings·loadingsᵀ by rows, filled when a wall is first hit. */
  readonly #covariance = new Map<number, Float64Array>();

  constructor(frame: Whitening, bounds: Float64Array) {
    this.#frame = frame;
    this.#bounds = bounds;
    this.#walled = [...bounds.keys()].filter((k) => bounds[k] < Infinity);
    this.#offset = new Float64Array(bounds.length);
    this.#speed = new Float64Array(bounds.length);
  }

  /**
   * Moves z and v in place by the angle T, 0 < T < π, given as cosine and sine; angles are kept
   * as such, so no inverse function is ever needed. False where the bounces have no end.
   * @param offset loadings·z, if it is known
   */
  turn(
    z: Float64Array,
    v: Float64Array,
    cosine: number,
    sine: number,
    offset?: Float64Array,
  ): boolean {
    if (this.#walled.length === 0) {
      rotate(z, v, cosine, sine);
      return true;
    }
    if (offset === undefined) toParameters(this.#frame, z, this.#offset);
    else this.#offset.set(offset);
    toParameters(this.#frame, v, this.#speed);
    for (let bounces = 0; bounces < MAX_BOUNCES; bounces++) {
      const hit = this.#firstHit(cosine);
      if (hit === null) {
        rotate(z, v, cosine, sine);
        return true;
      }
      rotate(z, v, hit.cosine, hit.sine);
      rotate(this.#offset, this.#speed, hit.cosine, hit.sine);
      this.#reflect(hit.parameter, v);
      const rest = cosine * hit.cosine + sine * hit.sine;
      sine = sine * hit.cosine - cosine * hit.sine;
      cosine = rest;
    }
    return false;
  }

  /**
   * The first wall to be crossed outwards, before the angle with this cosine is reached. On a
   * path m + a·cos t + b·sin t the value c is crossed upwards where
   * cos t = (a·q + b·s)/r², sin t = (b·q − a·s)/r², with q = c − m, r² = a² + b², s = √(r² − q²).
   */
  #firstHit(limit: number): { parameter: number; cosine: number; sine: number } | null {
    const { center } = this.#frame;
    const [bounds, offset, speed] = [this.#bounds, this.#offset, this.#speed];
    let parameter = -1;
    let cosine = limit;
    let sine = 0;
    for (const k of this.#walled) {
      const radius2 = offset[k] * offset[k] + speed[k] * speed[k];
      for (let side = 1; side >= -1; side -= 2) {
        const q = bounds[k] - side * center[k];
        const under = radius2 - q * q;
        if (!(under > 0)) continue;
        const s = Math.sqrt(under);
        const a = side * offset[k];
        const b = side * speed[k];
        const sin = (b * q - a * s) / radius2;
        const cos = (a * q + b * s) / radius2;
        // Between 0 and π a larger cosine comes earlier.
        if (sin > 0 && cos > cosine) {
          parameter = k;
          cosine = cos;
          sine = sin;
        }
      }
    }
    return parameter < 0 ? null : { parameter, cosine, sine };
  }

  /** Mirrors the velocity in the wall of parameter k, whose normal in z is a row of loadings. */
  #reflect(k: number, v: Float64Array): void {
    const { loadings } = this.#frame;
    let row = this.#covariance.get(k);
    if (row === undefined) {
      row = new Float64Array(this.#bounds.length);
      toParameters(this.#frame, loadings.subarray(k * v.length, (k + 1) * v.length), row);
      this.#covariance.set(k, row);
    }
    const push = (-2 * dot(loadings, k * v.length, v)) / row[k];
    for (let c = 0; c < v.length; c++) v[c] += push * loadings[k * v.length + c];
    for (let i = 0; i < row.length; i++) this.#speed[i] += push * row[i];
  }
}

/** The exact motion without walls, by an angle, in place. */
export function rotate(z: Float64Array, v: Float64Array, cosine: number, sine: number): void {
  for (let c = 0; c < z.length; c++) {
    const position = z[c];
    z[c] = cosine * position + sine * v[c];
    v[c] = cosine * v[c] - sine * position;
  }
}
