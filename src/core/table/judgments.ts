/**
 * The nouns everything speaks. Formats make a JudgmentTable, the model eats PairCounts,
 * storage keeps both.
 */

/** Natural log-odds, the unit of every strength inside the core. */
export type LogOdds = number;

/** Position of a model in `models`. */
export type ModelIndex = number;

/** What a judge said of one pair, as stored in `JudgmentTable.outcome`. */
export const Outcome = { left: 0, right: 1, tie: 2, unparsed: 3 } as const;
export type Outcome = (typeof Outcome)[keyof typeof Outcome];

/** The outcome that a number of `JudgmentTable.outcome` stands for. */
export function outcomeOf(value: number): Outcome {
  return Object.values(Outcome).find((known) => known === value) ?? Outcome.unparsed;
}

/** The same outcome seen with the two models in the other order. */
export function swapped(outcome: Outcome): Outcome {
  if (outcome === Outcome.left) return Outcome.right;
  return outcome === Outcome.right ? Outcome.left : outcome;
}

/** Stands in `question`, `judge` and `turn` where the file does not say. */
export const UNKNOWN = -1;

/** What `sides` holds of a row or a pair. */
export const Sides = { shown: 0, unknown: 1 } as const;

/** Whether row or pair `at` says which of its two models was shown first. */
export function isOrderKnown({ sides }: { readonly sides?: Uint8Array }, at: number): boolean {
  return sides?.[at] !== Sides.unknown;
}

/**
 * What rows are of besides: a category, a language, any column named as a tag. Several may share a
 * name, where a row may have several values.
 */
export interface Tag {
  readonly name: string;
  readonly values: readonly string[];
  /** Index into `values`, or UNKNOWN. */
  readonly value: Int32Array;
}

/**
 * Judgments as columns; row r reads `models[left[r]]` against `models[right[r]]`, where left
 * was shown to the judge first. All columns have the same length.
 */
export interface JudgmentTable {
  readonly models: readonly string[];
  readonly questions: readonly string[];
  readonly judges: readonly string[];
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly outcome: Uint8Array;
  /** Index into `questions`, or UNKNOWN. */
  readonly question: Int32Array;
  /** Index into `judges`, or UNKNOWN. */
  readonly judge: Int32Array;
  /** Conversation turn (1, 2, …), or UNKNOWN. */
  readonly turn: Int8Array;
  /** How many judgments a row stands for (files of counts), or null where each row is one. */
  readonly weight: Float64Array | null;
  /**
   * Sides.unknown where nothing says which of the two was shown first, left being only whom the
   * file names first. Not there where every row was shown as it stands.
   */
  readonly sides?: Uint8Array;
  /** How clear a win is (`Grade`), 0 of a tie. Not there where no row says that a win is strong. */
  readonly grade?: Uint8Array;
  /**
   * 1 of a row that counts judgments, whatever its weight: it repeats none that says the same or
   * something else. Not there where no such row has a question.
   */
  readonly counted?: Uint8Array;
  /**
   * What a row is a part of, where one observation (the best of several, a ranking) makes several
   * rows: they share a number that no other has. UNKNOWN of a row that is an observation by itself;
   * not there where all are.
   */
  readonly choice?: Int32Array;
  /** Not there where the files say nothing of the kind. */
  readonly tags?: readonly Tag[];
  /** When it was judged, in milliseconds since 1970, NaN where unknown. Not there where all are. */
  readonly time?: Float64Array;
}

/** How clear a win is, as a judge put it: A>B plain, A>>B strong; open where nothing says so. */
export const Grade = { open: 0, plain: 1, strong: 2 } as const;
export type Grade = (typeof Grade)[keyof typeof Grade];

/** Of the wins, those that are strong and those of which nothing says how clear; the others are plain. */
export interface GradeCounts {
  readonly leftStrong: Float64Array;
  readonly rightStrong: Float64Array;
  readonly leftOpen: Float64Array;
  readonly rightOpen: Float64Array;
}

/**
 * What the likelihood needs: one entry per ordered pair that was ever judged. Pair p is
 * `models[left[p]]` shown first against `models[right[p]]`. Counts need not be whole.
 */
export interface PairCounts {
  readonly models: readonly string[];
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly leftWins: Float64Array;
  readonly rightWins: Float64Array;
  readonly ties: Float64Array;
  /**
   * Sides.unknown where nothing says who was shown first: such a pair is distinct from those that
   * were shown in a known order, and the model with the lower index is its left one. Not there
   * where every order is known.
   */
  readonly sides?: Uint8Array;
  /** Not there where no win is strong, so that counts without grades are what they were. */
  readonly grades?: GradeCounts;
  /**
   * The same judgments by question. Not there where a judgment's question is unknown, or where no
   * question has two judgments, since it then says nothing that the pairs don't.
   */
  readonly byQuestion?: QuestionCounts;
  /** Not there where some judge is unknown, or fewer than ten have judged (questions/rater-counts.ts). */
  readonly byRater?: RaterCounts;
  /** Choices of one out of three or more; not there where there are none. The pairs have them too. */
  readonly choices?: ChoiceCounts;
  /**
   * There where strengths are to be adjusted for the style of the answers: then what is fitted is of
   * these, with ties half or not at all, and the pairs are without grades, raters and choices.
   */
  readonly styled?: StyledContests;
}

/** The same judgments by who judged, in the place of questions; and by question and who judged. */
export interface RaterCounts {
  readonly raters: QuestionCounts;
  /** Where questions are told apart. */
  readonly both?: QuestionCounts;
}

/**
 * How often which model was chosen of which set: the best of several, or the next of those that a
 * ranking has not placed yet. Each choice is one observation, which the pairs hold as wins of the
 * chosen model, sides unknown, against every other of its set (choices/choice-pairs.ts).
 */
export interface ChoiceCounts {
  /**
   * Set s is of the models `member[start[s]]` … `member[start[s + 1] − 1]`, three or more, in
   * ascending order; sets by their size, then their models.
   */
  readonly start: Uint32Array;
  readonly member: Uint32Array;
  /** How often this member was chosen of its set. */
  readonly chosen: Float64Array;
  /** Not there where no two of a set were ever chosen together. */
  readonly ties?: TiedChoices;
}

/**
 * How often which models were chosen of their set together: a place that they share. Each of these
 * is one observation too, which the pairs hold as ties among the models and their wins against all
 * others of the set.
 */
export interface TiedChoices {
  /** The most models that were chosen together, also where this is of a part of the data. */
  readonly most: number;
  /**
   * Group g is at the positions `place[start[g]]` … `place[start[g + 1] − 1]` of
   * `ChoiceCounts.member`, two or more of one set, in ascending order; groups by their set, their
   * size, then their places.
   */
  readonly start: Uint32Array;
  readonly place: Uint32Array;
  readonly chosen: Float64Array;
}

/** The same by question, sorted by question, then place. */
export interface QuestionChoices {
  /** As in `QuestionCounts`. */
  readonly question: Uint32Array;
  /** Position in `ChoiceCounts.member`; behind them all, that of a group in its `ties`. */
  readonly place: Uint32Array;
  readonly chosen: Float64Array;
}

/**
 * Counts by question: of a byte each where there are many and none needs more (questions/cells.ts), so
 * nothing may be added to them in place, nor `map` make more of them.
 */
export type Counts = Float64Array | Uint8Array;

/**
 * What each pair got on each question: one row per question and ordered pair that was judged on
 * it, sorted by question, then pair. Over all questions they add up to the pairs' own counts.
 */
export interface QuestionCounts {
  /** How many questions there are; rows name them 0 … questions − 1, each at least once. */
  readonly questions: number;
  readonly question: Uint32Array;
  /** Position in the columns of `PairCounts`. */
  readonly pair: Uint32Array;
  readonly leftWins: Counts;
  readonly rightWins: Counts;
  readonly ties: Counts;
  /** There where the pairs have grades. */
  readonly grades?: GradeCounts;
  /** There where the counts have choices. */
  readonly choices?: QuestionChoices;
}

/**
 * The judgments of pair counts, told apart by what their answers differ in besides their models:
 * contest r is of `left[r]` shown first against `right[r]`, positions in `PairCounts.models`, whose
 * answers differ by the numbers of `x` from `r * covariates.length` on. Judgments alike in all of this
 * are one contest.
 */
export interface StyledContests {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** As in PairCounts. */
  readonly sides?: Uint8Array;
  readonly leftWins: Float64Array;
  readonly rightWins: Float64Array;
  readonly ties: Float64Array;
  /** What the columns of `x` are, and the standard deviation that each was divided by. */
  readonly covariates: readonly { readonly name: string; readonly sd: number }[];
  readonly x: Float64Array;
  /** The same by question, each question's rows together. */
  readonly byQuestion: ContestsByQuestion;
}

/** Of each question the contests that were judged on it. */
export interface ContestsByQuestion {
  /** How many questions; rows name them 0 … questions − 1, each at least once. */
  readonly questions: number;
  readonly question: Uint32Array;
  /** Position in the columns of `StyledContests`. */
  readonly contest: Uint32Array;
  readonly leftWins: Float64Array;
  readonly rightWins: Float64Array;
  readonly ties: Float64Array;
}

/** One model's record over all its judgments. */
export interface ModelRecord {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
}
