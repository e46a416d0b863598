/**
 * Names → indices, in order of first appearance; `__proto__` is a name like others. A hash table
 * of its own, of the plainest kind (open addressing, linear probing, at most half full): where
 * most names are new, as the questions of many files are, a Map takes twice as long.
 */
export class NameIndex {
  readonly #names: string[] = [];
  /**
   * Two numbers for each slot, side by side so that one look at memory has both: the index of its
   * name and one more, 0 where it is free; and the name's hash, which tells most others apart.
   */
  #slots = new Int32Array(128);

  /** Index of the name, given now if it is new. */
  of(name: string): number {
    const hash = hashOf(name);
    const slots = this.#slots;
    const last = slots.length - 2;
    let slot = (hash << 1) & last;
    while (slots[slot] > 0) {
      const index = slots[slot] - 1;
      if (slots[slot + 1] === hash && this.#names[index] === name) return index;
      slot = (slot + 2) & last;
    }
    slots[slot] = this.#names.push(copyOf(name));
    slots[slot + 1] = hash;
    if (this.#names.length * 4 > last) this.#grow();
    return this.#names.length - 1;
  }

  get names(): string[] {
    return [...this.#names];
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * (old.length < LARGE ? 4 : 2));
    const last = slots.length - 2;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] === 0) continue;
      let slot = (old[from + 1] << 1) & last;
      while (slots[slot] > 0) slot = (slot + 2) & last;
      slots[slot] = old[from];
      slots[slot + 1] = old[from + 1];
    }
    this.#slots = slots;
  }
}

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
