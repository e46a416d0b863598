/**
 * Names → indices, in order of first appearance; `__proto__` is a name like others. A hash table
 * of its own, of the plainest kind (open addressing, linear probing, at most half full): where
 * most names are new, as the questions of many files are, a Map takes twice as long.
 */
export class NameIndex {
  readonly #names: string[] = [];
  /** For each slot the index of its name, and one more; 0 where it is free. */
  #slots = new Int32Array(64);
  /** For each slot the hash of its name: most others are told apart without a look at them. */
  #hashes = new Int32Array(64);

  /** Index of the name, given now if it is new. */
  of(name: string): number {
    const hash = hashOf(name);
    const last = this.#slots.length - 1;
    let slot = hash & last;
    while (this.#slots[slot] > 0) {
      const index = this.#slots[slot] - 1;
      if (this.#hashes[slot] === hash && this.#names[index] === name) return index;
      slot = (slot + 1) & last;
    }
    this.#hashes[slot] = hash;
    this.#slots[slot] = this.#names.push(copyOf(name));
    if (this.#names.length * 2 > last) this.#grow();
    return this.#names.length - 1;
  }

  get names(): string[] {
    return [...this.#names];
  }

  #grow(): void {
    const slots = this.#slots;
    const hashes = this.#hashes;
    const last = 2 * slots.length - 1;
    this.#slots = new Int32Array(last + 1);
    this.#hashes = new Int32Array(last + 1);
    for (let old = 0; old < slots.length; old++) {
      if (slots[old] === 0) continue;
      let slot = hashes[old] & last;
      while (this.#slots[slot] > 0) slot = (slot + 1) & last;
      this.#slots[slot] = slots[old];
      this.#hashes[slot] = hashes[old];
    }
  }
}

/** FNV-1a, over UTF-16 units; the upper bits are mixed into the lower, which choose the slot. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
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
