import { weightedLogSum } from '../elementary.ts';
import { moveIn, roomFor } from './kernel.ts';
import type { Room } from './kernel.ts';
import type { TermLayout } from './term-layout.ts';

/**
 * The sums over pairs that likelihoods are made of, Σ n·log(x + y), with what they change by as log x
 * or log y does: one division a pair and one logarithm a term (term-layout.ts). In the kernel where
 * there is one, else in TypeScript, to the same bits.
 */
export class PairTerms {
  /** x and y of all pairs by cell: what they are is said here before a pass. */
  readonly values: Float64Array<ArrayBuffer>;
  /**
   * By cell and of the last pass, minus the derivative by log x, n·x/(x + y) of all pairs, and for y
   * the same with a plus: less than that by log y by n.
   */
  readonly slopes: Float64Array<ArrayBuffer>;
  readonly #layout: TermLayout;
  readonly #room: Room | null;
  /** Addresses in the kernel’s memory; where weights end, the terms’ products begin. */
  #at = { steps: 0, ends: 0, weights: 0, weightsEnd: 0 };
  /** There: every cell's number and slope. */
  #cells = new Float64Array(0);
  /** By term, where there is no kernel. */
  #products = new Float64Array(0);

  constructor(layout: TermLayout) {
    const { cells } = layout;
    this.values = new Float64Array(cells + 2);
    this.values[cells + 1] = 1;
    this.slopes = new Float64Array(cells + 2);
    this.#layout = layout;
    this.#room = roomFor('pairs');
  }

  /** Σ n·log(x + y). */
  odds(): number {
    const room = this.#enter();
    if (room === null) {
      passOdds(this.#layout, this.values, this.#clear(), this.#products);
      return this.#logs();
    }
    const { steps, ends, weights, weightsEnd } = this.#at;
    room.kernel.oddsTerms(steps, ends, weights, weightsEnd, weightsEnd);
    return this.#leave(room);
  }

  /**
   * The same of Σ n·log(x² + y² + ν·x·y), whose middle term is half of x's and half of y's.
   * @returns `middles`: Σ n·ν·x·y/(x² + y² + ν·x·y)
   */
  roots(nu: number): { logs: number; middles: number } {
    const room = this.#enter();
    if (room === null) {
      const middles = passRoots(this.#layout, nu, this.values, this.#clear(), this.#products);
      return { logs: this.#logs(), middles };
    }
    const { steps, ends, weights, weightsEnd } = this.#at;
    const middles = room.kernel.rootTerms(steps, ends, weights, weightsEnd, weightsEnd, nu);
    return { logs: this.#leave(room), middles };
  }

  #clear(): Float64Array {
    if (this.#products.length === 0) this.#products = new Float64Array(this.#layout.weights.length);
    return this.slopes.fill(0);
  }

  #logs(): number {
    const products = this.#products;
    return weightedLogSum(products, new Uint32Array(products.buffer), this.#layout.weights);
  }

  /** The kernel with the numbers in it; null where it can't be had. */
  #enter(): Room | null {
    const room = this.#room;
    if (room === null || this.#layout.ends.length === 0) return null;
    const known = room.guests.get(this);
    const at = known ?? this.#moveIn(room);
    if (at === null) return null;
    const { buffer } = room.kernel.memory;
    const { values } = this;
    if (known === undefined || this.#cells.buffer !== buffer)
      this.#cells = new Float64Array(buffer, at, 2 * values.length);
    const cells = this.#cells;
    for (let c = 0; c < values.length; c++) {
      cells[2 * c] = values[c];
      cells[2 * c + 1] = 0;
    }
    return room;
  }

  #leave({ kernel }: Room): number {
    const { slopes } = this;
    const cells = this.#cells;
    for (let c = 0; c < slopes.length; c++) slopes[c] = cells[2 * c + 1];
    const { weights, weightsEnd } = this.#at;
    return kernel.weightedLogSum(weightsEnd, weights, weightsEnd);
  }

  /** Cells, weights, room for as many products, steps and ends, one after another. */
  #moveIn(room: Room): number | null {
    const { steps, ends, weights } = this.#layout;
    const ofCells = CELL * this.values.length;
    const size = ofCells + 2 * weights.byteLength + steps.byteLength + ends.byteLength;
    const at = moveIn(room, this, size);
    if (at === null) return null;
    const weightsAt = at + ofCells;
    const weightsEnd = weightsAt + weights.byteLength;
    const stepsAt = weightsEnd + weights.byteLength;
    const endsAt = stepsAt + steps.byteLength;
    this.#at = { weights: weightsAt, weightsEnd, steps: stepsAt, ends: endsAt };
    const { buffer } = room.kernel.memory;
    new Float64Array(buffer, weightsAt, weights.length).set(weights);
    const cellsOf = new Uint32Array(buffer, stepsAt, steps.length);
    for (let i = 0; i < steps.length; i++) cellsOf[i] = at + CELL * steps[i];
    const endsOf = new Uint32Array(buffer, endsAt, ends.length);
    for (let u = 0; u < ends.length; u++) endsOf[u] = stepsAt + STEP * ends[u];
    return at;
  }
}

/** Bytes of a number and its slope, and of a step. */
const CELL = 16;
const STEP = 16;

/** Fills in the products of all terms, and adds to the slopes. */
function passOdds(
  { steps, ends, weights }: TermLayout,
  values: Float64Array,
  slopes: Float64Array,
  products: Float64Array,
): void {
  for (let u = 0, s = 0; u < ends.length; u++) {
    const end = 4 * ends[u];
    const weight = weights[2 * u];
    const otherWeight = weights[2 * u + 1];
    let product = 1;
    let otherProduct = 1;
    for (; s < end; s += 4) {
      const x = steps[s];
      const y = steps[s + 1];
      const otherX = steps[s + 2];
      const otherY = steps[s + 3];
      const sum = values[x] + values[y];
      const otherSum = values[otherX] + values[otherY];
      product *= sum;
      otherProduct *= otherSum;
      const share = (weight * values[x]) / sum;
      const otherShare = (otherWeight * values[otherX]) / otherSum;
      slopes[x] -= share;
      slopes[y] += share;
      slopes[otherX] -= otherShare;
      slopes[otherY] += otherShare;
    }
    products[2 * u] = product;
    products[2 * u + 1] = otherProduct;
  }
}

/** The same of x² + y² + ν·x·y. @returns as `roots` says */
function passRoots(
  { steps, ends, weights }: TermLayout,
  nu: number,
  values: Float64Array,
  slopes: Float64Array,
  products: Float64Array,
): number {
  let middles = 0;
  let otherMiddles = 0;
  for (let u = 0, s = 0; u < ends.length; u++) {
    const end = 4 * ends[u];
    const weight = weights[2 * u];
    const otherWeight = weights[2 * u + 1];
    let product = 1;
    let otherProduct = 1;
    for (; s < end; s += 4) {
      const x = steps[s];
      const y = steps[s + 1];
      const otherX = steps[s + 2];
      const otherY = steps[s + 3];
      const middle = nu * values[x] * values[y];
      const otherMiddle = nu * values[otherX] * values[otherY];
      const own = values[x] * values[x];
      const otherOwn = values[otherX] * values[otherX];
      const sum = own + values[y] * values[y] + middle;
      const otherSum = otherOwn + values[otherY] * values[otherY] + otherMiddle;
      product *= sum;
      otherProduct *= otherSum;
      const rate = weight / sum;
      const otherRate = otherWeight / otherSum;
      const share = rate * (own + 0.5 * middle);
      const otherShare = otherRate * (otherOwn + 0.5 * otherMiddle);
      middles += rate * middle;
      otherMiddles += otherRate * otherMiddle;
      slopes[x] -= share;
      slopes[y] += share;
      slopes[otherX] -= otherShare;
      slopes[otherY] += otherShare;
    }
    products[2 * u] = product;
    products[2 * u + 1] = otherProduct;
  }
  return middles + otherMiddles;
}
