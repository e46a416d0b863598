import { ByteWords, zeroIn } from '../names/byte-words.ts';
import { asciiText, isVisibleByte, NameBytes } from '../names/name-bytes.ts';

/**
 * Names → indices, in order of first appearance; `__proto__` is a name like others. A hash table
 * of its own, of the plainest kind (open addressing, linear probing, at most half full): where
 * most names are new, as the questions of many files are, a Map takes twice as long. Names may
 * be made to collide in it, though, so it looks at no more than MAX_PROBES slots: what finds no
 * place there lies in a Map, whose hash is the engine's and seeded.
 */
export class NameIndex {
  /** Every name by its index; those that came as texts have no bytes here, but for the first of them. */
  readonly #plain = new NameBytes();
  /** Names that came as texts, by their indices, up to the last of them. */
  readonly #own: (string | undefined)[] = [];
  readonly #words = new ByteWords();
  /**
   * Two numbers for each slot, side by side so that one look at memory has both: the index of its
   * name and one more, 0 where it is free; and the name's hash, in which most others differ.
   */
  #slots = new Int32Array(32);
  /** Names met last, by a place that is cheaper than a hash, and their indices. */
  readonly #recent = new Array<string | null>(RECENT).fill(null);
  readonly #recentIndex = new Int32Array(RECENT);
  /** Names whose slots are all taken by others. */
  #crowded = new Map<string, number>();

  /** Whether the name has an index. */
  has(name: string): boolean {
    return this.#find(name, hashOf(name)) >= 0;
  }

  /** Index of the name, given now if it is new. */
  of(name: string): number {
    // Names of models and judges come again soon, and mostly as the very same string.
    const place = (name.length * 7 + name.charCodeAt(name.length - 1)) & (RECENT - 1);
    if (this.#recent[place] === name) return this.#recentIndex[place];
    const index = this.#indexOf(name);
    this.#recent[place] = this.#own[index] ?? null;
    this.#recentIndex[place] = index;
    return index;
  }

  #indexOf(name: string): number {
    const hash = hashOf(name);
    const known = this.#find(name, hash);
    if (known >= 0) return known;
    const index = this.#plain.addText(this.size < EARLY ? name : '');
    // Without holes: where one is long, an engine makes a dictionary of the array.
    while (this.#own.length < index) this.#own.push(undefined);
    this.#own.push(copyOf(name));
    this.#put(index, hash);
    if (this.size * 4 > this.#slots.length - 2) this.#grow();
    return index;
  }

  /**
   * The same of a name that stands in bytes of ASCII as it is; −1 of others: those that are empty,
   * have something blank around them, or may be written otherwise there (with `\\` or `"`).
   */
  ofPlain(bytes: Uint8Array, from: number, end: number): number {
    if (from >= end || !isVisibleByte(bytes[from]) || !isVisibleByte(bytes[end - 1])) return -1;
    const words = this.#words.of(bytes);
    let hash = end - from;
    let odd = 0;
    let last = 0;
    if (end - from < 4) {
      for (let at = end - 1; at >= from; at--) last = (last << 8) | bytes[at];
    } else {
      last = words.getInt32(end - 4, true);
      for (let at = from; at < end - 4; at += 4) {
        const word = words.getInt32(at, true);
        odd |= oddIn(word);
        hash = mixed(hash, word);
      }
    }
    if (((odd | oddIn(last)) & 0x80808080) !== 0) return -1;
    return this.#plainIndex(words, from, end, ended(hash, last, bytes[end - 1]));
  }

  #plainIndex(words: DataView, from: number, end: number, hash: number): number {
    const slots = this.#slots;
    const last = slots.length - 2;
    let slot = (hash << 1) & last;
    let probes = 0;
    for (; slots[slot] > 0 && probes < MAX_PROBES; probes++) {
      const index = slots[slot] - 1;
      if (slots[slot + 1] === hash && this.#isPlain(index, words, from, end)) return index;
      slot = (slot + STEP) & last;
    }
    // Where names crowd, the Map knows them by their texts.
    if (probes === MAX_PROBES) return this.of(asciiText(words, from, end));
    const index = this.#plain.add(words, from, end);
    slots[slot] = index + 1;
    slots[slot + 1] = hash;
    if (this.size * 4 > slots.length - 2) this.#grow();
    return index;
  }

  /** Whether the name of an index is that of these bytes. */
  #isPlain(index: number, words: DataView, from: number, end: number): boolean {
    const name = index < EARLY ? undefined : this.#own[index];
    if (name === undefined) return this.#plain.is(index, words, from, end);
    if (name.length !== end - from) return false;
    for (let at = from; at < end; at++) {
      if (name.charCodeAt(at - from) !== words.getUint8(at)) return false;
    }
    return true;
  }

  #nameOf(index: number): string {
    return this.#own[index] ?? this.#plain.text(index);
  }

  #is(index: number, name: string): boolean {
    const own = this.#own[index];
    return own === undefined ? this.#plain.isText(index, name) : own === name;
  }

  get names(): string[] {
    return this.#plain.texts(this.#own);
  }

  /** How many different names there are. */
  get size(): number {
    return this.#plain.count;
  }

  /** Index of the name, or -1. */
  #find(name: string, hash: number): number {
    const slots = this.#slots;
    const last = slots.length - 2;
    let slot = (hash << 1) & last;
    let probes = 0;
    for (; slots[slot] > 0 && probes < MAX_PROBES; probes++) {
      const index = slots[slot] - 1;
      if (slots[slot + 1] === hash && this.#is(index, name)) return index;
      slot = (slot + STEP) & last;
    }
    return probes === MAX_PROBES ? (this.#crowded.get(name) ?? -1) : -1;
  }

  #put(index: number, hash: number): void {
    const slots = this.#slots;
    const last = slots.length - 2;
    let slot = (hash << 1) & last;
    for (let probes = 0; probes < MAX_PROBES; probes++) {
      if (slots[slot] === 0) {
        slots[slot] = index + 1;
        slots[slot + 1] = hash;
        return;
      }
      slot = (slot + STEP) & last;
    }
    this.#crowded.set(this.#nameOf(index), index);
  }

  /** Everything is put anew: what was crowded may have a slot now, which would else end its search. */
  #grow(): void {
    const old = this.#slots;
    const crowded = this.#crowded;
    this.#slots = new Int32Array(old.length * (old.length < LARGE ? 4 : 2));
    this.#crowded = new Map();
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] > 0) this.#put(old[from] - 1, old[from + 1]);
    }
    for (const [name, index] of crowded) this.#put(index, hashOf(name));
  }
}

const RECENT = 64;

/**
 * So many names are there as bytes, too, where they came as texts: a file begins with text, and what is
 * met first comes again most. Of all, it would take a third longer to put long ones in.
 */
const EARLY = 1 << 12;

/**
 * From one slot to the next that is looked at: eleven slots, out of the run of ten that ids in a row
 * make. In time it comes to all, whose number is a power of two.
 */
const STEP = 22;

/** Half full, a table of a million names has hardly a run as long as this. */
const MAX_PROBES = 64;

/** Up to this length (4 MB) slots may be wasted for the time that it saves to grow seldom. */
const LARGE = 1 << 20;

/**
 * Over four UTF-16 units at a time, as over four bytes where all are ASCII; the last four may reach back
 * over some that were counted.
 */
function hashOf(name: string): number {
  const { length } = name;
  let hash = length;
  if (length < 4) {
    let last = 0;
    for (let at = length - 1; at >= 0; at--) last = (last << 8) ^ name.charCodeAt(at);
    return ended(hash, last, name.charCodeAt(length - 1));
  }
  for (let at = 0; at < length - 4; at += 4) hash = mixed(hash, wordOf(name, at));
  return ended(hash, wordOf(name, length - 4), name.charCodeAt(length - 1));
}

/** Four units from `at` on, the first in the lowest byte. */
function wordOf(name: string, at: number): number {
  return (
    name.charCodeAt(at) ^
    (name.charCodeAt(at + 1) << 8) ^
    (name.charCodeAt(at + 2) << 16) ^
    (name.charCodeAt(at + 3) << 24)
  );
}

/** The upper bits are mixed into the lower, which choose the slot. */
function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, HASH_FACTOR);
  return product ^ (product >>> 15);
}

/**
 * The last step: names that differ in their last digit only, as ids in a row do, get neighbouring
 * slots, so that memory is asked for one of ten.
 */
function ended(hash: number, word: number, last: number): number {
  return (mixed(hash, word & 0xf0ffffff) + (last & 15)) | 0;
}

/** Odd, and with as many bits set as not: ⌊2³² / φ⌋. */
const HASH_FACTOR = 0x9e3779b1;

/** The top bits of bytes, of which some are set where one is no ASCII, a quote or a backslash. */
function oddIn(word: number): number {
  return word | zeroIn(word ^ 0x22222222) | zeroIn(word ^ 0x5c5c5c5c);
}

/**
 * A name cut out of a chunk of text would keep the whole chunk alive. Cut out of a text that is
 * put together for it, it keeps that alive. V8 copies what is shorter than 13 characters anyway
 * (SlicedString::kMinLength).
 */
function copyOf(name: string): string {
  return name.length < 13 ? name : (' ' + name).slice(1);
}
