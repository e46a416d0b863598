import { Outcome } from '../table/judgments.ts';
import type { PairCounts } from '../table/judgments.ts';
import type { JudgeReply, Usage } from './setup.ts';

/** What one judge said so far. */
export interface JudgeTally {
  readonly replies: number;
  readonly unparsed: number;
  readonly usage: Usage;
  /** In US dollars. */
  readonly cost: number;
  /** Replies with no token count that can be right: their calls count at their most. */
  readonly unmetered: number;
}

interface Sums {
  replies: number;
  unparsed: number;
  input: number;
  output: number;
  cost: number;
  unmetered: number;
}

/** Counts replies of a run as they come: one more costs nothing but itself. */
export class RunTally {
  readonly #models: readonly string[];
  /** Models by name, as counts have them. */
  readonly #order: readonly number[];
  /** Left wins, right wins and ties of each ordered pair, at 3 · (left · models + right). */
  readonly #outcomes: Float64Array;
  readonly #judges: readonly Sums[];
  /** The same outcomes by question and ordered pair, at question · models² + left · models + right. */
  readonly #byQuestion = new Map<number, Float64Array>();

  /** @param judges how many there are */
  constructor(models: readonly string[], judges: number) {
    this.#models = models;
    this.#order = [...models.keys()].sort((a, b) => (models[a] < models[b] ? -1 : 1));
    this.#outcomes = new Float64Array(3 * models.length ** 2);
    this.#judges = Array.from({ length: judges }, () => ({
      ...{ replies: 0, unparsed: 0, input: 0, output: 0, cost: 0, unmetered: 0 },
    }));
  }

  add(reply: JudgeReply): void {
    this.#change(reply, 1);
  }

  /** @param reply one that was added, as it was */
  takeBack(reply: JudgeReply): void {
    this.#change(reply, -1);
  }

  of(judge: number): JudgeTally {
    const { input, output, ...rest } = this.#judges[judge];
    return { ...rest, usage: { input, output } };
  }

  /** The same as countPairs gives of the run's table, but not by question. */
  counts(): PairCounts {
    const order = this.#order;
    const pairs = order
      .flatMap((left) => order.map((right) => ({ left, right, at: this.#at(left, right) })))
      .filter(({ at }) => this.#outcomes.subarray(at, at + 3).some((count) => count > 0));
    const judged = new Set(pairs.flatMap(({ left, right }) => [left, right]));
    const used = order.filter((model) => judged.has(model));
    const place = new Map(used.map((model, at) => [model, at]));
    const outcomes = (outcome: Outcome) =>
      Float64Array.from(pairs, ({ at }) => this.#outcomes[at + outcome]);
    return {
      models: used.map((model) => this.#models[model]),
      left: Uint32Array.from(pairs, ({ left }) => place.get(left) ?? 0),
      right: Uint32Array.from(pairs, ({ right }) => place.get(right) ?? 0),
      leftWins: outcomes(Outcome.left),
      rightWins: outcomes(Outcome.right),
      ties: outcomes(Outcome.tie),
    };
  }

  /** The same, and by question: questions by their position in the run, those judged once too. */
  countsByQuestion(): PairCounts {
    const counts = this.counts();
    const models = this.#models.length;
    const place = new Map(counts.models.map((name, at) => [name, at]));
    const placeOf = (model: number): number => place.get(this.#models[model]) ?? 0;
    const pairs = new Map(Array.from(counts.left, (l, p) => [l * models + counts.right[p], p]));
    const rows = [...this.#byQuestion]
      .filter(([, outcomes]) => outcomes.some((n) => n > 0))
      .map(([key, outcomes]) => {
        const [left, right] = [Math.floor(key / models) % models, key % models];
        const pair = pairs.get(placeOf(left) * models + placeOf(right)) ?? 0;
        return { question: Math.floor(key / models ** 2), pair, outcomes };
      })
      .sort((a, b) => a.question - b.question || a.pair - b.pair);
    const column = (outcome: Outcome) =>
      Float64Array.from(rows, ({ outcomes }) => outcomes[outcome]);
    const byQuestion = {
      questions: rows.length === 0 ? 0 : rows[rows.length - 1].question + 1,
      question: Uint32Array.from(rows, ({ question }) => question),
      pair: Uint32Array.from(rows, ({ pair }) => pair),
      leftWins: column(Outcome.left),
      rightWins: column(Outcome.right),
      ties: column(Outcome.tie),
    };
    return { ...counts, byQuestion };
  }

  #at(left: number, right: number): number {
    return 3 * (left * this.#models.length + right);
  }

  #change(
    { judge, question, left, right, again, outcome, usage, cost }: JudgeReply,
    by: 1 | -1,
  ): void {
    const sums = this.#judges[judge];
    sums.replies += by;
    sums.input += by * (usage?.input ?? 0);
    sums.output += by * (usage?.output ?? 0);
    sums.cost += by * cost;
    if (usage === null && cost > 0) sums.unmetered += by;
    if (outcome === Outcome.unparsed) sums.unparsed += by;
    else if (!again) {
      this.#outcomes[this.#at(left, right) + outcome] += by;
      const key = (question * this.#models.length + left) * this.#models.length + right;
      const outcomes = this.#byQuestion.get(key) ?? new Float64Array(3);
      outcomes[outcome] += by;
      this.#byQuestion.set(key, outcomes);
    }
  }
}
