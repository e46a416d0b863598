import { MAX_PAIR_WORTH } from '../limits.ts';
import { roundedSum } from '../numerics/weight-sum.ts';
import { wilson } from '../numerics/wilson.ts';
import type { Estimated } from '../numerics/wilson.ts';
import { UNKNOWN } from '../table/judgments.ts';

/** A share with its 95% interval, and what it is of. */
export interface CountedShare extends Estimated {
  /** By weight. */
  readonly count: number;
  readonly of: number;
}

/**
 * A share whose cases come question by question. Its interval is Wilson's with so many independent
 * cases as have the variance that the questions' own shares show (the linearised jackknife over
 * questions, as in agreement/agreement-measures.ts); cases without a question stand for themselves.
 */
export class ClusteredShare {
  #count = 0;
  #of = 0;
  /** Of the question at hand. */
  #question = UNKNOWN;
  #ownCount = 0;
  #ownOf = 0;
  #clusters = 0;
  /** Sums over questions of count², count·of and of². */
  #cc = 0;
  #cn = 0;
  #nn = 0;

  /** @param question all cases of one question come one behind the other; or UNKNOWN */
  add(question: number, isCase: boolean, weight = 1): void {
    if (question === UNKNOWN || question !== this.#question) this.#close();
    this.#question = question;
    const count = isCase ? weight : 0;
    this.#count += count;
    this.#of += weight;
    if (question !== UNKNOWN) {
      this.#ownCount += count;
      this.#ownOf += weight;
      return;
    }
    // A row that stands for many is many cases.
    this.#clusters += weight;
    this.#cc += count;
    this.#cn += count;
    this.#nn += weight;
  }

  /** Null without any case. */
  share(): CountedShare | null {
    this.#close();
    const [count, of, clusters] = [this.#count, this.#of, this.#clusters];
    if (of === 0) return null;
    const share = count / of;
    const squares = this.#cc - 2 * share * this.#cn + share * share * this.#nn;
    const variance = ((squares / of / of) * clusters) / (clusters - 1);
    const binomial = share * (1 - share);
    const worth =
      clusters < 2
        ? of
        : binomial === 0 || squares <= 1e-12 * of
          ? Math.min(clusters, of)
          : Math.min(MAX_PAIR_WORTH * of, binomial / variance);
    return { ...wilson(share, worth), count: roundedSum(count), of: roundedSum(of) };
  }

  #close(): void {
    if (this.#ownOf > 0) {
      this.#clusters++;
      this.#cc += this.#ownCount * this.#ownCount;
      this.#cn += this.#ownCount * this.#ownOf;
      this.#nn += this.#ownOf * this.#ownOf;
    }
    this.#ownCount = 0;
    this.#ownOf = 0;
  }
}
