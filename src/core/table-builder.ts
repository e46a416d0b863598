import { Outcome, UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';
import { NameIndex } from './name-index.ts';

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
}

/** Collects judgments row by row in growing columns. */
export class TableBuilder {
  readonly #models = new NameIndex();
  readonly #questions = new NameIndex();
  readonly #judges = new NameIndex();
  #left = new Uint32Array(1024);
  #right = new Uint32Array(1024);
  #outcome = new Uint8Array(1024);
  #question = new Int32Array(1024);
  #judge = new Int32Array(1024);
  #turn = new Int8Array(1024);
  #weight = new Float64Array(1024);
  #isWeighted = false;
  #rows = 0;
  #judgments = 0;
  #unparsed = 0;

  /** Rows of the table so far. */
  get rows(): number {
    return this.#rows;
  }

  /** Judgments with an outcome so far, by weight. */
  get judgments(): number {
    return this.#judgments;
  }

  /** Judgments without a readable outcome so far, by weight. */
  get unparsed(): number {
    return this.#unparsed;
  }

  add(judgment: NewJudgment): void {
    if (this.#rows === this.#left.length) this.#grow();
    const row = this.#rows++;
    const { question, judge, turn, weight } = judgment;
    this.#left[row] = this.#models.of(judgment.left);
    this.#right[row] = this.#models.of(judgment.right);
    this.#outcome[row] = judgment.outcome;
    this.#question[row] = question === null ? UNKNOWN : this.#questions.of(question);
    this.#judge[row] = judge === null ? UNKNOWN : this.#judges.of(judge);
    this.#turn[row] = turn;
    this.#weight[row] = weight;
    if (weight !== 1) this.#isWeighted = true;
    if (judgment.outcome === Outcome.unparsed) this.#unparsed += weight;
    else this.#judgments += weight;
  }

  build(): JudgmentTable {
    const rows = this.#rows;
    return {
      models: this.#models.names,
      questions: this.#questions.names,
      judges: this.#judges.names,
      left: this.#left.slice(0, rows),
      right: this.#right.slice(0, rows),
      outcome: this.#outcome.slice(0, rows),
      question: this.#question.slice(0, rows),
      judge: this.#judge.slice(0, rows),
      turn: this.#turn.slice(0, rows),
      weight: this.#isWeighted ? this.#weight.slice(0, rows) : null,
    };
  }

  #grow(): void {
    const capacity = this.#left.length * 2;
    const left = new Uint32Array(capacity);
    const right = new Uint32Array(capacity);
    const outcome = new Uint8Array(capacity);
    const question = new Int32Array(capacity);
    const judge = new Int32Array(capacity);
    const turn = new Int8Array(capacity);
    const weight = new Float64Array(capacity);
    left.set(this.#left);
    right.set(this.#right);
    outcome.set(this.#outcome);
    question.set(this.#question);
    judge.set(this.#judge);
    turn.set(this.#turn);
    weight.set(this.#weight);
    this.#left = left;
    this.#right = right;
    this.#outcome = outcome;
    this.#question = question;
    this.#judge = judge;
    this.#turn = turn;
    this.#weight = weight;
  }
}
