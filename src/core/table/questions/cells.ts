import { UNKNOWN } from '../judgments.ts';
import type { Counts } from '../judgments.ts';

/** Rows of QuestionCounts as they come, by question, then pair; questions by any numbers. */
export class Cells<C extends Counts = Counts> {
  size = 0;
  readonly question: Uint32Array;
  readonly pair: Uint32Array;
  /** By verdict. */
  readonly columns: readonly C[];

  /** @param column what holds as large a count as there is */
  constructor(most: number, verdicts: number, column: new (length: number) => C) {
    this.question = new Uint32Array(most);
    this.pair = new Uint32Array(most);
    this.columns = Array.from({ length: verdicts }, () => new column(most));
  }

  /** The last row where that is of this question and pair, and else a new one. */
  at(question: number, pair: number): number {
    const last = this.size - 1;
    const isNew = last < 0 || this.question[last] !== question || this.pair[last] !== pair;
    const at = isNew ? this.size++ : last;
    this.question[at] = question;
    this.pair[at] = pair;
    return at;
  }

  /** Adds a row's counts to such a row. */
  add(question: number, pair: number, from: readonly Counts[], row: number): void {
    const at = this.at(question, pair);
    this.columns.forEach((column, verdict) => (column[at] += from[verdict][row]));
  }

  /**
   * Puts questions in another order and numbers them by it, one column after the other, of which so
   * none but one lies there twice.
   * @param order the questions as the how manyth they are, each once
   * @param starts where each begins, and the end
   */
  reorder(order: Uint32Array, starts: readonly number[]): void {
    for (const column of [this.pair, ...this.columns]) {
      const before = column.slice();
      let at = 0;
      for (const q of order)
        for (let from = starts[q]; from < starts[q + 1]; from++) column[at++] = before[from];
    }
    let at = 0;
    order.forEach((q, number) => {
      const end = at + starts[q + 1] - starts[q];
      this.question.fill(number, at, end);
      at = end;
    });
  }

  /** By pair, then what was said of it: 0 where two rows are alike but for their question. */
  compare(a: number, b: number): number {
    let difference = this.pair[a] - this.pair[b];
    for (let v = 0; difference === 0 && v < this.columns.length; v++)
      difference = this.columns[v][a] - this.columns[v][b];
    return difference;
  }
}

/** How many cells there are of rows that lie together by question and pair. */
export function cellsIn(rows: Uint32Array, question: Int32Array, pairOf: Uint32Array): number {
  let size = 0;
  let [asked, pair] = [UNKNOWN, 0];
  for (const row of rows) {
    if (question[row] === asked && pairOf[row] === pair) continue;
    size++;
    asked = question[row];
    pair = pairOf[row];
  }
  return size;
}
