import { checkOf } from './check.ts';
import type { Check } from './check.ts';

/** Scores and ties added up over groups of pairs, as observed and in every replicate. */
export class Tally {
  readonly #groups: number;
  readonly #size: number;
  /** By group, then replicate. */
  readonly #score: Float64Array;
  readonly #ties: Float64Array;
  readonly #judgments: Float64Array;
  readonly #observed: { score: number; ties: number; judgments: number }[];

  /** @param size replicates */
  constructor(groups: number, size: number) {
    this.#groups = groups;
    this.#size = size;
    this.#score = new Float64Array(groups * size);
    this.#ties = new Float64Array(groups * size);
    this.#judgments = new Float64Array(groups);
    this.#observed = Array.from({ length: groups }, () => ({ score: 0, ties: 0, judgments: 0 }));
  }

  /**
   * Adds one ordered pair's judgments.
   * @param judgments so many in every replicate
   * @param isRight whether the group stands for the right model, whose score is the rest
   */
  add(
    group: number,
    judgments: number,
    score: Float64Array,
    ties: Float64Array,
    observed: { readonly score: number; readonly ties: number; readonly judgments: number },
    isRight: boolean,
  ): void {
    const from = group * this.#size;
    for (let s = 0; s < this.#size; s++) {
      this.#score[from + s] += isRight ? judgments - score[s] : score[s];
      this.#ties[from + s] += ties[s];
    }
    this.#judgments[group] += judgments;
    const own = this.#observed[group];
    own.score += isRight ? observed.judgments - observed.score : observed.score;
    own.ties += observed.ties;
    own.judgments += observed.judgments;
  }

  /** Null where a group has no judgments. */
  scores(interval: number): (Check | null)[] {
    return this.#checks(this.#score, interval, ({ score }) => score);
  }

  tieShares(interval: number): (Check | null)[] {
    return this.#checks(this.#ties, interval, ({ ties }) => ties);
  }

  #checks(
    sums: Float64Array,
    interval: number,
    of: (observed: { score: number; ties: number }) => number,
  ): (Check | null)[] {
    return Array.from({ length: this.#groups }, (_, group) => {
      const judgments = this.#judgments[group];
      if (judgments === 0) return null;
      const shares = sums
        .slice(group * this.#size, (group + 1) * this.#size)
        .map((sum) => sum / judgments);
      const observed = this.#observed[group];
      return checkOf(of(observed) / observed.judgments, shares, interval);
    });
  }
}
