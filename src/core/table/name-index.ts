/**
 * Names → indices, in order of first appearance; `__proto__` is a name like others. A hash table
 * of its own, of the plainest kind (open addressing, linear probing, at most half full): where
 * most names are new, as the questions of many files are, a Map takes twice as long. Names may
 * be made to collide in it, though, so it looks at no more than MAX_PROBES slots: what finds no
 * place there lies in a Map, whose hash is the engine's and seeded.
 */
export class NameIndex {
  readonly #names: string[] = [];
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
    this.#recent[place] = this.#names[index];
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

  get names(): string[] {
    return [...this.#names];
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
      if (slots[slot + 1] === hash && this.#names[index] === name) return index;
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
    this.#crowded.set(this.#names[index], index);
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

/**
 * FNV-1a, over pairs of UTF-16 units, which takes two thirds of the time that single ones do; the
 * upper bits are mixed into the lower, which choose the slot.
 */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  let at = name.length % 2;
  if (at === 1) hash = Math.imul(hash ^ name.charCodeAt(0), 0x01000193);
  for (; at < name.length; at += 2) {
    const pair = name.charCodeAt(at) | (name.charCodeAt(at + 1) << 16);
    hash = Math.imul(hash ^ pair, 0x01000193);
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
