import { UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';
import { selectRows } from './merge-tables.ts';

/**
 * Rows that repeat question, models in the same order, judge and turn of an earlier row. One that
 * names no judge repeats one that does, wherever it stands: Rakuda's tournaments hold the verdicts
 * of its reviews without the reviewer.
 */
export interface Duplicates {
  /** Numbers of the rows that repeat another, in order. */
  readonly rows: Uint32Array;
  /** For each of them, the row that it repeats, which repeats none. */
  readonly first: Uint32Array;
  /** How many of them say the same as that row, and how many something else. */
  readonly agreeing: number;
  readonly contradicting: number;
}

/**
 * Finds repeated rows. Rows without a known question never count: there a repetition is a second
 * observation. Nor do the parts of one fractional verdict: rows with weights below 1.
 */
export function findDuplicates(table: JudgmentTable): Duplicates {
  const rows: number[] = [];
  const first: number[] = [];
  let agreeing = 0;
  scan(table, (row, earlier) => {
    rows.push(row);
    first.push(earlier);
    if (table.outcome[row] === table.outcome[earlier]) agreeing++;
  });
  return {
    rows: Uint32Array.from(rows),
    first: Uint32Array.from(first),
    agreeing,
    contradicting: rows.length - agreeing,
  };
}

/** How many rows repeat another, as findDuplicates says. */
export function countDuplicates(table: JudgmentTable): number {
  let duplicates = 0;
  scan(table, () => duplicates++);
  return duplicates;
}

/** The table without the rows that repeat another. */
export function dropDuplicates(table: JudgmentTable): JudgmentTable {
  const isRepeated = new Uint8Array(table.left.length);
  scan(table, (row) => (isRepeated[row] = 1));
  const kept: number[] = [];
  isRepeated.forEach((flag, row) => {
    if (flag === 0) kept.push(row);
  });
  return selectRows(table, Uint32Array.from(kept));
}

/** Calls back with every row that repeats another, and with that one. */
function scan(table: JudgmentTable, found: (row: number, first: number) => void): void {
  const { question, judge, weight } = table;
  const counts = (row: number): boolean =>
    question[row] !== UNKNOWN && (weight === null || weight[row] >= 1);
  const isMixed = judge.includes(UNKNOWN) && judge.some((own) => own !== UNKNOWN);
  /** The first row that names a judge, for each question, order and turn. */
  const named = isMixed ? new FirstRows(table, false) : null;
  if (named !== null) {
    judge.forEach((own, row) => {
      if (own !== UNKNOWN && counts(row)) named.add(row);
    });
  }
  const all = new FirstRows(table, true);
  for (let row = 0; row < judge.length; row++) {
    if (!counts(row)) continue;
    const first = (judge[row] === UNKNOWN ? named?.find(row) : null) ?? all.add(row);
    if (first !== row) found(row, first);
  }
}

/** The first row of each kind: a hash table with open addressing. */
class FirstRows {
  readonly #table: JudgmentTable;
  readonly #byJudge: boolean;
  /** Row + 1; 0 where a slot is free. */
  readonly #slots: Uint32Array;

  constructor(table: JudgmentTable, byJudge: boolean) {
    let capacity = 16;
    while (capacity < 2 * table.left.length) capacity *= 2;
    this.#table = table;
    this.#byJudge = byJudge;
    this.#slots = new Uint32Array(capacity);
  }

  /** The first row of this one's kind, or null. */
  find(row: number): number | null {
    const held = this.#slots[this.#slotOf(row)];
    return held === 0 ? null : held - 1;
  }

  /** The first row of this one's kind, which is itself where there was none. */
  add(row: number): number {
    const slot = this.#slotOf(row);
    if (this.#slots[slot] === 0) this.#slots[slot] = row + 1;
    return this.#slots[slot] - 1;
  }

  #slotOf(row: number): number {
    const slots = this.#slots;
    const { left, right, question, judge, turn } = this.#table;
    const by = this.#byJudge ? judge[row] : UNKNOWN;
    let slot = hash(left[row], right[row], question[row], by, turn[row]) & (slots.length - 1);
    for (; slots[slot] > 0; slot = (slot + 1) & (slots.length - 1)) {
      const other = slots[slot] - 1;
      const isSame =
        question[other] === question[row] &&
        left[other] === left[row] &&
        right[other] === right[row] &&
        (!this.#byJudge || judge[other] === judge[row]) &&
        turn[other] === turn[row];
      if (isSame) break;
    }
    return slot;
  }
}

/** FNV-1a over whole numbers, with the finishing mix of MurmurHash3 (both public domain). */
function hash(...parts: readonly number[]): number {
  let h = 0x811c9dc5;
  for (const part of parts) h = Math.imul(h ^ part, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
