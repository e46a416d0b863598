import type { Benchmark, TextIndex } from '../table/benchmark.ts';
import { UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';

/** Stands where nothing is found in any turn. */
const NOWHERE = 127;
const NONE = -1;

/** For each row of a table the answers of its two models, by their places in `turns`, or −1. */
interface AnswersOfRows {
  readonly models: readonly string[];
  readonly turns: readonly (readonly TextIndex[])[];
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** The questions and answers that stand in files of their own, turn by turn. */
export class TurnTexts {
  readonly #table: JudgmentTable;
  readonly #benchmark: Benchmark;
  /** By the benchmark's text: its number among those that are searched, or −1. */
  readonly #numbers: Int32Array;
  /** By question of the table: its turns. */
  readonly #questions: readonly (readonly TextIndex[])[];
  #answers: AnswersOfRows | null = null;

  constructor(table: JudgmentTable, benchmark: Benchmark) {
    this.#table = table;
    this.#benchmark = benchmark;
    this.#numbers = new Int32Array(benchmark.texts).fill(NONE);
    const turns = new Map<string, readonly TextIndex[]>();
    for (const question of benchmark.questions) {
      if (question.turns.length > 0 && !turns.has(question.id))
        turns.set(question.id, question.turns);
    }
    this.#questions = table.questions.map((id) => turns.get(id) ?? []);
  }

  set(index: TextIndex, number: number): void {
    this.#numbers[index] = number;
  }

  /** Marks the rows of whose question or answers a turn, up to their own, is among those found. */
  mark(isIn: Uint8Array, models: readonly string[], rows: Uint8Array): void {
    if (this.#numbers.length === 0) return;
    const first = (turns: readonly TextIndex[]): number => {
      const at = turns.findIndex((index) => {
        const number = this.#numbers[index];
        return number !== NONE && isIn[number] !== 0;
      });
      return at < 0 ? NOWHERE : at + 1;
    };
    const answers = this.#answersOf(models);
    const inQuestion = Uint8Array.from(this.#questions, first);
    const inAnswer = Uint8Array.from(answers.turns, first);
    const { question, turn } = this.#table;
    for (let row = 0; row < rows.length; row++) {
      if (question[row] === UNKNOWN) continue;
      let found = inQuestion[question[row]];
      if (answers.left[row] !== NONE) found = Math.min(found, inAnswer[answers.left[row]]);
      if (answers.right[row] !== NONE) found = Math.min(found, inAnswer[answers.right[row]]);
      if (found < NOWHERE && (turn[row] === UNKNOWN || found <= turn[row])) rows[row] = 1;
    }
  }

  #answersOf(models: readonly string[]): AnswersOfRows {
    if (this.#answers?.models !== models) {
      this.#answers = answersOfRows(this.#table, this.#benchmark, models);
    }
    return this.#answers;
  }
}

/** Of a model by the name in its file, or as edited, as overview/text-places.ts finds them. */
function answersOfRows(
  table: JudgmentTable,
  benchmark: Benchmark,
  edited: readonly string[],
): AnswersOfRows {
  const { models, questions, question } = table;
  const placeOf = new Map(questions.map((id, q) => [id, q]));
  const modelOf = new Map(models.map((name, m) => [name, m]));
  const turns: (readonly TextIndex[])[] = [];
  /** By question and model: its answer. */
  const own = new Map<number, number>();
  const renamed = new Map<number, number>();
  const put = (to: Map<number, number>, key: number, answer: number): void => {
    if (!to.has(key)) to.set(key, answer);
  };
  const othersOf = new Map<string, number[]>();
  edited.forEach((name, m) => othersOf.set(name, [...(othersOf.get(name) ?? []), m]));
  for (const answer of benchmark.answers) {
    const q = placeOf.get(answer.question);
    if (q === undefined) continue;
    const at = turns.push(answer.turns) - 1;
    const m = modelOf.get(answer.model);
    if (m !== undefined) put(own, q * models.length + m, at);
    // Under the name that the edits give it, it is an answer of all models of that name.
    const name = m === undefined ? answer.model : edited[m];
    for (const other of othersOf.get(name) ?? []) put(renamed, q * models.length + other, at);
  }
  const of = (column: Uint32Array): Int32Array => {
    const answers = new Int32Array(column.length).fill(NONE);
    if (turns.length === 0) return answers;
    for (let row = 0; row < column.length; row++) {
      if (question[row] === UNKNOWN) continue;
      const key = question[row] * models.length + column[row];
      answers[row] = own.get(key) ?? renamed.get(key) ?? NONE;
    }
    return answers;
  };
  return { models: edited, turns, left: of(table.left), right: of(table.right) };
}
