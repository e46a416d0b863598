import type { FileFailure } from '../file/file-failure.ts';
import { NameIndex } from '../../table/name-index.ts';
import { NOTHING_SPENT, spentAlso } from '../../table/benchmark.ts';
import type {
  Answer,
  Benchmark,
  Prompt,
  Question,
  RankingEntry,
  Spent,
  TextIndex,
} from '../../table/benchmark.ts';
import { ScoreBuilder } from '../../table/scores.ts';
import { TableBuilder } from '../../table/table-builder.ts';
import type { NewJudgment } from '../../table/table-builder.ts';
import type { StrongVerdicts } from '../file/report.ts';
import type { TextSink } from '../../table/record-texts.ts';

/** All that one file holds, collected record by record. */
export class FileContent {
  readonly table = new TableBuilder();
  readonly scores = new ScoreBuilder();
  /** Judgments of answers, with the ids of the answers in the places of the models. */
  readonly reviews: NewJudgment[] = [];
  readonly #file: string;
  readonly #sink: TextSink | null;
  #texts = 0;
  /** Strong verdicts, where there are any. */
  strong: StrongVerdicts | null = null;
  /** Whether rows count judgments. */
  isCounted = false;
  /** Verdicts that were split between both sides, as probabilities of a win. */
  probabilities = 0;
  /** How many games the user said that each pair played, where that was needed. */
  games: number | null = null;
  /** Metrics that were not used, since in them less is better where in the others more is. */
  readonly leftOut = new Set<string>();
  /** Why nothing of the file can be used, where only a record further down showed it. */
  refusal: FileFailure | null = null;
  readonly questions: Question[] = [];
  readonly answers: Answer[] = [];
  readonly prompts: Prompt[] = [];
  /** What a format notes of one record for those that follow. */
  readonly notes = new Map<string, string>();
  readonly #answerers = new NameIndex();
  readonly #spent = new Map<string, Spent>();
  readonly #rankings = new Map<string, RankingEntry[]>();
  #longestRanking = 0;
  /** Questions that a mapped table gives a category, once each. */
  readonly #categories = new Map<string, string>();
  readonly #asked = new Set<string>();
  #aside = 0;

  /** @param sink takes the texts; without one they are only numbered */
  constructor(file: string, sink: TextSink | null = null) {
    this.#file = file;
    this.#sink = sink;
  }

  /** Rows of the table or, where the file holds others, of the scores or the reviews. */
  get rows(): number {
    return this.table.rows + this.scores.rows + this.reviews.length;
  }

  /** Different models so far: of the judgments, the scores, the answers or a ranking. */
  get models(): number {
    return Math.max(
      this.table.models,
      this.scores.models,
      this.#answerers.size,
      this.#longestRanking,
    );
  }

  /** Whether nothing has been collected. */
  get isEmpty(): boolean {
    return (
      this.table.rows === 0 &&
      this.scores.rows === 0 &&
      this.reviews.length === 0 &&
      this.questions.length === 0 &&
      this.answers.length === 0 &&
      this.prompts.length === 0 &&
      this.#rankings.size === 0
    );
  }

  /** Hands a text on; gives its place among those of the file. */
  text(text: string): TextIndex {
    const index = this.#texts++;
    this.#sink?.text(index, text);
    return index;
  }

  categorise(question: string, category: string): void {
    if (this.#categories.has(question)) return;
    this.#categories.set(question, category);
    this.questions.push({ id: question, category, turns: [], reference: [] });
  }

  /** A question that stands beside each of its answers: its text is taken once. */
  ask(question: string, text: string): void {
    if (this.#asked.has(question)) return;
    this.#asked.add(question);
    const turns = [this.text(text)];
    this.questions.push({ id: question, category: null, turns, reference: [] });
  }

  /** Counts a record that is sound but compares nothing, such as a thumb for one answer alone. */
  leaveAside(): void {
    this.#aside++;
  }

  /** Records that compare nothing so far. */
  get aside(): number {
    return this.#aside;
  }

  answer(answer: Answer): void {
    this.#answerers.of(answer.model);
    this.answers.push(answer);
  }

  /** What one scored output cost and how long it took; null where the record does not say. */
  spend(model: string, output: { readonly cost: number | null; readonly seconds: number | null }) {
    if (output.cost === null && output.seconds === null) return;
    this.#spent.set(model, spentAlso(this.#spent.get(model) ?? NOTHING_SPENT, output));
  }

  rank(measure: string, entry: RankingEntry): void {
    const entries = this.#rankings.get(measure) ?? [];
    if (entries.push(entry) === 1) this.#rankings.set(measure, entries);
    this.#longestRanking = Math.max(this.#longestRanking, entries.length);
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
      ...(this.#spent.size > 0 && {
        spent: [...this.#spent].map(([model, sums]) => ({ model, ...sums })),
      }),
    };
  }
}
