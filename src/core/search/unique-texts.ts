/** Characters of a piece: long enough that a search is at work in one call, short enough to be joined at once. */
const PIECE = 1 << 18;
/** Stands between two texts, and in none of them. */
const GAP = '\0';

/**
 * Texts to be searched, each held once: a question stands in thousands of records. They lie one
 * after the other in long strings, which the engine searches with its own code, a nanosecond a
 * character; what is searched for never contains the gap between them.
 */
export class UniqueTexts {
  readonly #pieces: string[] = [];
  /** First text of each piece; the texts of the open piece come after them. */
  readonly #firsts: number[] = [];
  /** Where each text begins in its piece. */
  readonly #starts: number[] = [];
  #open: string[] = [];
  #openLength = 0;
  #openFirst = 0;
  /** Hash of each text, and the numbers of texts plus one by their hashes: open addressing. */
  readonly #hashes: number[] = [];
  #slots = new Uint32Array(1 << 10);
  #characters = 0;

  /** How many texts there are; they are numbered from 0. */
  get size(): number {
    return this.#starts.length;
  }

  get characters(): number {
    return this.#characters;
  }

  /** The number of a text, which is in the form of `plainText`. */
  add(text: string): number {
    const hash = hashOf(text);
    let slot = hash & (this.#slots.length - 1);
    while (this.#slots[slot] !== 0) {
      const known = this.#slots[slot] - 1;
      if (this.#hashes[known] === hash && this.#is(known, text)) return known;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    const number = this.size;
    this.#slots[slot] = number + 1;
    this.#hashes.push(hash);
    this.#starts.push(this.#openLength);
    this.#open.push(text);
    this.#openLength += text.length + 1;
    this.#characters += text.length;
    if (this.#openLength > PIECE) this.#close();
    if (2 * this.size > this.#slots.length) this.#grow();
    return number;
  }

  /** By text: 1 where it contains this part, which is in the form of `plainText`. */
  containing(part: string): Uint8Array {
    const hits = new Uint8Array(this.size);
    if (part.includes(GAP)) return hits;
    this.#close();
    for (let piece = 0; piece < this.#pieces.length; piece++) this.#search(piece, part, hits);
    return hits;
  }

  #search(piece: number, part: string, hits: Uint8Array): void {
    const text = this.#pieces[piece];
    const end = piece + 1 < this.#firsts.length ? this.#firsts[piece + 1] : this.size;
    const starts = this.#starts;
    let number = this.#firsts[piece];
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, starts[number])) {
      // The last text that begins at it or before, which is mostly near.
      let high = number + 1;
      for (let step = 1; high < end && starts[high] <= at; step *= 2) {
        number = high;
        high = Math.min(end, high + step);
      }
      while (high - number > 1) {
        const middle = (number + high) >>> 1;
        if (starts[middle] <= at) number = middle;
        else high = middle;
      }
      hits[number] = 1;
      if (++number === end) return;
    }
  }

  #close(): void {
    if (this.#open.length === 0) return;
    this.#pieces.push(this.#open.join(GAP));
    this.#firsts.push(this.#openFirst);
    this.#openFirst = this.size;
    this.#open = [];
    this.#openLength = 0;
  }

  #is(number: number, text: string): boolean {
    if (number >= this.#openFirst) return this.#open[number - this.#openFirst] === text;
    let low = 0;
    let high = this.#firsts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#firsts[middle] <= number) low = middle;
      else high = middle;
    }
    const piece = this.#pieces[low];
    const start = this.#starts[number];
    const end = start + text.length;
    return piece.startsWith(text, start) && (end === piece.length || piece[end] === GAP);
  }

  #grow(): void {
    const slots = new Uint32Array(2 * this.#slots.length);
    this.#hashes.forEach((hash, number) => {
      let slot = hash & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number + 1;
    });
    this.#slots = slots;
  }
}

/** FNV-1a over UTF-16 units, its bits mixed once more since slots are its low ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
