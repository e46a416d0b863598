import { UNKNOWN } from './judgments.ts';
import { NameIndex } from './name-index.ts';

/**
 * Scores that a judge gave to single answers, as columns: row r is what `judges[judge[r]]` gave
 * to `models[model[r]]` on `questions[question[r]]`. All columns have the same length.
 */
export interface ScoreTable {
  readonly models: readonly string[];
  readonly questions: readonly string[];
  readonly judges: readonly string[];
  readonly model: Uint32Array;
  readonly question: Uint32Array;
  /** Index into `judges`, or UNKNOWN. */
  readonly judge: Int32Array;
  /** Conversation turn (1, 2, …), or UNKNOWN. */
  readonly turn: Int8Array;
  /** NaN where the judge gave none. */
  readonly score: Float64Array;
  /** What equal scores say: a tie, or (where a judge picks the best) nothing. */
  readonly equal: EqualScores;
  /** What the format says of scores; higher where it does not say. */
  readonly better?: BetterScores;
  /** Judges whose lower scores are better, by name ('' is the one without), where the user said. */
  readonly lower?: readonly string[];
}

export type EqualScores = 'tie' | 'nothing';
export type BetterScores = 'higher' | 'lower';

/** The names of the judges of the scores; '' stands for the one without. */
export function scoreJudges({ judges, judge }: ScoreTable): readonly string[] {
  return judge.includes(UNKNOWN) ? [...judges, ''] : judges;
}

/** Those whose lower scores are better. */
export function lowerJudges(scores: ScoreTable): readonly string[] {
  const { lower, better } = scores;
  if (lower === undefined) return better === 'lower' ? scoreJudges(scores) : [];
  return scoreJudges(scores).filter((name) => lower.includes(name));
}

export interface NewScore {
  readonly model: string;
  readonly question: string;
  readonly judge: string | null;
  readonly turn: number;
  /** Null where the judge gave none. */
  readonly score: number | null;
}

/** Collects scores row by row. */
export class ScoreBuilder {
  readonly #models = new NameIndex();
  readonly #questions = new NameIndex();
  readonly #judges = new NameIndex();
  readonly #model: number[] = [];
  readonly #question: number[] = [];
  readonly #judge: number[] = [];
  readonly #turn: number[] = [];
  readonly #score: number[] = [];
  equal: EqualScores = 'tie';
  better: BetterScores = 'higher';

  get rows(): number {
    return this.#score.length;
  }

  /** Different models so far. */
  get models(): number {
    return this.#models.size;
  }

  /** Different questions so far. */
  get questions(): number {
    return this.#questions.size;
  }

  add({ model, question, judge, turn, score }: NewScore): void {
    this.#model.push(this.#models.of(model));
    this.#question.push(this.#questions.of(question));
    this.#judge.push(judge === null ? UNKNOWN : this.#judges.of(judge));
    this.#turn.push(turn);
    this.#score.push(score ?? NaN);
  }

  build(): ScoreTable {
    return {
      models: this.#models.names,
      questions: this.#questions.names,
      judges: this.#judges.names,
      model: Uint32Array.from(this.#model),
      question: Uint32Array.from(this.#question),
      judge: Int32Array.from(this.#judge),
      turn: Int8Array.from(this.#turn),
      score: Float64Array.from(this.#score),
      equal: this.equal,
      ...(this.better === 'lower' ? { better: 'lower' } : {}),
    };
  }
}
