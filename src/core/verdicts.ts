import { Outcome, UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';

/**
 * What each judge said of each thing, a thing being a question, two models in either order and a
 * turn: one verdict per judge and thing, grouped by thing. Thing t has the entries
 * `start[t] … start[t + 1] − 1`.
 */
export interface Verdicts {
  readonly start: Uint32Array;
  /** Index into the table's judges. */
  readonly judge: Int32Array;
  /** 0: the model with the lower index is better; 1: the other; 2: neither. */
  readonly verdict: Uint8Array;
}

/**
 * One verdict of each judge on each thing. A judge who judged it several times (in both orders,
 * mostly) and was not of one mind has said that neither is better: FastChat's "tie
 * (inconsistent)". Left out are rows without outcome, question or judge, and a model against
 * itself. Linear in rows: things are found by hashing, as in duplicates.ts.
 */
export function collectVerdicts(table: JudgmentTable): Verdicts {
  const { left, right, outcome, question, judge, turn } = table;
  const rows = left.length;
  const things = new Slots(rows);
  const voices = new Slots(rows);
  /** By row: the thing it is about, numbered in order of appearance. */
  const thingOf = new Int32Array(rows).fill(-1);
  /** First rows of judge and thing, and what was said. */
  const voiceRow: number[] = [];
  const said: number[] = [];
  let thingCount = 0;
  for (let row = 0; row < rows; row++) {
    const isUsed =
      outcome[row] !== Outcome.unparsed &&
      question[row] !== UNKNOWN &&
      judge[row] !== UNKNOWN &&
      left[row] !== right[row];
    if (!isUsed) continue;
    const low = Math.min(left[row], right[row]);
    const high = Math.max(left[row], right[row]);
    const verdict =
      outcome[row] === Outcome.tie ? 2 : outcome[row] === +(left[row] === low) ? 1 : 0;
    const about = hashOf(low, high, question[row], turn[row]);
    const same = things.find(about, row, (other) => isSameThing(table, row, other));
    thingOf[row] = same < 0 ? thingCount++ : thingOf[same];
    const earlier = voices.find(hashOf(thingOf[row], judge[row]), voiceRow.length, (voice) => {
      const other = voiceRow[voice];
      return thingOf[other] === thingOf[row] && judge[other] === judge[row];
    });
    if (earlier < 0) {
      voiceRow.push(row);
      said.push(verdict);
    } else if (said[earlier] !== verdict) said[earlier] = 2;
  }
  return group(table, thingOf, thingCount, voiceRow, said);
}

function group(
  table: JudgmentTable,
  thingOf: Int32Array,
  things: number,
  voiceRow: readonly number[],
  said: readonly number[],
): Verdicts {
  const start = new Uint32Array(things + 1);
  for (const row of voiceRow) start[thingOf[row] + 1]++;
  for (let thing = 0; thing < things; thing++) start[thing + 1] += start[thing];
  const next = start.slice();
  const judge = new Int32Array(voiceRow.length);
  const verdict = new Uint8Array(voiceRow.length);
  voiceRow.forEach((row, voice) => {
    const at = next[thingOf[row]]++;
    judge[at] = table.judge[row];
    verdict[at] = said[voice];
  });
  return { start, judge, verdict };
}

function isSameThing({ left, right, question, turn }: JudgmentTable, a: number, b: number) {
  return (
    question[a] === question[b] &&
    turn[a] === turn[b] &&
    ((left[a] === left[b] && right[a] === right[b]) ||
      (left[a] === right[b] && right[a] === left[b]))
  );
}

/** A hash table of numbers by open addressing; the caller says what is the same. */
class Slots {
  /** Number + 1, or 0 where a slot is free. */
  readonly #slots: Uint32Array;

  /** @param most how many different things will be put in */
  constructor(most: number) {
    let capacity = 16;
    while (capacity < 2 * most) capacity *= 2;
    this.#slots = new Uint32Array(capacity);
  }

  /** The number that was put in for the same thing; −1 where there is none, and now `number` is. */
  find(hash: number, number: number, isSame: (other: number) => boolean): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const other = this.#slots[slot] - 1;
      if (other < 0) {
        this.#slots[slot] = number + 1;
        return -1;
      }
      if (isSame(other)) return other;
    }
  }
}

/** FNV-1a over whole numbers, with the finishing mix of MurmurHash3 (both public domain). */
function hashOf(a: number, b: number, c = 0, d = 0): number {
  let h = 0x811c9dc5;
  h = Math.imul(h ^ a, 0x01000193);
  h = Math.imul(h ^ b, 0x01000193);
  h = Math.imul(h ^ c, 0x01000193);
  h = Math.imul(h ^ d, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
