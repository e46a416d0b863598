import { Outcome } from '../table/judgments.ts';
import type { PairCounts } from '../table/judgments.ts';
import { hasTieOutcome } from '../model/settings.ts';
import type { TieModel } from '../model/settings.ts';
import { columnsOf } from '../posterior/draws/columns.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { marginalDraws } from '../posterior/draws/marginal.ts';
import { likelihoodFromOdds, oddsOf } from '../posterior/draws/odds.ts';
import type { Odds } from '../posterior/draws/odds.ts';
import { upperTail } from '../posterior/predictive/outcome-sums.ts';
import type { OutcomeSum } from '../posterior/predictive/outcome-sums.ts';
import { observedIn } from '../posterior/predictive/predictive.ts';
import { predictedJudgments } from '../posterior/predictive/replicate.ts';

/** An ordered pair, seen from its left or from its right model. */
export interface Member {
  readonly pair: number;
  readonly isRight: boolean;
}

/** Draws over which a probability is averaged. */
const DRAWS = 50;

/**
 * How surprising sums over ordered pairs are under the fitted model, averaged over draws:
 * P(Y > observed) + ½·P(Y = observed), as `Check.tail` estimates it.
 */
export class Surprise {
  readonly #counts: PairCounts;
  readonly #ties: TieModel;
  readonly #odds: Odds;

  constructor(draws: Draws, counts: PairCounts, ties: TieModel) {
    this.#counts = counts;
    this.#ties = ties;
    this.#odds = oddsOf(columnsOf(marginalDraws(draws), DRAWS), ties);
  }

  /** The ordered pairs of every model. */
  members(): Member[][] {
    const { models, left, right } = this.#counts;
    const members = models.map((): Member[] => []);
    left.forEach((model, pair) => {
      members[model].push({ pair, isRight: false });
      members[right[pair]].push({ pair, isRight: true });
    });
    return members;
  }

  /** Judgments of these pairs that the model predicts. */
  judgments(pairs: readonly number[]): number {
    return pairs.reduce(
      (sum, pair) => sum + observedIn(this.#counts, pair, this.#ties).judgments,
      0,
    );
  }

  /** Of wins and half the ties. */
  scoreTail(members: readonly Member[]): number {
    const isTied = hasTieOutcome(this.#ties);
    const kept = members.filter(({ pair }) => this.#predicted(pair) > 0);
    const winning = this.#likelihoods(kept, ({ isRight }) =>
      isRight ? Outcome.right : Outcome.left,
    );
    const losing = this.#likelihoods(kept, ({ isRight }) =>
      isRight ? Outcome.left : Outcome.right,
    );
    const tying = isTied ? this.#likelihoods(kept, () => Outcome.tie) : null;
    const judgments = Float64Array.from(kept, ({ pair }) => this.#predicted(pair));
    let score = 0;
    for (const { pair, isRight } of kept) {
      const { score: left, judgments: all } = observedIn(this.#counts, pair, this.#ties);
      // As a rate, where counts are not whole.
      score += (isRight ? all - left : left) * (this.#predicted(pair) / all);
    }
    return this.#average(
      (s) => ({
        judgments,
        two: winning[s],
        one: tying === null ? new Float64Array(kept.length) : tying[s],
        none: losing[s],
      }),
      2 * score,
      isTied ? 1 : 2,
    );
  }

  /** Of ties; only where a tie is an outcome of the model. */
  tiesTail(pairs: readonly number[]): number {
    const kept = pairs.filter((pair) => this.#predicted(pair) > 0);
    const tying = this.#likelihoods(
      kept.map((pair) => ({ pair, isRight: false })),
      () => Outcome.tie,
    );
    const judgments = Float64Array.from(kept, (pair) => this.#predicted(pair));
    let tied = 0;
    for (const pair of kept) {
      const { ties, judgments: all } = observedIn(this.#counts, pair, this.#ties);
      tied += ties * (this.#predicted(pair) / all);
    }
    const none = new Float64Array(kept.length);
    return this.#average(
      (s) => ({ judgments, two: tying[s], one: none, none: tying[s].map((p) => 1 - p) }),
      2 * tied,
      2,
    );
  }

  #predicted(pair: number): number {
    return predictedJudgments(this.#counts, pair, this.#ties);
  }

  /** By draw, then member. */
  #likelihoods(members: readonly Member[], outcomeOf: (member: Member) => number): Float64Array[] {
    const { size, shape } = this.#odds;
    const ofPair = new Float64Array(size);
    const own = new Float64Array(size);
    const byDraw = Array.from({ length: size }, () => new Float64Array(members.length));
    members.forEach((member, at) => {
      this.#odds.fill(this.#counts, member.pair, ofPair);
      likelihoodFromOdds(this.#ties, outcomeOf(member), ofPair, shape, own);
      for (let s = 0; s < size; s++) byDraw[s][at] = own[s];
    });
    return byDraw;
  }

  #average(sumOf: (draw: number) => OutcomeSum, y: number, step: 1 | 2): number {
    let total = 0;
    for (let s = 0; s < this.#odds.size; s++) total += upperTail(sumOf(s), y, step);
    return total / this.#odds.size;
  }
}
