import { asciiText, isVisibleByte, NameBytes } from '../names/name-bytes.ts';

/**
 * Names → indices, in order of first appearance; `__proto__` is a name like others. A hash table
 * of its own, of the plainest kind (open addressing, linear probing, at most half full): where
 * most names are new, as the questions of many files are, a Map takes twice as long. Names may
 * be made to collide in it, though, so it looks at no more than MAX_PROBES slots: what finds no
 * place there lies in a Map, whose hash is the engine's and seeded.
 */
export class NameIndex {
  /** Each as it is, or its number among those that stand in bytes. */
  readonly #names: (string | number)[] = [];
  readonly #plain = new NameBytes();
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
    const own = this.#names[index];
    this.#recent[place] = typeof own === 'string' ? own : null;
    this.#recentIndex[place] = index;
    return index;
  }

  #indexOf(name: string): number {
    const hash = hashOf(name);
    const known = this.#find(name, hash);
    if (known >= 0) return known;
    const index = this.#names.push(copyOf(name)) - 1;
    this.#put(index, hash);
    if (this.#names.length * 4 > this.#slots.length - 2) this.#grow();
    return index;
  }

  /**
   * The same of a name that stands in bytes of ASCII as it is; −1 of others: those that are empty,
   * have something blank around them, or may be written otherwise there (with `\\` or `"`).
   */
  ofPlain(bytes: Uint8Array, from: number, end: number): number {
    if (from >= end || !isVisibleByte(bytes[from]) || !isVisibleByte(bytes[end - 1])) return -1;
    let hash = HASH_START;
    let at = from;
    if ((end - from) % 2 === 1) hash = Math.imul(hash ^ bytes[at++], HASH_FACTOR);
    for (let n = from; n < end; n++) {
      const byte = bytes[n];
      if (byte > 0x7f || byte === BACKSLASH || byte === QUOTE) return -1;
    }
    for (; at < end; at += 2) {
      hash = Math.imul(hash ^ (bytes[at] | (bytes[at + 1] << 16)), HASH_FACTOR);
    }
    return this.#plainIndex(bytes, from, end, hash ^ (hash >>> 15));
  }

  #plainIndex(bytes: Uint8Array, from: number, end: number, hash: number): number {
    const slots = this.#slots;
    const last = slots.length - 2;
    let slot = (hash << 1) & last;
    let probes = 0;
    for (; slots[slot] > 0 && probes < MAX_PROBES; probes++) {
      const index = slots[slot] - 1;
      if (slots[slot + 1] === hash && this.#isPlain(index, bytes, from, end)) return index;
      slot = (slot + 2) & last;
    }
    // Where names crowd, the Map knows them by their texts.
    if (probes === MAX_PROBES) return this.of(asciiText(bytes, from, end));
    const index = this.#names.push(this.#plain.add(bytes, from, end)) - 1;
    slots[slot] = index + 1;
    slots[slot + 1] = hash;
    if (this.#names.length * 4 > slots.length - 2) this.#grow();
    return index;
  }

  /** Whether the name of an index is that of these bytes. */
  #isPlain(index: number, bytes: Uint8Array, from: number, end: number): boolean {
    const name = this.#names[index];
    if (typeof name === 'number') return this.#plain.is(name, bytes, from, end);
    if (name.length !== end - from) return false;
    for (let at = from; at < end; at++) {
      if (name.charCodeAt(at - from) !== bytes[at]) return false;
    }
    return true;
  }

  #nameOf(index: number): string {
    const name = this.#names[index];
    return typeof name === 'string' ? name : this.#plain.text(name);
  }

  #is(index: number, name: string): boolean {
    const own = this.#names[index];
    return typeof own === 'string' ? own === name : this.#plain.isText(own, name);
  }

  get names(): string[] {
    const texts = this.#plain.texts();
    if (texts.length === this.#names.length) return texts;
    return this.#names.map((name) => (typeof name === 'string' ? name : texts[name]));
  }

  /** How many different names there are. */
  get size(): number {
    return this.#names.length;
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
      slot = (slot + 2) & last;
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
      slot = (slot + 2) & last;
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

/** Half full, a table of a million names has hardly a run as long as this. */
const MAX_PROBES = 64;

/** Up to this length (4 MB) slots may be wasted for the time that it saves to grow seldom. */
const LARGE = 1 << 20;

const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * FNV-1a, over pairs of UTF-16 units, which takes two thirds of the time that single ones do; the
 * upper bits are mixed into the lower, which choose the slot.
 */
function hashOf(name: string): number {
  let hash = HASH_START;
  let at = name.length % 2;
  if (at === 1) hash = Math.imul(hash ^ name.charCodeAt(0), HASH_FACTOR);
  for (; at < name.length; at += 2) {
    const pair = name.charCodeAt(at) | (name.charCodeAt(at + 1) << 16);
    hash = Math.imul(hash ^ pair, HASH_FACTOR);
  }
  return hash ^ (hash >>> 15);
}

/**
 * A name cut out of a chunk of text would keep the whole chunk alive. Cut out of a text that is
 * put together for it, it keeps that alive. V8 copies what is shorter than 13 characters anyway
 * (SlicedString::kMinLength).
 */
function copyOf(name: string): string {
  return name.length < 13 ? name : (' ' + name).slice(1);
}
