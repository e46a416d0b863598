import { Grade, Outcome, outcomeOf, Sides, UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';
import { NameIndex } from './name-index.ts';
import { TagColumns } from './tagged/tag-columns.ts';
import { resized } from '../numerics/freed-memory.ts';
import { roundedSum } from '../numerics/weight-sum.ts';

/** One judgment by names; null and UNKNOWN where the source does not say. */
export interface NewJudgment {
  readonly left: string;
  readonly right: string;
  readonly outcome: Outcome;
  readonly question: string | null;
  readonly judge: string | null;
  /** 1, 2, … or UNKNOWN. */
  readonly turn: number;
  /** How many judgments this row stands for. */
  readonly weight: number;
  /** Given where nothing says which of the two was shown first. */
  readonly sides?: 'unknown' | undefined;
  /** How clear a win is, where the source says so. */
  readonly grade?: Grade | undefined;
  /** Given where the source counts judgments, so that this stands for all of them that ended so. */
  readonly isCount?: true | undefined;
}

/** What is known of a judgment beside the two models, how it ended and how often. */
export type Besides = Omit<NewJudgment, 'left' | 'right' | 'outcome' | 'weight'>;

/**
 * A judgment of what a reader knows in parts. Spread into one object, they would cost as much as all
 * that is read of a row.
 */
export function judgmentOf(
  { left, right }: Pick<NewJudgment, 'left' | 'right'>,
  outcome: Outcome,
  { question, judge, turn, sides, grade, isCount }: Besides,
  weight = 1,
): NewJudgment {
  return { left, right, outcome, question, judge, turn, weight, sides, grade, isCount };
}

/** A judgment by the indices of its names, UNKNOWN where the source does not say. */
export interface KnownJudgment {
  readonly left: number;
  readonly right: number;
  readonly outcome: Outcome;
  readonly question: number;
  readonly judge: number;
  readonly turn: number;
}

/** Rows that a table has room for at first: an archive may hold thousands of files without any. */
const FIRST_ROWS = 16;

/** Rows from which on columns grow by half, no longer by as much again: some megabytes each. */
const MANY_ROWS = 1 << 20;

/** Collects judgments row by row in growing columns. */
export class TableBuilder {
  readonly #models = new NameIndex();
  readonly questions = new NameIndex();
  readonly judges = new NameIndex();
  #left = new Uint32Array(FIRST_ROWS);
  #right = new Uint32Array(FIRST_ROWS);
  #outcome = new Uint8Array(FIRST_ROWS);
  #question = new Int32Array(FIRST_ROWS);
  #judge = new Int32Array(FIRST_ROWS);
  #turn = new Int8Array(FIRST_ROWS);
  /** Null as long as each row is one judgment. */
  #weight: Float64Array<ArrayBuffer> | null = null;
  /** Null as long as each row says who was shown first. */
  #sides: Uint8Array<ArrayBuffer> | null = null;
  /** Null as long as no row is graded. */
  #grade: Uint8Array<ArrayBuffer> | null = null;
  #hasStrong = false;
  /** Null as long as no row that names its question counts judgments. */
  #counted: Uint8Array<ArrayBuffer> | null = null;
  /** Null as long as each row is an observation by itself. */
  #choice: Int32Array<ArrayBuffer> | null = null;
  #choices = 0;
  readonly #tags = new TagColumns();
  /** Whether a table has these columns too. */
  #isShared = false;
  #rows = 0;
  #judgments = 0;
  #unparsed = 0;
  #unknownSides = 0;

  /** Rows of the table so far. */
  get rows(): number {
    return this.#rows;
  }

  /** Whether some judgment so far is of this model. */
  hasModel(name: string): boolean {
    return this.#models.has(name);
  }

  /** Different models so far. */
  get models(): number {
    return this.#models.size;
  }

  /** Judgments with an outcome so far, by weight. */
  get judgments(): number {
    return roundedSum(this.#judgments);
  }

  /** Judgments without a readable outcome so far, by weight. */
  get unparsed(): number {
    return roundedSum(this.#unparsed);
  }

  /** Judgments so far, by weight, that do not say who was shown first. */
  get unknownSides(): number {
    return roundedSum(this.#unknownSides);
  }

  /** A number for the rows of one more observation that makes several; it must make some. */
  nextChoice(): number {
    return this.#choices++;
  }

  /** @param choice of `nextChoice`, where the row is a part of such an observation */
  add(judgment: NewJudgment, choice = UNKNOWN): void {
    if (this.#rows === this.#left.length) this.#grow();
    const row = this.#rows++;
    const { question, judge, turn, weight } = judgment;
    this.#left[row] = this.#models.of(judgment.left);
    this.#right[row] = this.#models.of(judgment.right);
    this.#outcome[row] = judgment.outcome;
    this.#question[row] = question === null ? UNKNOWN : this.questions.of(question);
    this.#judge[row] = judge === null ? UNKNOWN : this.judges.of(judge);
    this.#turn[row] = turn;
    if (weight !== 1) this.#weight ??= new Float64Array(this.#left.length).fill(1);
    if (this.#weight !== null) this.#weight[row] = weight;
    if (judgment.sides === 'unknown') {
      this.#sides ??= new Uint8Array(this.#left.length);
      this.#sides[row] = Sides.unknown;
      this.#unknownSides += weight;
    }
    if (judgment.grade !== undefined && judgment.grade !== Grade.open) {
      this.#grade ??= new Uint8Array(this.#left.length);
      this.#grade[row] = judgment.grade;
      this.#hasStrong ||= judgment.grade === Grade.strong;
    }
    if (judgment.isCount && question !== null) {
      this.#counted ??= new Uint8Array(this.#left.length);
      this.#counted[row] = 1;
    }
    if (choice !== UNKNOWN) this.#choice ??= new Int32Array(this.#left.length).fill(UNKNOWN);
    if (this.#choice !== null) this.#choice[row] = choice;
    if (judgment.outcome === Outcome.unparsed) this.#unparsed += weight;
    else this.#judgments += weight;
  }

  /**
   * The same of one judgment, nothing else being known of it, by indices: those of models that are in
   * the table, of question and judge in `questions` and `judges`, or UNKNOWN.
   */
  addKnown(
    left: number,
    right: number,
    outcome: Outcome,
    question: number,
    judge: number,
    turn: number,
  ): void {
    if (this.#rows === this.#left.length) this.#grow();
    const row = this.#rows++;
    this.#left[row] = left;
    this.#right[row] = right;
    this.#outcome[row] = outcome;
    this.#question[row] = question;
    this.#judge[row] = judge;
    this.#turn[row] = turn;
    if (this.#weight !== null) this.#weight[row] = 1;
    if (this.#choice !== null) this.#choice[row] = UNKNOWN;
    if (outcome === Outcome.unparsed) this.#unparsed++;
    else this.#judgments++;
  }

  /** What the last row says by indices. */
  last(): KnownJudgment {
    const row = this.#rows - 1;
    return {
      left: this.#left[row],
      right: this.#right[row],
      outcome: outcomeOf(this.#outcome[row]),
      question: this.#question[row],
      judge: this.#judge[row],
      turn: this.#turn[row],
    };
  }

  /** One more value that the rows from `first` on have of this name. */
  tag(first: number, name: string, value: string): void {
    for (let row = first; row < this.#rows; row++) this.#tags.add(row, name, value);
  }

  /** When the rows from `first` on were judged, in milliseconds since 1970. */
  date(first: number, time: number): void {
    for (let row = first; row < this.#rows; row++) this.#tags.addTime(row, time);
  }

  /** The table and the builder share their columns; what is added later goes into others. */
  build(): JudgmentTable {
    const rows = this.#rows;
    if (this.#left.length > rows) this.#resize(rows);
    this.#isShared = true;
    return {
      models: this.#models.names,
      questions: this.questions.names,
      judges: this.judges.names,
      left: this.#left,
      right: this.#right,
      outcome: this.#outcome,
      question: this.#question,
      judge: this.#judge,
      turn: this.#turn,
      weight: this.#weight,
      ...(this.#sides !== null && { sides: this.#sides }),
      ...(this.#grade !== null && this.#hasStrong && { grade: this.#grade }),
      ...(this.#counted !== null && { counted: this.#counted }),
      ...(this.#choice !== null && { choice: this.#choice }),
      ...this.#tags.build(rows),
    };
  }

  /** Makes the columns longer: by half from some megabytes on, which else lie there empty. */
  #grow(): void {
    const { length } = this.#left;
    this.#resize(Math.max(FIRST_ROWS, Math.ceil(length * (length < MANY_ROWS ? 2 : 1.5))));
  }

  /** One column after the other: no more than one of them lies there twice. */
  #resize(rows: number): void {
    const isShared = this.#isShared;
    this.#left = resized(Uint32Array, this.#left, rows, isShared);
    this.#right = resized(Uint32Array, this.#right, rows, isShared);
    this.#outcome = resized(Uint8Array, this.#outcome, rows, isShared);
    this.#question = resized(Int32Array, this.#question, rows, isShared);
    this.#judge = resized(Int32Array, this.#judge, rows, isShared);
    this.#turn = resized(Int8Array, this.#turn, rows, isShared);
    this.#sides &&= resized(Uint8Array, this.#sides, rows, isShared);
    this.#grade &&= resized(Uint8Array, this.#grade, rows, isShared);
    this.#counted &&= resized(Uint8Array, this.#counted, rows, isShared);
    this.#choice &&= resized(Int32Array, this.#choice, rows, isShared);
    this.#weight &&= resized(Float64Array, this.#weight, rows, isShared);
    this.#isShared = false;
  }
}
