import type { Answer, Benchmark, Prompt, Question, RankingEntry, TextIndex } from '../benchmark.ts';
import { ScoreBuilder } from '../scores.ts';
import { TableBuilder } from '../table-builder.ts';

/** All that one file holds, collected record by record. */
export class FileContent {
  readonly table = new TableBuilder();
  readonly scores = new ScoreBuilder();
  readonly #file: string;
  readonly #texts: string[] = [];
  readonly questions: Question[] = [];
  readonly answers: Answer[] = [];
  readonly prompts: Prompt[] = [];
  readonly #rankings = new Map<string, RankingEntry[]>();
  /** Questions that a mapped table gives a category, once each. */
  readonly #categories = new Map<string, string>();

  constructor(file: string) {
    this.#file = file;
  }

  /** Whether nothing has been collected. */
  get isEmpty(): boolean {
    return (
      this.table.rows === 0 &&
      this.scores.rows === 0 &&
      this.questions.length === 0 &&
      this.answers.length === 0 &&
      this.prompts.length === 0 &&
      this.#rankings.size === 0
    );
  }

  /** Keeps a text; gives its place in the list of texts. */
  text(text: string): TextIndex {
    return this.#texts.push(text) - 1;
  }

  categorise(question: string, category: string): void {
    if (this.#categories.has(question)) return;
    this.#categories.set(question, category);
    this.questions.push({ id: question, category, turns: [], reference: [] });
  }

  rank(measure: string, entry: RankingEntry): void {
    const entries = this.#rankings.get(measure);
    if (entries === undefined) this.#rankings.set(measure, [entry]);
    else entries.push(entry);
  }

  benchmark(): Benchmark {
    return {
      texts: this.#texts,
      questions: this.questions,
      answers: this.answers,
      prompts: this.prompts,
      rankings: [...this.#rankings].map(([measure, entries]) => ({
        file: this.#file,
        measure,
        entries,
      })),
    };
  }
}
