import { ByteWords, isSame } from '../../../names/byte-words.ts';

/** Values longer than this are made anew each time. */
const LONGEST = 256;
/** As many different ones are kept. */
export const MOST_SEEN = 1 << 13;
/** After so many look-ups it is asked whether they are worth it. */
const TRIAL = 1 << 10;
/** As many places are looked at: values may be made to collide, and are then made anew. */
const MAX_PROBES = 16;

/** What each different sequence of bytes is, made once: names in a column mostly come again. */
export class SeenValues<T> {
  readonly #make: (bytes: Uint8Array, from: number, end: number) => T;
  readonly #cut: (bytes: Uint8Array, from: number, end: number) => T;
  readonly #values: T[] = [];
  /** The bytes of the values, one after the other, and where they end. */
  #bytes = new Uint8Array(1 << 10);
  #own = new DataView(this.#bytes.buffer);
  readonly #words = new ByteWords();
  readonly #ends: number[] = [0];
  /** Open addressing, at most half full: a value's hash, and its index and one more. */
  #slots = new Int32Array(128);
  #lookups = 0;
  #found = 0;

  /**
   * @param make what the bytes from one place to another are
   * @param cut the same of those that are not kept
   */
  constructor(
    make: (bytes: Uint8Array, from: number, end: number) => T,
    cut: (bytes: Uint8Array, from: number, end: number) => T = make,
  ) {
    this.#make = make;
    this.#cut = cut;
  }

  of(bytes: Uint8Array, from: number, end: number): T {
    const index = this.indexOf(bytes, from, end);
    return index < 0 ? this.#cut(bytes, from, end) : this.#values[index];
  }

  /** A number for what the bytes are, always the same for the same; −1 where that is not kept. */
  indexOf(bytes: Uint8Array, from: number, end: number): number {
    // Where most are new, as ids are, looking for them costs more than it saves.
    const isWorthless = this.#lookups >= TRIAL && this.#found * 2 < this.#lookups;
    const length = end - from;
    if (isWorthless || length > LONGEST) return -1;
    this.#lookups++;
    const words = this.#words.of(bytes);
    const hash = hashOf(words, from, end);
    const slots = this.#slots;
    const last = slots.length - 2;
    let slot = (hash << 1) & last;
    for (let probe = 0; probe < MAX_PROBES && slots[slot + 1] !== 0; probe++) {
      const index = slots[slot + 1] - 1;
      if (slots[slot] === hash && this.#is(index, words, from, end)) {
        this.#found++;
        return index;
      }
      slot = (slot + 2) & last;
    }
    const index = this.#values.length;
    if (index === MOST_SEEN) return -1;
    this.#keep(this.#make(bytes, from, end), hash, bytes.subarray(from, end));
    return index;
  }

  #is(index: number, words: DataView, from: number, end: number): boolean {
    const start = this.#ends[index];
    return (
      this.#ends[index + 1] - start === end - from && isSame(words, from, end, this.#own, start)
    );
  }

  #keep(value: T, hash: number, bytes: Uint8Array): void {
    const start = this.#ends[this.#values.length];
    const end = start + bytes.length;
    if (end > this.#bytes.length) {
      const more = new Uint8Array(2 * end);
      more.set(this.#bytes.subarray(0, start));
      this.#bytes = more;
      this.#own = new DataView(more.buffer);
    }
    this.#bytes.set(bytes, start);
    this.#ends.push(end);
    this.#put(hash, this.#values.push(value));
    if (this.#values.length * 4 > this.#slots.length) this.#grow();
  }

  /** What finds no place is not found again. */
  #put(hash: number, entry: number): void {
    const last = this.#slots.length - 2;
    let slot = (hash << 1) & last;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      if (this.#slots[slot + 1] === 0) {
        this.#slots[slot] = hash;
        this.#slots[slot + 1] = entry;
        return;
      }
      slot = (slot + 2) & last;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length);
    for (let slot = 0; slot < old.length; slot += 2) {
      if (old[slot + 1] !== 0) this.#put(old[slot], old[slot + 1]);
    }
  }
}

/** Of the first and last four bytes and one in the middle, since what is found is compared anyway. */
function hashOf(words: DataView, from: number, end: number): number {
  const length = end - from;
  if (length < 4) return shortHash(words, from, end);
  const middle = words.getUint8((from + end) >> 1);
  const head = Math.imul(words.getInt32(from, true) ^ (length << 8) ^ middle, FACTOR);
  const hash = Math.imul(head ^ (head >>> 15) ^ words.getInt32(end - 4, true), FACTOR);
  return hash ^ (hash >>> 15);
}

function shortHash(words: DataView, from: number, end: number): number {
  let hash = end - from;
  for (let at = from; at < end; at++) hash = (hash << 8) | words.getUint8(at);
  hash = Math.imul(hash, FACTOR);
  return hash ^ (hash >>> 15);
}

/** Odd, and with as many bits set as not: ⌊2³² / φ⌋. */
const FACTOR = 0x9e3779b1;
