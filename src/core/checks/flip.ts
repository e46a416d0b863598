import type { ModelIndex, Outcome } from '../table/judgments.ts';

/** Judgments of one ordered pair that are changed, all alike. */
export interface Flip {
  /** Place in the counts; `left` was shown first, where the counts know it. */
  readonly pair: number;
  readonly left: ModelIndex;
  readonly right: ModelIndex;
  readonly from: Outcome;
  readonly to: Outcome;
  readonly count: number;
}

/** The fewest judgments found whose change changes who is among the first k. */
export interface Flips {
  readonly k: number;
  /** False where changing every judgment that helps (`flips`) does not do it. */
  readonly isFound: boolean;
  /** Who drops out of the first k, and who comes in for it. */
  readonly leaves: ModelIndex;
  readonly enters: ModelIndex;
  readonly flips: number;
  /** Judgments in all. */
  readonly of: number;
  /** The most changed first. */
  readonly changes: readonly Flip[];
}
