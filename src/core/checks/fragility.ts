import type { ModelIndex, Outcome } from '../judgments.ts';

/** Judgments of one ordered pair that are changed, all alike. */
export interface Flip {
  /** Place in the counts; `left` was shown first. */
  readonly pair: number;
  readonly left: ModelIndex;
  readonly right: ModelIndex;
  readonly from: Outcome;
  readonly to: Outcome;
  readonly count: number;
}

/** The fewest judgments found whose reversal changes who is among the first k. */
export interface Flips {
  readonly k: number;
  /** False where so many as were tried (`flips`) change nothing. */
  readonly isFound: boolean;
  /** Who drops out of the first k, and who comes in for it. */
  readonly leaves: ModelIndex;
  readonly enters: ModelIndex;
  readonly flips: number;
  /** Judgments in all. */
  readonly of: number;
  readonly changes: readonly Flip[];
}

/** A question or a judge without which another model is first. */
export interface Pivot {
  readonly name: string;
  /** Judgments that go with it. */
  readonly judgments: number;
  /** Who is first without it. */
  readonly top: ModelIndex;
  /** How far it is then ahead of the former first, in log-odds. */
  readonly lead: number;
}

export interface Dropped {
  /** Questions or judges tried (those with most judgments), and how many there are. */
  readonly tried: number;
  readonly of: number;
  /** Largest lead first. */
  readonly pivots: readonly Pivot[];
  /** Where nothing changes the first rank: the one that comes nearest to it. */
  readonly nearest: Pivot | null;
}

/** How little would change the ranking, by the posterior mode. */
export interface FragilityReport {
  /** Best first, by the mode. */
  readonly ranking: readonly ModelIndex[];
  readonly first: Flips;
  /** Of the first k models as a set; null where k is 1 or there are no more models than k. */
  readonly firstK: Flips | null;
  /** Null where single judgments are not at hand. */
  readonly questions: Dropped | null;
  readonly judges: Dropped | null;
}
