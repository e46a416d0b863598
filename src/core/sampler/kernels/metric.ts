import { factorise, solveLower } from '../../numerics/matrices/cholesky.ts';
import type { Whitening } from '../approximation/whitening.ts';

/** Stan's windows: a first and a last stretch for the step size alone, between them doubling ones. */
const FIRST = 75;
const LAST = 50;
const WINDOW = 25;

/**
 * The warm-up steps after which the metric is learnt afresh, each from the draws since the one
 * before; the first number is where the first window begins. As in Stan, whose shares of 15%
 * and 10% a short warm-up gets.
 */
export function metricWindows(warmup: number): number[] {
  const isShort = warmup < FIRST + WINDOW + LAST;
  const first = isShort ? Math.floor(0.15 * warmup) : FIRST;
  const last = warmup - (isShort ? Math.floor(0.1 * warmup) : LAST);
  const ends = [first];
  let length = isShort ? last - first : WINDOW;
  for (let end = first + length; length > 0 && end <= last; end += length) {
    length *= 2;
    // A next window that did not fit whole is joined to this one.
    if (end + length > last) end = last;
    ends.push(end);
  }
  return ends;
}

/** The second moments of draws in whitened coordinates, about their mean. */
export class Scatter {
  #count = 0;
  readonly #mean: Float64Array;
  readonly #gap: Float64Array;
  readonly #products: Float64Array;

  constructor(size: number) {
    this.#mean = new Float64Array(size);
    this.#gap = new Float64Array(size);
    this.#products = new Float64Array(size * size);
  }

  /** Takes in one draw (Welford 1962). */
  add(z: Float64Array): void {
    const size = z.length;
    this.#count++;
    for (let i = 0; i < size; i++) this.#gap[i] = z[i] - this.#mean[i];
    for (let i = 0; i < size; i++) this.#mean[i] += this.#gap[i] / this.#count;
    for (let i = 0; i < size; i++) {
      const rest = z[i] - this.#mean[i];
      for (let j = 0; j <= i; j++) this.#products[i * size + j] += rest * this.#gap[j];
    }
  }

  /**
   * The lower Cholesky factor of the covariance, drawn towards the identity, which is what the
   * whitening already promises, as if so many draws more had said so; then forgets all draws.
   * Null where there is none.
   */
  takeFactor(trust: number): Float64Array | null {
    const size = this.#mean.length;
    const factor = this.#products.slice();
    const total = this.#count - 1 + trust;
    for (let k = 0; k < factor.length; k++) factor[k] /= total;
    for (let i = 0; i < size; i++) factor[i * (size + 1)] += trust / total;
    this.#count = 0;
    this.#mean.fill(0);
    this.#products.fill(0);
    return factorise(factor, size) ? factor : null;
  }
}

/** Coordinates y with z = factor·y, in place of z; moves `z` along. */
export function rewhiten(frame: Whitening, factor: Float64Array, z: Float64Array): Whitening {
  const size = z.length;
  const loadings = new Float64Array(frame.loadings.length);
  for (let row = 0; row < loadings.length; row += size) {
    for (let i = 0; i < size; i++) {
      const loading = frame.loadings[row + i];
      for (let j = 0; j <= i; j++) loadings[row + j] += loading * factor[i * size + j];
    }
  }
  solveLower(factor, size, z);
  return { center: frame.center, loadings };
}
