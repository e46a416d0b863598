import { exp, log } from '../../numerics/elementary.ts';

/**
 * All that may be chosen of a set at once, with ties (Davidson–Luce: Firth, Kosmidis & Turner 2019):
 * a group S of d models, d up to the largest tie, in proportion to ν^(d − 1)·(Π_S e^β)^(1/d), which of
 * two models is Davidson's law. Sums over groups of d are the elementary symmetric polynomials of
 * e^(β/d), the strongest model's taken out.
 */
export class Groups {
  /** The logarithm of the sum over all groups. */
  logSum = 0;
  /** Expected size − 1, and the expectation of its square. */
  further = 0;
  furtherSquared = 0;
  /** By member: expected part of the choice, 1/d where it is of a group of d. */
  readonly part: Float64Array;
  readonly #most: number;
  /** By size − 1: its probability. */
  readonly #chance: Float64Array;
  /** By size − 1, then member: e^(β/d), and the probability to be of the group, given its size. */
  readonly #odds: Float64Array;
  readonly #inside: Float64Array;
  readonly #sums: Float64Array;
  readonly #above: Float64Array;
  readonly #below: Float64Array;
  #size = 0;

  /** @param members of the largest set @param most of the largest tie */
  constructor(members: number, most: number) {
    this.#most = most;
    this.part = new Float64Array(members);
    this.#chance = new Float64Array(most);
    this.#odds = new Float64Array(most * members);
    this.#inside = new Float64Array(most * members);
    this.#sums = new Float64Array(most);
    this.#above = new Float64Array((members + 1) * (most + 1));
    this.#below = new Float64Array((members + 1) * (most + 1));
  }

  /** Of members of these strengths: `logSum`, and what `further` says of the size. */
  sumUp(strengths: Float64Array, size: number, logNu: number): void {
    const most = this.#begin(size);
    const { [0]: first } = strengths;
    let best = first;
    for (let i = 1; i < size; i++) best = Math.max(best, strengths[i]);
    const [chance, odds, sums] = [this.#chance, this.#odds, this.#sums];
    let top = -Infinity;
    for (let d = 1; d <= most; d++) {
      const from = (d - 1) * size;
      for (let i = 0; i < size; i++) odds[from + i] = exp((strengths[i] - best) / d);
      sums[d - 1] = this.#fillRows(from, d);
      chance[d - 1] = (d - 1) * logNu + log(sums[d - 1]);
      top = Math.max(top, chance[d - 1]);
    }
    let sum = 0;
    for (let d = 0; d < most; d++) {
      chance[d] = exp(chance[d] - top);
      sum += chance[d];
    }
    this.logSum = best + top + log(sum);
    this.#share(most, sum);
  }

  /**
   * The same with `part`, of members whose e^(β/d) are known, by d − 1, then model, out of so many; they
   * and powers of ν must be far from the ends of numbers.
   */
  sumUpOdds(table: Float64Array, models: number, members: Uint32Array, nu: number): void {
    const size = members.length;
    const most = this.#begin(size);
    const [chance, odds, sums] = [this.#chance, this.#odds, this.#sums];
    let [sum, power] = [0, 1];
    for (let d = 1; d <= most; d++) {
      const [from, own] = [(d - 1) * size, (d - 1) * models];
      for (let i = 0; i < size; i++) odds[from + i] = table[own + members[i]];
      sums[d - 1] = this.#fillRows(from, d);
      chance[d - 1] = power * sums[d - 1];
      sum += chance[d - 1];
      power *= nu;
      this.#fillInside(from, d);
    }
    this.logSum = log(sum);
    this.#share(most, sum);
    this.#addParts(most);
  }

  /** After `sumUp`: who is chosen, which is `part`. */
  spread(): void {
    const size = this.#size;
    const most = Math.min(this.#most, size);
    for (let d = 1; d <= most; d++) {
      this.#fillRows((d - 1) * size, d);
      this.#fillInside((d - 1) * size, d);
    }
    this.#addParts(most);
  }

  #begin(size: number): number {
    this.#size = size;
    return Math.min(this.#most, size);
  }

  /** Weights of sizes made probabilities. */
  #share(most: number, sum: number): void {
    const chance = this.#chance;
    this.further = 0;
    this.furtherSquared = 0;
    for (let d = 0; d < most; d++) {
      chance[d] /= sum;
      this.further += d * chance[d];
      this.furtherSquared += d * d * chance[d];
    }
  }

  #addParts(most: number): void {
    const [size, part, inside] = [this.#size, this.part, this.#inside];
    part.fill(0, 0, size);
    for (let d = 1; d <= most; d++) {
      const from = (d - 1) * size;
      const rate = this.#chance[d - 1] / d;
      for (let i = 0; i < size; i++) part[i] += rate * inside[from + i];
    }
  }

  /**
   * Symmetric sums of the members before each, as far as that of degree d is made of them.
   * @param from where the odds begin @returns that of degree d over all
   */
  #fillRows(from: number, d: number): number {
    const [size, odds, rows] = [this.#size, this.#odds, this.#above];
    const width = d + 1;
    rows[0] = 1;
    rows[1] = 0;
    for (let i = 0; i < size; i++) {
      const own = odds[from + i];
      const [at, to] = [i * width, (i + 1) * width];
      const least = Math.max(0, d - (size - 1 - i));
      const end = Math.min(d, i + 1);
      if (least === 0) rows[to] = 1;
      for (let k = Math.max(1, least); k <= end; k++)
        rows[to + k] = rows[at + k] + own * rows[at + k - 1];
      // The next row reads one further.
      if (i + 2 <= d) rows[to + i + 2] = 0;
    }
    return rows[size * width + d];
  }

  /** After `#fillRows`: the probability of each to be of a group of d, by the derivatives of the sum. */
  #fillInside(from: number, d: number): void {
    const [size, odds, rows, behind] = [this.#size, this.#odds, this.#above, this.#below];
    const inside = this.#inside;
    const width = d + 1;
    const sum = rows[size * width + d];
    behind.fill(0, 0, width);
    behind[d] = 1;
    for (let i = size - 1; i >= 0; i--) {
      const own = odds[from + i];
      const at = i * width;
      const end = Math.min(d, i + 1);
      let without = 0;
      for (let k = Math.max(1, d - (size - 1 - i)); k <= end; k++) {
        without += behind[k] * rows[at + k - 1];
        behind[k - 1] += own * behind[k];
      }
      // A sum that is too small for a number is one of no probability.
      inside[from + i] = without > 0 ? (own * without) / sum : 0;
    }
  }

  /**
   * After `spread`: the covariances of what a choice is, its part of every member and, last, its
   * size − 1, as `add` takes them.
   */
  eachCovariance(add: (i: number, j: number, by: number) => void): void {
    const [size, chance, part] = [this.#size, this.#chance, this.part];
    const most = Math.min(this.#most, size);
    for (let i = 0; i < size; i++) {
      let mixed = -part[i] * this.further;
      for (let d = 1; d <= most; d++) {
        const inside = chance[d - 1] * this.#inside[(d - 1) * size + i];
        add(i, i, inside / d ** 2);
        mixed += (inside * (d - 1)) / d;
      }
      add(i, size, mixed);
      add(size, i, mixed);
      for (let j = 0; j < size; j++) add(i, j, -part[i] * part[j]);
    }
    for (let d = 2; d <= most; d++) {
      const odds = this.#odds.subarray((d - 1) * size, d * size);
      for (let i = 0; i < size; i++) {
        this.#fillAround(odds, d - 2, i);
        for (let j = i + 1; j < size; j++) {
          const both = odds[i] * odds[j] * this.#without(j, d - 2);
          if (!(both > 0)) continue;
          const by = (chance[d - 1] * both) / this.#sums[d - 1] / d ** 2;
          add(i, j, by);
          add(j, i, by);
        }
      }
    }
    add(size, size, this.furtherSquared - this.further ** 2);
  }

  /**
   * Symmetric sums up to a degree: in row i of `#above` those of all members before i, and of `#below`
   * of i and all behind it. @param left out of both
   */
  #fillAround(odds: Float64Array, degree: number, left: number): void {
    const [size, above, below] = [this.#size, this.#above, this.#below];
    const width = degree + 1;
    above.fill(0, 0, width);
    below.fill(0, size * width, (size + 1) * width);
    above[0] = 1;
    below[size * width] = 1;
    for (let i = 0; i < size; i++) {
      const back = size - 1 - i;
      const [own, other] = [i === left ? 0 : odds[i], back === left ? 0 : odds[back]];
      for (let k = 0; k < width; k++) {
        const [at, to] = [i * width + k, back * width + k];
        above[at + width] = above[at] + (k > 0 ? own * above[at - 1] : 0);
        below[to] = below[to + width] + (k > 0 ? other * below[to + width - 1] : 0);
      }
    }
  }

  /** The symmetric sum of such a degree without member i, of rows of that degree. */
  #without(i: number, degree: number): number {
    const width = degree + 1;
    let sum = 0;
    for (let k = 0; k <= degree; k++)
      sum += this.#above[i * width + k] * this.#below[(i + 1) * width + degree - k];
    return sum;
  }
}
