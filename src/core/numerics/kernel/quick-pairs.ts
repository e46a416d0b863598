import { GUEST, moveIn, roomFor } from './kernel.ts';
import type { Kernel, Room } from './kernel.ts';

/** Pairs grouped by their left one: those of m are `start[m]` … `start[m + 1]` − 1. */
interface PairRows {
  readonly models: number;
  readonly start: Uint32Array;
  readonly opponent: Uint32Array;
}

/** Sums that a loop over pairs leaves behind the gradient by strength. */
const SUMS = 2;

/** What a pass over pairs comes to, beside the gradient by strength. */
export interface PairSums {
  /** Expected wins of the first position. */
  first: number;
  /** The loop's second sum, where it has one. */
  second: number;
  /** By weight Σ weight·log(sum). */
  readonly logs: Float64Array;
}

export function noSums(weights: number): PairSums {
  return { first: 0, second: 0, logs: new Float64Array(weights) };
}

/** Addresses of everything, and the numbers that go in and come out. */
export interface PairMemory {
  /** 8 × models. */
  readonly rows: number;
  /** Per model the address behind its last pair in `weights[0]`. */
  readonly end: number;
  /** 8 × the other model, by pair. */
  readonly opponent: number;
  readonly weights: readonly number[];
  /** By pair, as many as weights. */
  readonly sums: readonly number[];
  readonly odds: number;
  readonly gradient: number;
  /** Bytes of one weight of all pairs. */
  readonly size: number;
}

/** One of the kernel's loops over pairs. */
export type Run = (kernel: Kernel, at: PairMemory) => void;

/**
 * Pairs laid out for kernel.wat: every model's are made even in number by one that weighs nothing,
 * against a model that is not there, which leaves every sum as it is, to the bit.
 */
export class QuickPairs {
  readonly #room: Room;
  readonly #contests: PairRows;
  readonly #weights: readonly Float64Array[];
  readonly #at: PairMemory;
  readonly #size: number;
  #odds = new Float64Array(0);
  #gradient = new Float64Array(0);

  private constructor(room: Room, contests: PairRows, weights: readonly Float64Array[]) {
    const { models, start } = contests;
    let pairs = 0;
    for (let m = 0; m < models; m++) pairs += even(start[m + 1] - start[m]);
    let to = GUEST;
    const place = (bytes: number): number => (to += bytes) - bytes;
    this.#room = room;
    this.#contests = contests;
    this.#weights = weights;
    this.#at = {
      rows: 8 * models,
      size: 8 * pairs,
      weights: weights.map(() => place(8 * pairs)),
      sums: weights.map(() => place(8 * pairs)),
      odds: place(8 * even(models + 1)),
      gradient: place(8 * (models + 1 + SUMS)),
      opponent: place(4 * pairs),
      end: place(4 * models),
    };
    this.#size = to - GUEST;
  }

  /** @param weights by pair, of whose sums there are logarithms; null where there is no kernel */
  static of(contests: PairRows, weights: readonly Float64Array[]): QuickPairs | null {
    const room = roomFor('pairs');
    return room && new QuickPairs(room, contests, weights);
  }

  /**
   * One pass.
   * @param half 1 or ½: odds are e^(half·strength)
   * @param gradient by strength, added to
   * @param run the loop of the kernel
   * @returns whether there was the memory for it; if not, nothing is changed
   */
  pass(
    point: Float64Array,
    half: number,
    gradient: Float64Array,
    run: Run,
    sums: PairSums,
  ): boolean {
    if (!this.#isIn()) return false;
    const { kernel } = this.#room;
    const { models } = this.#contests;
    const [at, odds, slopes] = [this.#at, this.#odds, this.#gradient];
    for (let k = 0; k < models; k++) {
      odds[k] = half * point[k];
      slopes[k] = gradient[k];
    }
    odds.fill(0, models);
    kernel.exponentials(at.odds, at.odds + 8 * odds.length);
    run(kernel, at);
    for (let k = 0; k < models; k++) gradient[k] = slopes[k];
    sums.first = slopes[models + 1];
    sums.second = slopes[models + 2];
    for (let w = 0; w < at.weights.length; w++) {
      const weight = at.weights[w];
      sums.logs[w] = kernel.weightedLogSum(at.sums[w], weight, weight + at.size);
    }
    return true;
  }

  #isIn(): boolean {
    const isIn = moveIn(this.#room, this, this.#size);
    if (isIn === null) return false;
    if (!isIn || this.#odds.buffer !== this.#room.kernel.memory.buffer) this.#lay(isIn);
    return true;
  }

  #lay(isIn: boolean): void {
    const { buffer } = this.#room.kernel.memory;
    const { models, start, opponent } = this.#contests;
    const { rows, size, weights, odds, gradient, opponent: opponents, end } = this.#at;
    this.#odds = new Float64Array(buffer, odds, even(models + 1));
    this.#gradient = new Float64Array(buffer, gradient, models + 1 + SUMS);
    if (isIn) return;
    const others = new Uint32Array(buffer, opponents, size / 8);
    const ends = new Uint32Array(buffer, end, models);
    const columns = weights.map((from) => new Float64Array(buffer, from, size / 8));
    let to = 0;
    for (let m = 0; m < models; m++) {
      const from = to;
      for (let p = start[m]; p < start[m + 1]; p++, to++) others[to] = 8 * opponent[p];
      columns.forEach((column, w) => {
        column.set(this.#weights[w].subarray(start[m], start[m + 1]), from);
      });
      if ((to - from) % 2 === 1) {
        others[to] = rows;
        for (const column of columns) column[to] = 0;
        to++;
      }
      ends[m] = weights[0] + 8 * to;
    }
  }
}

function even(n: number): number {
  return n + (n % 2);
}
