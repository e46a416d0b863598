import { UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import type { ScoreTable } from '../table/scores.ts';

/** Turns that a key tells apart: a column of Int8 holds no more. */
const TURNS = 256;

/**
 * Texts of scores that judges gave to single answers, of which judgments were derived: those of a
 * row are what one judge said of either of its two answers to one turn of its question.
 */
export class ScoredTexts {
  readonly #table: JudgmentTable;
  readonly #models: ReadonlyMap<string, number>;
  readonly #questions: ReadonlyMap<string, number>;
  readonly #judges: ReadonlyMap<string, number>;
  /** By what a score is of. */
  readonly #texts = new Map<number, number[]>();

  constructor(table: JudgmentTable) {
    this.#table = table;
    this.#models = placesOf(table.models);
    this.#questions = placesOf(table.questions);
    this.#judges = placesOf(table.judges);
  }

  /** @param texts numbers of the texts of score `number`; negative where there is none */
  add(scores: ScoreTable, number: number, texts: readonly number[]): void {
    const model = this.#models.get(scores.models[scores.model[number]]);
    const question = this.#questions.get(scores.questions[scores.question[number]]);
    const named = scores.judge[number];
    const judge = named === UNKNOWN ? UNKNOWN : this.#judges.get(scores.judges[named]);
    if (model === undefined || question === undefined || judge === undefined) return;
    const key = this.#key(model, question, judge, scores.turn[number]);
    const found = texts.filter((text) => text >= 0);
    const known = this.#texts.get(key);
    if (known === undefined) this.#texts.set(key, found);
    else known.push(...found);
  }

  /** Marks the rows of which either score has a text among those found. */
  mark(isIn: Uint8Array, rows: Uint8Array): void {
    if (this.#texts.size === 0) return;
    const found = new Set<number>();
    for (const [key, texts] of this.#texts) {
      if (texts.some((text) => isIn[text] !== 0)) found.add(key);
    }
    if (found.size === 0) return;
    const { left, right, question, judge, turn } = this.#table;
    for (let row = 0; row < rows.length; row++) {
      if (rows[row] !== 0 || question[row] === UNKNOWN) continue;
      const has = (model: number) =>
        found.has(this.#key(model, question[row], judge[row], turn[row]));
      if (has(left[row]) || has(right[row])) rows[row] = 1;
    }
  }

  #key(model: number, question: number, judge: number, turn: number): number {
    const { models, judges } = this.#table;
    const answer = question * models.length + model;
    return (answer * (judges.length + 1) + judge + 1) * TURNS + turn + 1;
  }
}

function placesOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, at) => [name, at]));
}
