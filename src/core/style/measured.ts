import type { TextPlace } from '../judge/material.ts';
import type { FileReport } from '../formats/file/report.ts';
import type { TextKind } from '../texts/keep-texts.ts';
import { locateText } from '../texts/locate.ts';
import { ITEM_PARTS, RECORD_PARTS } from '../table/record-texts.ts';
import { itemsOf, openChunk } from '../texts/text-chunk.ts';
import { COUNTS, addCounts, countText, countsOf } from './text-counts.ts';
import type { TextCounts } from './text-counts.ts';

/** The counts of the texts of one chunk. */
export interface MeasuredChunk {
  /** Of its items, ascending. */
  readonly numbers: Uint32Array<ArrayBuffer>;
  /** Per item and side (records: left, right; texts: one) COUNTS, NaN where there is no text. */
  readonly counts: Float64Array<ArrayBuffer>;
}

/** A chunk and where it is from. */
export interface Measured extends MeasuredChunk {
  /** Place in the list of files. */
  readonly file: number;
  readonly kind: TextKind;
}

const SIDES = { left: 0, right: 1 } as const;

/** @param bytes of a chunk as it is stored */
export async function measureChunk(bytes: Uint8Array, kind: TextKind): Promise<MeasuredChunk> {
  const items = itemsOf(await openChunk(bytes, ITEM_PARTS[kind]));
  const sides =
    kind === 'texts' ? [0] : [RECORD_PARTS.indexOf('left'), RECORD_PARTS.indexOf('right')];
  const counts = new Float64Array(items.length * sides.length * COUNTS.length).fill(NaN);
  let at = 0;
  for (const { parts } of items) {
    for (const side of sides) {
      const text = parts[side];
      const own = text === null ? null : countText(text);
      COUNTS.forEach((name, c) => {
        if (own !== null) counts[at + c] = own[name];
      });
      at += COUNTS.length;
    }
  }
  return { numbers: Uint32Array.from(items, ({ number }) => number), counts };
}

/** Finds what was counted by the places of texts. */
export class MeasuredTexts {
  readonly #files: readonly FileReport[];
  readonly #chunks = new Map<string, Measured[]>();

  constructor(files: readonly FileReport[], chunks: readonly Measured[]) {
    this.#files = files;
    for (const chunk of chunks) {
      const key = `${String(chunk.file)} ${chunk.kind}`;
      const before = this.#chunks.get(key);
      if (before) before.push(chunk);
      else this.#chunks.set(key, [chunk]);
    }
  }

  /** Of an answer's turns together; null where any of them is not kept. */
  sum(places: readonly TextPlace[]): TextCounts | null {
    const turns = places.map((place) => this.#at(place));
    return turns.reduce((sum, turn) => sum && turn && addCounts(sum, turn));
  }

  #at(place: TextPlace): TextCounts | null {
    if (!('text' in place)) {
      const { file, record, part } = place;
      return part === 'question' ? null : this.#find(file, 'records', record, SIDES[part]);
    }
    const located = locateText(this.#files, place.text);
    return located && this.#find(located.file, 'texts', located.number, 0);
  }

  #find(file: number, kind: TextKind, number: number, side: number): TextCounts | null {
    const chunks = this.#chunks.get(`${String(file)} ${kind}`) ?? [];
    const chunk = chunks.find(
      ({ numbers }) => numbers[0] <= number && number <= numbers[numbers.length - 1],
    );
    const item = chunk?.numbers.indexOf(number) ?? -1;
    if (chunk === undefined || item < 0) return null;
    const sides = kind === 'texts' ? 1 : 2;
    const from = (item * sides + side) * COUNTS.length;
    const row = chunk.counts.subarray(from, from + COUNTS.length);
    return Number.isNaN(row[0]) ? null : countsOf(row);
  }
}
