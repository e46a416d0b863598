/** A hash table of numbers by open addressing; the caller says what is the same. */
export class Slots {
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
export function hashOf(a: number, b: number, c = 0, d = 0): number {
  let h = 0x811c9dc5;
  h = Math.imul(h ^ a, 0x01000193);
  h = Math.imul(h ^ b, 0x01000193);
  h = Math.imul(h ^ c, 0x01000193);
  h = Math.imul(h ^ d, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
