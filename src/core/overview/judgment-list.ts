import type { TextIndex } from '../table/benchmark.ts';
import type { Correction } from '../table/corrections/corrections.ts';
import type { Outcome } from '../table/judgments.ts';
import type { Finding } from './finding.ts';
import type { Condition } from './conditions.ts';

/** Which judgments are wanted; null stands for any. Names are those that the edits gave. */
export interface JudgmentFilter {
  /** One model, and the one it was compared with; shown in either order. */
  readonly left: string | null;
  readonly right: string | null;
  /** Only where `left` was shown first. */
  readonly isInOrder: boolean;
  /** A question by its id; where no question has it, a part of ids in any case. */
  readonly question: string | null;
  /**
   * `left` and `right`: that model is better; without models, the one shown first or second.
   * `readable`: any but `unparsed`, which is what a ranking counts.
   */
  readonly outcome: keyof typeof Outcome | 'readable' | null;
  /** Only where the judge said the opposite once the answers had changed places. */
  readonly isDisagreement: boolean;
  /** What stands in the question, an answer or what the judge said (search/plain-text.ts). */
  readonly text: string | null;
  /** All of them are met, as where the leaderboard is of a part; no name stands there twice. */
  readonly conditions: readonly Condition[];
  /** Only what corrections change or leave out. */
  readonly isCorrected?: boolean;
  /** Only what a number of a report counts. */
  readonly finding: Finding | null;
}

export const ANY_JUDGMENT: JudgmentFilter = {
  left: null,
  right: null,
  isInOrder: false,
  question: null,
  outcome: null,
  isDisagreement: false,
  text: null,
  conditions: [],
  finding: null,
};

export interface JudgmentQuery {
  readonly filter: JudgmentFilter;
  readonly offset: number;
  readonly limit: number;
  /**
   * A row that has to be on the page, which then begins elsewhere than at `offset`, and is there also
   * where a correction leaves it out; or null.
   */
  readonly row: number | null;
}

/** Where a text stands in the benchmark, turn by turn; empty where it is not there. */
export interface TextPlaces {
  readonly question: readonly TextIndex[];
  readonly left: readonly TextIndex[];
  readonly right: readonly TextIndex[];
}

export interface JudgmentLine {
  /** Of the table as it was read. */
  readonly row: number;
  /** The models as the edits name them; left was shown first, where the order is known. */
  readonly left: string;
  readonly right: string;
  /** The same as the files name them. */
  readonly fileLeft: string;
  readonly fileRight: string;
  /** As it counts. */
  readonly outcome: Outcome;
  /** What was set right, and what the file says. */
  readonly corrected?: { readonly by: Correction; readonly fileOutcome: Outcome };
  readonly question: string | null;
  readonly judge: string | null;
  readonly turn: number | null;
  readonly weight: number;
  /** There where it is a part of the choice of one among several, or of a ranking. */
  readonly isOfChoice?: true;
  readonly isOrderKnown: boolean;
  /** The first judgment of the same thing by the same judge with the answers in the other order. */
  readonly swapped: { readonly row: number; readonly outcome: Outcome } | null;
  readonly places: TextPlaces;
}

export interface JudgmentPage {
  readonly total: number;
  readonly offset: number;
  readonly lines: readonly JudgmentLine[];
}
