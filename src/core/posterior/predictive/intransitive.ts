import type { ModelIndex, PairCounts } from '../../table/judgments.ts';
import type { Random } from '../../numerics/random.ts';
import type { Outcomes } from './replicate.ts';

/** From so many models on, triples are sampled. */
const SAMPLED_FROM = 200;
const SAMPLE = 200_000;

/** Sets of three models that have all met. */
export interface Triples {
  readonly count: number;
  /** Three columns of a random choice among them; null where all of them are meant. */
  readonly sample: readonly [first: Uint32Array, second: Uint32Array, third: Uint32Array] | null;
}

/**
 * Who leads whom in each of several data sets, as bits: row `a` of a data set has bit `b` where
 * model a leads model b.
 */
export class Leads {
  readonly #models: number;
  readonly #words: number;
  readonly #ahead: Int32Array;
  /** The same the other way round; empty where triples are a sample, each of which is looked at. */
  readonly #behind: Int32Array;
  readonly #sample: Triples['sample'];

  /** @param triples among which circles are counted */
  constructor(models: number, sets: number, { sample }: Triples) {
    this.#models = models;
    this.#words = Math.ceil(models / 32);
    this.#ahead = new Int32Array(sets * models * this.#words);
    // Of 2,000 models in 200 sets it would be 100 MB.
    this.#behind = new Int32Array(sample === null ? this.#ahead.length : 0);
    this.#sample = sample;
  }

  set(data: number, a: ModelIndex, b: ModelIndex): void {
    this.#ahead[this.#row(data, a) + (b >>> 5)] |= 1 << (b & 31);
    if (this.#sample === null) this.#behind[this.#row(data, b) + (a >>> 5)] |= 1 << (a & 31);
  }

  /** How many triples go round in a circle: a leads b, b leads c, and c leads a. */
  countCircles(data: number): number {
    if (this.#sample !== null) return this.#countAmong(data, this.#sample);
    let count = 0;
    for (let a = 0; a < this.#models; a++) {
      for (let b = 0; b < this.#models; b++) {
        if (this.#leads(data, a, b)) count += this.#both(data, b, a);
      }
    }
    // Each is found from each of its three leads.
    return count / 3;
  }

  /** How many models have b ahead of them and lead a. */
  #both(data: number, b: ModelIndex, a: ModelIndex): number {
    const own = this.#row(data, b);
    const other = this.#row(data, a);
    let count = 0;
    for (let w = 0; w < this.#words; w++) {
      count += bitCount(this.#ahead[own + w] & this.#behind[other + w]);
    }
    return count;
  }

  #countAmong(data: number, [first, second, third]: NonNullable<Triples['sample']>): number {
    let count = 0;
    for (let t = 0; t < first.length; t++) {
      const [a, b, c] = [first[t], second[t], third[t]];
      const isCircle = this.#leads(data, a, b)
        ? this.#leads(data, b, c) && this.#leads(data, c, a)
        : this.#leads(data, b, a) && this.#leads(data, a, c) && this.#leads(data, c, b);
      if (isCircle) count++;
    }
    return count;
  }

  #row(data: number, model: ModelIndex): number {
    return (data * this.#models + model) * this.#words;
  }

  #leads(data: number, a: ModelIndex, b: ModelIndex): boolean {
    return ((this.#ahead[this.#row(data, a) + (b >>> 5)] >>> (b & 31)) & 1) === 1;
  }
}

/**
 * All triples of models that met each other in some order, or, from 200 models on, those among
 * 200,000 random ones.
 */
export function triplesOf({ models, left, right }: PairCounts, random: Random): Triples {
  const size = models.length;
  const hasMet = new Uint8Array(size * size);
  for (let p = 0; p < left.length; p++) {
    hasMet[left[p] * size + right[p]] = 1;
    hasMet[right[p] * size + left[p]] = 1;
  }
  const areMet = (a: number, b: number, c: number): boolean =>
    hasMet[a * size + b] + hasMet[b * size + c] + hasMet[c * size + a] === 3;
  if (size < SAMPLED_FROM) {
    let count = 0;
    for (let a = 0; a < size; a++) {
      for (let b = a + 1; b < size; b++) {
        if (hasMet[a * size + b] === 0) continue;
        for (let c = b + 1; c < size; c++) if (areMet(a, b, c)) count++;
      }
    }
    return { count, sample: null };
  }
  const found: [number[], number[], number[]] = [[], [], []];
  const any = (): number => Math.floor(random.uniform() * size);
  for (let n = 0; n < SAMPLE; n++) {
    const triple = [any(), any(), any()];
    const [a, b, c] = triple;
    if (a === b || b === c || c === a || !areMet(a, b, c)) continue;
    triple.forEach((model, at) => found[at].push(model));
  }
  const [first, second, third] = found.map((column) => Uint32Array.from(column));
  return { count: first.length, sample: [first, second, third] };
}

/**
 * How many triples go round in a circle: each model won more than it lost against one of the
 * others, both orders together, and lost more than it won against the other.
 */
export function countIntransitive(
  { models, left, right }: PairCounts,
  { leftWins, rightWins }: Outcomes,
  triples: Triples,
): number {
  const size = models.length;
  const lead = new Float64Array(size * size);
  for (let p = 0; p < left.length; p++) {
    const difference = leftWins[p] - rightWins[p];
    lead[left[p] * size + right[p]] += difference;
    lead[right[p] * size + left[p]] -= difference;
  }
  const leads = new Leads(size, 1, triples);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) if (lead[a * size + b] > 0) leads.set(0, a, b);
  }
  return leads.countCircles(0);
}

/** Ones among 32 bits (Warren, Hacker's Delight 2002, figure 5-2). */
function bitCount(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
