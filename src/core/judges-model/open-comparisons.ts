import { Outcome, UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable, ModelIndex } from '../table/judgments.ts';

/**
 * What a reference could still be asked: two models' answers to a question that it has not judged.
 * An answer is known of by any judgment of it.
 */
export class OpenComparisons {
  readonly #models: number;
  /** In the order of their names; none where no judgment's question is known. */
  readonly #questions: readonly string[];
  /** Whether there is an answer, by question, then model. */
  readonly #has: Uint8Array;
  /** Of the reference, by question; grows as comparisons are taken. */
  readonly #labels: Float64Array;
  /** Comparisons that the reference has judged or is to judge, and those that other judges have. */
  readonly #gone = new Set<number>();
  readonly #judged = new Set<number>();
  /** By pair; of no known question each may be asked again and again. */
  readonly #left: Float64Array;
  /** Judgments of the reference so far. */
  readonly labelled: number;

  /** @param models in whose order they are numbered here */
  constructor(table: JudgmentTable, models: readonly string[], reference: readonly string[]) {
    const { left, right, question, judge, outcome } = table;
    const size = models.length;
    this.#models = size;
    const place = new Map(models.map((name, m) => [name, m]));
    const places = table.models.map((name) => place.get(name) ?? -1);
    const isReference = table.judges.map((name) => reference.includes(name));
    const used = [...left.keys()].filter(
      (row) => places[left[row]] >= 0 && places[right[row]] >= 0 && left[row] !== right[row],
    );
    const asked = new Set(used.flatMap((r) => (question[r] === UNKNOWN ? [] : [question[r]])));
    const sorted = [...asked].sort((a, b) => (table.questions[a] < table.questions[b] ? -1 : 1));
    const number = new Map(sorted.map((q, at) => [q, at]));
    this.#questions = sorted.map((q) => table.questions[q]);
    this.#has = new Uint8Array(sorted.length * size);
    this.#labels = new Float64Array(sorted.length);
    let labelled = 0;
    for (const row of used) {
      const own = judge[row] !== UNKNOWN && isReference[judge[row]];
      const isParsed = outcome[row] !== Outcome.unparsed;
      if (own && isParsed) labelled++;
      const q = number.get(question[row]);
      if (q === undefined) continue;
      const [a, b] = [places[left[row]], places[right[row]]];
      this.#has[q * size + a] = 1;
      this.#has[q * size + b] = 1;
      if (!isParsed) continue;
      if (own) this.#labels[q]++;
      (own ? this.#gone : this.#judged).add(this.#key(q, a, b));
    }
    this.labelled = labelled;
    this.#left = new Float64Array(size * size).fill(sorted.length === 0 ? Infinity : 0);
    for (let q = 0; q < sorted.length; q++) {
      for (let a = 0; a < size; a++) {
        if (this.#has[q * size + a] === 0) continue;
        for (let b = a + 1; b < size; b++) if (this.#isOpen(q, a, b)) this.#left[a * size + b]++;
      }
    }
  }

  /** How many of two models are left. */
  left(a: ModelIndex, b: ModelIndex): number {
    return this.#left[Math.min(a, b) * this.#models + Math.max(a, b)];
  }

  /**
   * Takes one on the question with the fewest labels of the reference, so that they spread over
   * questions; of several where another judge has judged the same. Null where no question is known.
   */
  take(a: ModelIndex, b: ModelIndex): string | null {
    let best = -1;
    const score = (q: number): number =>
      2 * this.#labels[q] + (this.#judged.has(this.#key(q, a, b)) ? 0 : 1);
    for (let q = 0; q < this.#questions.length; q++)
      if (this.#isOpen(q, a, b) && (best < 0 || score(q) < score(best))) best = q;
    if (best < 0) return null;
    this.#labels[best]++;
    this.#gone.add(this.#key(best, a, b));
    this.drop(a, b, 1);
    return this.#questions[best];
  }

  /** Takes some of which nobody asks on which questions they are. */
  drop(a: ModelIndex, b: ModelIndex, count: number): void {
    this.#left[Math.min(a, b) * this.#models + Math.max(a, b)] -= count;
  }

  #isOpen(q: number, a: ModelIndex, b: ModelIndex): boolean {
    const from = q * this.#models;
    return this.#has[from + a] * this.#has[from + b] > 0 && !this.#gone.has(this.#key(q, a, b));
  }

  #key(q: number, a: ModelIndex, b: ModelIndex): number {
    return (q * this.#models + Math.min(a, b)) * this.#models + Math.max(a, b);
  }
}
