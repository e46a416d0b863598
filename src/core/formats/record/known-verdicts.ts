import { Outcome, UNKNOWN } from '../../table/judgments.ts';
import type { NameIndex } from '../../table/name-index.ts';
import type { TableBuilder } from '../../table/table-builder.ts';
import { CodedRow } from '../containers/container.ts';
import type { Row } from '../containers/container.ts';
import type { Format } from './format.ts';
import type { VerdictFields } from './verdict-fields.ts';

/** By their numbers. */
const OUTCOMES = Object.values(Outcome);

/** Where nothing was learnt, or it can't be. */
const NEW = -2;

/** What the values of one place came to when rows were read, by their codes. */
class Learnt {
  readonly place: number;
  #by = new Int32Array(16).fill(NEW);

  /** @param place −1 where rows have none */
  constructor(place: number) {
    this.place = place;
  }

  of(row: CodedRow): number {
    if (this.place < 0) return UNKNOWN;
    const code = row.codeAt(this.place);
    return code >= 0 && code < this.#by.length ? this.#by[code] : NEW;
  }

  /** The same of a name, which may be known by its bytes whatever it was before. */
  nameOf(row: CodedRow, names: NameIndex): number {
    const plain = this.place < 0 ? -1 : row.nameAt(this.place, names);
    return plain < 0 ? this.of(row) : plain;
  }

  note(row: CodedRow, what: number): void {
    const code = this.place < 0 ? -1 : row.codeAt(this.place);
    if (code < 0) return;
    if (code >= this.#by.length) {
      const more = new Int32Array(2 * code).fill(NEW);
      more.set(this.#by);
      this.#by = more;
    }
    this.#by[code] = what;
  }

  forget(): void {
    this.#by.fill(NEW);
  }
}

/**
 * Adds rows that say one verdict, without reading them, where each of their parts was met before:
 * what a part came to then it comes to again. Names may be new that nothing else depends on.
 */
export class KnownVerdicts {
  readonly #fieldsOf: (row: Row) => VerdictFields;
  readonly #table: TableBuilder;
  readonly #known = new WeakMap<CodedRow, RowParts>();
  #row: CodedRow | null = null;
  #parts: RowParts | null = null;

  private constructor(fieldsOf: (row: Row) => VerdictFields, table: TableBuilder) {
    this.#fieldsOf = fieldsOf;
    this.#table = table;
  }

  /** Null where records of the format say more than a verdict. */
  static of({ verdictFields }: Format, table: TableBuilder): KnownVerdicts | null {
    return verdictFields === undefined ? null : new KnownVerdicts(verdictFields, table);
  }

  /** Adds what a row says; false where it must be read. */
  add(row: Row): boolean {
    return row instanceof CodedRow && this.#partsOf(row).add(row);
  }

  /** Notes what a row has come to that was read, `before` being how many rows the table had. */
  learn(row: Row, before: number): void {
    const isOne = this.#table.rows === before + 1;
    if (isOne && row instanceof CodedRow) this.#partsOf(row).learn(row);
  }

  #partsOf(row: CodedRow): RowParts {
    if (this.#parts !== null && this.#row === row) return this.#parts;
    const parts = this.#known.get(row) ?? new RowParts(row, this.#fieldsOf(row), this.#table);
    this.#known.set(row, parts);
    this.#row = row;
    this.#parts = parts;
    return parts;
  }
}

/** The parts of rows that have the same fields. */
class RowParts {
  readonly #table: TableBuilder;
  readonly #left: Learnt;
  readonly #right: Learnt;
  readonly #verdict: Learnt;
  readonly #question: Learnt;
  readonly #judge: Learnt;
  readonly #turn: Learnt;
  readonly #verdictField: string;
  readonly #isPlain: boolean;
  /** A long text is not its own name. */
  readonly #isQuestionText: boolean;
  /** How many models there were when verdicts were learnt: one more may be what a verdict names. */
  #models = 0;

  constructor(row: CodedRow, fields: VerdictFields, table: TableBuilder) {
    const { left, right, verdict, question = 'question_id', judge, sides } = fields;
    const { questionText, questionName } = fields;
    const at = (field: string): Learnt => new Learnt(row.placeOf(field));
    this.#table = table;
    this.#left = at(left);
    this.#right = at(right);
    this.#verdict = at(verdict);
    this.#verdictField = verdict;
    this.#question = at(questionText ?? question);
    this.#isQuestionText = questionText !== undefined;
    this.#judge = typeof judge === 'string' ? at(judge) : new Learnt(-1);
    this.#turn = at('turn');
    const isJudge = judge === null || typeof judge === 'string';
    const isWhole = [this.#left, this.#right, this.#verdict].every(({ place }) => place >= 0);
    const others = ['weight', 'sides', 'grade'].every((field) => row.placeOf(field) < 0);
    const isBare = questionName === undefined && sides === undefined;
    this.#isPlain = isJudge && isWhole && others && isBare;
  }

  /** Adds what the row says; false where it must be read. */
  add(row: CodedRow): boolean {
    if (!this.#isPlain) return false;
    const table = this.#table;
    if (table.models !== this.#models) return false;
    const left = this.#left.of(row);
    const right = this.#right.of(row);
    if (left < 0 || right < 0 || left === right) return false;
    const verdict = this.#verdict.of(row);
    if (verdict < 0) return false;
    const turn = this.#turn.of(row);
    if (turn === NEW) return false;
    const judge = this.#judge.nameOf(row, table.judges);
    if (judge === NEW) return false;
    const question = this.#isQuestionText
      ? this.#question.of(row)
      : this.#question.nameOf(row, table.questions);
    if (question === NEW) return false;
    table.addKnown(left, right, OUTCOMES[verdict], question, judge, turn);
    return true;
  }

  /** Notes what the row has come to that was read, and is the last one of the table. */
  learn(row: CodedRow): void {
    if (!this.#isPlain) return;
    const table = this.#table;
    const { left, right, outcome, question, judge, turn } = table.last();
    if (table.models !== this.#models) {
      this.#models = table.models;
      this.#verdict.forget();
    }
    // What may be the name of a model says something else of each pair.
    if (!table.hasModel(String(row.get(this.#verdictField)).trim())) {
      this.#verdict.note(row, outcome);
    }
    this.#left.note(row, left);
    this.#right.note(row, right);
    this.#question.note(row, question);
    this.#judge.note(row, judge);
    this.#turn.note(row, turn);
  }
}
