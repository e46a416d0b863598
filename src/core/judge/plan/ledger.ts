import type { ModelIndex } from '../../table/judgments.ts';
import type { Random } from '../../numerics/random.ts';
import type { JudgeTask } from '../setup.ts';
import type { Answered } from './answered.ts';

/** Two answers to one question, one of them shown first; whoever judges them. */
export type Comparison = Omit<JudgeTask, 'judge'>;

/** What is left of a pair on one question: neither order, or those whose bits are not set. */
const LOWER_FIRST = 1;
const HIGHER_FIRST = 2;
const NEITHER = LOWER_FIRST | HIGHER_FIRST;
/** The pair was judged there, by whoever was asked then: both orders may be left. */
const MET = 4;

/**
 * The comparisons that can be made and those that were: no comparison is given out twice, and
 * each pair's orders, each model's places and the questions are used evenly.
 */
export class Ledger {
  readonly models: number;
  /** Models of each pair; `lower` has the lower number. */
  readonly lower: Uint32Array;
  readonly higher: Uint32Array;
  /** Comparisons of each pair that were made, and that are left. */
  readonly made: Uint32Array;
  readonly left: Uint32Array;
  /** Questions that each pair could meet on and has not. */
  readonly fresh: Uint32Array;
  /** All that were made and, with them, all there are. */
  total = 0;
  readonly exist: number;
  readonly #questions: number;
  readonly #bothOrders: boolean;
  /** Pair of two models at lower · models + higher, or −1. */
  readonly #pairs: Int32Array;
  /** Orders that are gone, and whether the pair was met, at pair · questions + question. */
  readonly #gone: Uint8Array;
  /** How often each pair was shown lower number first, less the other way round. */
  readonly #lead: Int32Array;
  /** How much oftener each model was shown first than second. */
  readonly #ahead: Int32Array;
  readonly #used: Uint32Array;

  /** @param baseline the model that all others are compared with; null for all pairs */
  constructor(answered: Answered, bothOrders: boolean, baseline: ModelIndex | null = null) {
    const { models, questions, has } = answered;
    const all = Array.from({ length: models }, (_, m) => m);
    const pairs = all.flatMap((lower) =>
      all
        .slice(lower + 1)
        .filter((higher) => baseline === null || lower === baseline || higher === baseline)
        .map((higher) => [lower, higher] as const),
    );
    this.models = models;
    this.lower = Uint32Array.from(pairs, ([lower]) => lower);
    this.higher = Uint32Array.from(pairs, ([, higher]) => higher);
    this.made = new Uint32Array(pairs.length);
    this.left = new Uint32Array(pairs.length);
    this.fresh = new Uint32Array(pairs.length);
    this.#questions = questions;
    this.#bothOrders = bothOrders;
    this.#pairs = new Int32Array(models * models).fill(-1);
    this.#gone = new Uint8Array(pairs.length * questions).fill(NEITHER);
    this.#lead = new Int32Array(pairs.length);
    this.#ahead = new Int32Array(models);
    this.#used = new Uint32Array(questions);
    let exist = 0;
    pairs.forEach(([lower, higher], pair) => {
      this.#pairs[lower * models + higher] = pair;
      for (let question = 0; question < questions; question++) {
        if (has[question * models + lower] === 0 || has[question * models + higher] === 0) continue;
        this.#gone[pair * questions + question] = 0;
        this.left[pair] += bothOrders ? 2 : 1;
        this.fresh[pair]++;
      }
      exist += this.left[pair];
    });
    this.exist = exist;
  }

  /** Position of a pair; null where it can't be compared. */
  pairOf(a: ModelIndex, b: ModelIndex): number | null {
    const [lower, higher] = [Math.min(a, b), Math.max(a, b)];
    const pair = higher < this.models ? this.#pairs[lower * this.models + higher] : -1;
    return pair < 0 ? null : pair;
  }

  /** How many comparisons of two models were made on a question that both answered. */
  madeOn(a: ModelIndex, b: ModelIndex, question: number): number {
    const pair = this.pairOf(a, b);
    if (pair === null || question >= this.#questions) return 0;
    const gone = this.#gone[pair * this.#questions + question];
    return (gone & LOWER_FIRST ? 1 : 0) + (gone & HIGHER_FIRST ? 1 : 0);
  }

  /** Notes a comparison that was made elsewhere; one that is none of these is passed over. */
  note({ question, left, right }: Comparison): void {
    const pair = this.pairOf(left, right);
    if (pair !== null && question < this.#questions) this.#mark(pair, question, left < right);
  }

  /** Notes that two models were judged on a question, which makes it no fresh one of theirs. */
  see(a: ModelIndex, b: ModelIndex, question: number): void {
    const pair = this.pairOf(a, b);
    if (pair === null || question < 0 || question >= this.#questions) return;
    const at = pair * this.#questions + question;
    if (this.#gone[at] !== 0) return;
    this.#gone[at] = MET;
    this.fresh[pair]--;
  }

  /** Gives out a comparison of a pair; null where none is left. */
  take(pair: number, random: Random): Comparison | null {
    if (this.left[pair] === 0) return null;
    const prefersLower = this.#prefersLower(pair, random);
    const from = Math.floor(random.uniform() * this.#questions);
    for (const isLowerFirst of [prefersLower, !prefersLower]) {
      const question = this.#choose(pair, isLowerFirst ? LOWER_FIRST : HIGHER_FIRST, from);
      if (question < 0) continue;
      this.#mark(pair, question, isLowerFirst);
      const [lower, higher] = [this.lower[pair], this.higher[pair]];
      return isLowerFirst
        ? { question, left: lower, right: higher }
        : { question, left: higher, right: lower };
    }
    return null;
  }

  #prefersLower(pair: number, random: Random): boolean {
    if (this.#lead[pair] !== 0) return this.#lead[pair] < 0;
    const difference = this.#ahead[this.lower[pair]] - this.#ahead[this.higher[pair]];
    return difference === 0 ? random.uniform() < 0.5 : difference < 0;
  }

  /**
   * A question that the pair has this order left of: if possible one it has not met on at all,
   * and of those the least used. −1 where there is none.
   */
  #choose(pair: number, order: number, from: number): number {
    let chosen = -1;
    let least = Infinity;
    for (let step = 0; step < this.#questions; step++) {
      const question = (from + step) % this.#questions;
      const gone = this.#gone[pair * this.#questions + question];
      if ((gone & order) !== 0) continue;
      const cost = this.#used[question] + (gone === 0 ? 0 : 2 ** 32);
      if (cost < least) {
        least = cost;
        chosen = question;
      }
    }
    return chosen;
  }

  #mark(pair: number, question: number, isLowerFirst: boolean): void {
    const at = pair * this.#questions + question;
    const order = isLowerFirst ? LOWER_FIRST : HIGHER_FIRST;
    if ((this.#gone[at] & order) !== 0) return;
    if (this.#gone[at] === 0) this.fresh[pair]--;
    this.#gone[at] |= this.#bothOrders ? order : NEITHER;
    this.made[pair]++;
    this.left[pair]--;
    this.total++;
    this.#used[question]++;
    const step = isLowerFirst ? 1 : -1;
    this.#lead[pair] += step;
    this.#ahead[this.lower[pair]] += step;
    this.#ahead[this.higher[pair]] -= step;
  }
}
