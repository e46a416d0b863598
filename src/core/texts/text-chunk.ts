/**
 * Texts in chunks: many items packed one after the other, to be compressed and stored as one.
 * Layout, all numbers Uint32 with the low byte first:
 *
 *     items, parts per item
 *     the number of each item, ascending
 *     the byte length of each part of each item, or ABSENT
 *     the texts as UTF-8, one after the other
 *
 * An item is found by bisecting the numbers; only its own bytes are decoded. Half a surrogate
 * pair has no UTF-8: it becomes U+FFFD, as it would on the screen.
 */
import { CaravanError } from '../failure.ts';
import { TextDecoder, TextEncoder } from '../platform.ts';
import { gunzip } from './gzip.ts';

export interface TextItem {
  readonly number: number;
  readonly parts: readonly (string | null)[];
}

/** Text of a chunk in bytes, before compression. */
export const CHUNK_BYTES = 512 << 10;

const ABSENT = 0xffffffff;
const HEAD = 8;

/** Collects items of so many parts until they make a chunk. */
export class ChunkPacker {
  readonly #parts: number;
  readonly #encoder = new TextEncoder();
  #texts = new Uint8Array(CHUNK_BYTES);
  #used = 0;
  #numbers: number[] = [];
  #lengths: number[] = [];
  #count = 0;

  constructor(parts: number) {
    this.#parts = parts;
  }

  /** Whether the next chunk is long enough to be taken. */
  get isFull(): boolean {
    return this.#used >= CHUNK_BYTES;
  }

  /** Items come in ascending order of their numbers. */
  add(number: number, parts: readonly (string | null)[]): void {
    this.#numbers.push(number);
    for (let part = 0; part < this.#parts; part++) {
      const text = parts.at(part) ?? null;
      this.#lengths.push(text === null ? ABSENT : this.#encode(text));
      if (text !== null) this.#count++;
    }
  }

  /** The items so far as a chunk, or null where there are none; the next one begins empty. */
  take(): { readonly first: number; readonly texts: number; readonly bytes: Uint8Array } | null {
    if (this.#numbers.length === 0) return null;
    const head = [this.#numbers.length, this.#parts, ...this.#numbers, ...this.#lengths];
    const bytes = new Uint8Array(4 * head.length + this.#used);
    const view = new DataView(bytes.buffer);
    head.forEach((value, at) => {
      view.setUint32(4 * at, value, true);
    });
    bytes.set(this.#texts.subarray(0, this.#used), 4 * head.length);
    const chunk = { first: this.#numbers[0], texts: this.#count, bytes };
    // What one endless text has taken is given back.
    if (this.#texts.length > 4 * CHUNK_BYTES) this.#texts = new Uint8Array(CHUNK_BYTES);
    this.#used = 0;
    this.#count = 0;
    this.#numbers = [];
    this.#lengths = [];
    return chunk;
  }

  /** The text behind those before it; its length in bytes. */
  #encode(text: string): number {
    // A UTF-16 unit takes at most three bytes.
    const most = this.#used + 3 * text.length;
    if (most > this.#texts.length) {
      const grown = new Uint8Array(Math.max(most, 2 * this.#texts.length));
      grown.set(this.#texts.subarray(0, this.#used));
      this.#texts = grown;
    }
    const { written } = this.#encoder.encodeInto(text, this.#texts.subarray(this.#used));
    this.#used += written;
    return written;
  }
}

/** The parts of the item with this number, or null where the chunk has none. */
export function partsIn(chunk: Uint8Array, number: number): (string | null)[] | null {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  let low = 0;
  let high = view.getUint32(0, true);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (view.getUint32(HEAD + 4 * middle, true) < number) low = middle + 1;
    else high = middle;
  }
  const isThere = low < view.getUint32(0, true) && view.getUint32(HEAD + 4 * low, true) === number;
  return isThere ? partsAt(chunk, view, low, startOf(view, low)).parts : null;
}

/**
 * A chunk as it was packed, from its gzip file.
 * @param parts how many each item has
 * @param first number of the first item, where that is known
 * @throws CaravanError damaged-record, where it does not unpack to one
 */
export async function openChunk(
  bytes: Uint8Array,
  parts: number,
  first: number | null = null,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunk = await gunzip(bytes).catch(() => null);
  if (chunk !== null && isChunk(chunk, parts, first)) return chunk;
  const flaw = { kind: 'not-unpacked' } as const;
  throw new CaravanError({ kind: 'damaged-record', store: 'texts', name: '', flaw });
}

/** Whether its numbers ascend, and its lengths add up to its own. */
function isChunk(chunk: Uint8Array, parts: number, first: number | null): boolean {
  if (chunk.length < HEAD) return false;
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const items = view.getUint32(0, true);
  const head = HEAD + 4 * items * (1 + parts);
  if (items === 0 || view.getUint32(4, true) !== parts || head > chunk.length) return false;
  const number = (item: number): number => view.getUint32(HEAD + 4 * item, true);
  if (first !== null && number(0) !== first) return false;
  for (let item = 1; item < items; item++) if (number(item) <= number(item - 1)) return false;
  let end = head;
  for (let at = HEAD + 4 * items; at < head; at += 4) {
    const length = view.getUint32(at, true);
    end += length === ABSENT ? 0 : length;
  }
  return end === chunk.length;
}

/** Every item of a chunk. */
export function itemsOf(chunk: Uint8Array): TextItem[] {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  let start = startOf(view, 0);
  return Array.from({ length: view.getUint32(0, true) }, (_, item) => {
    const { parts, end } = partsAt(chunk, view, item, start);
    start = end;
    return { number: view.getUint32(HEAD + 4 * item, true), parts };
  });
}

/** Where the texts of an item begin. */
function startOf(view: DataView, item: number): number {
  const items = view.getUint32(0, true);
  const parts = view.getUint32(4, true);
  const lengths = HEAD + 4 * items;
  let start = lengths + 4 * items * parts;
  for (let at = lengths; at < lengths + 4 * item * parts; at += 4) {
    const length = view.getUint32(at, true);
    start += length === ABSENT ? 0 : length;
  }
  return start;
}

/** The parts of an item whose texts begin at `start`, and where they end. */
function partsAt(
  chunk: Uint8Array,
  view: DataView,
  item: number,
  start: number,
): { readonly parts: (string | null)[]; readonly end: number } {
  const width = view.getUint32(4, true);
  const lengths = HEAD + 4 * (view.getUint32(0, true) + item * width);
  // A byte order mark at the start of a text is a part of it.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let end = start;
  const parts = Array.from({ length: width }, (_, part) => {
    const bytes = view.getUint32(lengths + 4 * part, true);
    if (bytes === ABSENT) return null;
    const text = decoder.decode(chunk.subarray(end, end + bytes));
    end += bytes;
    return text;
  });
  return { parts, end };
}
