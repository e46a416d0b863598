import { isOrderKnown, Outcome, UNKNOWN } from '../judgments.ts';
import type { JudgmentTable } from '../judgments.ts';
import { MAX_TIED } from '../../limits.ts';
import { sortRows } from '../../numerics/sort-rows.ts';
import { PickList } from './pick-list.ts';

/** What observations of several rows come to. */
export interface ChoiceFacts {
  /** Those of three models or more that make at least one choice. */
  readonly observations: number;
  /** Those of them in which places are shared, so that several are chosen together; none: not there. */
  readonly tied?: number;
  /** Those of which some places cannot be told, or are shared by too many, so that these are pairs. */
  readonly shared: number;
}

/** @returns null where there are none */
export function choiceFacts(table: JudgmentTable): ChoiceFacts | null {
  const { facts } = findPicks(table, [...table.models.keys()]);
  return facts.observations + facts.shared === 0 ? null : facts;
}

/**
 * The choices that a table's rows make up (Luce 1959; Plackett 1975): a model that beat all others
 * of one observation was chosen of them, the next of a ranking of those that remain; models on a shared
 * place were chosen together. Two that remain are left to the pairs, and so is all that is left where
 * rows are no ranking (some left out, or models merged), and a place that too many share.
 * @param places of the table's models, or UNKNOWN where rows of theirs don't count
 */
export function findPicks(
  table: JudgmentTable,
  places: readonly number[],
): { readonly picks: PickList; readonly facts: ChoiceFacts } {
  const { choice } = table;
  if (choice === undefined)
    return { picks: new PickList(0, 0), facts: { observations: 0, shared: 0 } };
  const models = places.reduce((most, place) => Math.max(most, place), 0) + 1;
  const pairs = pairsOf(table, choice, places, models);
  const { rows } = pairs;
  // A pick stands for two rows at the least, and has one model more than rows.
  const picks = new PickList(rows.length >> 1, rows.length + (rows.length >> 1));
  const placing = new Placing(models);
  let [observations, tied, shared] = [0, 0, 0];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const observation = choice[rows[from]];
    while (to < rows.length && choice[rows[to]] === observation) to++;
    const before = picks.size;
    if (placing.read(table, pairs, from, to)) {
      const question = table.question[rows[from]];
      placing.addTo(picks, question, table.weight?.[rows[from]] ?? 1);
    }
    if (to - from < 2) continue;
    let [stoodFor, isTied] = [0, false];
    for (let pick = before; pick < picks.size; pick++) {
      const together = picks.from[pick + 1] - picks.from[pick];
      isTied ||= together > 1;
      stoodFor += pairsOfChoice(picks.start[pick + 1] - picks.start[pick], together);
    }
    if (picks.size > before) observations++;
    if (isTied) tied++;
    // Of the last two it is as with any pair.
    if (to - from - stoodFor > 1) shared++;
  }
  return { picks, facts: { observations, ...(tied > 0 && { tied }), shared } };
}

/** Pairs that a choice of some out of so many makes: of each with the others and with the rest. */
function pairsOfChoice(size: number, together: number): number {
  return (together * (together - 1)) / 2 + together * (size - together);
}

/** Rows that count, and by row the models' places. */
interface Pairs {
  readonly rows: Uint32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** One observation after another, and the rows of the same two models of one together. */
function pairsOf(
  table: JudgmentTable,
  choice: Int32Array,
  places: readonly number[],
  models: number,
): Pairs {
  const { outcome, weight } = table;
  const [left, right] = [table.left, table.right].map((column) => {
    const own = new Int32Array(column.length);
    for (let row = 0; row < own.length; row++) own[row] = places[column[row]];
    return own;
  });
  const [low, high] = [left.slice(), right.slice()];
  const counted = new Uint32Array(left.length);
  let size = 0;
  for (let row = 0; row < left.length; row++) {
    const isCounted =
      choice[row] !== UNKNOWN &&
      outcome[row] !== Outcome.unparsed &&
      table.left[row] !== table.right[row] &&
      left[row] !== UNKNOWN &&
      right[row] !== UNKNOWN &&
      weight?.[row] !== 0 &&
      !isOrderKnown(table, row);
    if (isCounted) counted[size++] = row;
    if (left[row] > right[row]) [low[row], high[row]] = [right[row], left[row]];
  }
  const observations = choice.reduce((most, one) => Math.max(most, one), UNKNOWN) + 1;
  const byHigh = sortRows(counted.slice(0, size), high, 0, models);
  const rows = sortRows(sortRows(byHigh, low, 0, models), choice, 0, observations);
  return { rows, left, right };
}

/** One observation: its models, how many of the others each beat, and how many it is level with. */
class Placing {
  #size = 0;
  readonly #met: Uint32Array;
  readonly #isMet: Uint8Array;
  readonly #wins: Uint32Array;
  readonly #ties: Uint32Array;

  constructor(models: number) {
    this.#met = new Uint32Array(models);
    this.#isMet = new Uint8Array(models);
    this.#wins = new Uint32Array(models);
    this.#ties = new Uint32Array(models);
  }

  /** @returns whether no two models met twice, as models do that have become one */
  read({ outcome }: JudgmentTable, { rows, ...pairs }: Pairs, from: number, to: number): boolean {
    for (const model of this.#met.subarray(0, this.#size)) this.#isMet[model] = 0;
    this.#size = 0;
    const { left, right } = pairs;
    const isSame = (a: number, b: number): boolean =>
      (left[a] === left[b] && right[a] === right[b]) ||
      (left[a] === right[b] && right[a] === left[b]);
    for (let at = from; at < to; at++) {
      const row = rows[at];
      if (at > from && isSame(row, rows[at - 1])) return false;
      this.#add(left[row], outcome[row] === Outcome.left, outcome[row] === Outcome.tie);
      this.#add(right[row], outcome[row] === Outcome.right, outcome[row] === Outcome.tie);
    }
    return true;
  }

  #add(model: number, isWin: boolean, isTie: boolean): void {
    if (this.#isMet[model] === 0) {
      this.#isMet[model] = 1;
      this.#met[this.#size++] = model;
      this.#wins[model] = 0;
      this.#ties[model] = 0;
    }
    this.#wins[model] += Number(isWin);
    this.#ties[model] += Number(isTie);
  }

  /** The choices one after another, of the same question and weight. */
  addTo(picks: PickList, question: number, weight: number): void {
    const [wins, ties] = [this.#wins, this.#ties];
    let left = this.#met.slice(0, this.#size).sort();
    const ranked = left.slice().sort((a, b) => wins[b] - wins[a]);
    for (let first = 0, next = 0; left.length > 2; first = next) {
      while (next < ranked.length && wins[ranked[next]] === wins[ranked[first]]) next++;
      const level = ranked.subarray(first, next);
      const behind = left.length - level.length;
      if (!level.every((m) => wins[m] === behind && ties[m] === level.length - 1)) return;
      if (level.length <= MAX_TIED) picks.add(left, level.toSorted(), question, weight);
      left = left.filter((model) => wins[model] < behind);
    }
  }
}
