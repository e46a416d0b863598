import { ByteWords } from '../../../names/byte-words.ts';
import { blockScan } from './block-scan.ts';
import { characterEnd, NO_BYTE, utf8Kinds } from './utf8.ts';

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const ENDS_CELL = 1;
const ENDS_LINE = 2;
const QUOTES = 8;

/** In the place of a row's end: a quote is open at the end of the bytes. */
export const OPEN = -2;
/** And: the row has a quote, and is to be cut with a look at each byte. */
const QUOTED = -3;

/** What bytes are outside of quotes and inside: control characters are text like other. */
function kindsOf(special: readonly (readonly [byte: number, kind: number])[]): Uint8Array {
  const kinds = utf8Kinds().fill(0, 0, 0x20);
  for (const [byte, kind] of special) kinds[byte] = kind;
  return kinds;
}

const INSIDE = kindsOf([
  [QUOTE, QUOTES],
  [NEWLINE, ENDS_LINE],
]);

/** Cuts rows whose cells are plain, or quoted as in RFC 4180. */
export class CsvCells {
  readonly #delimiter: number;
  readonly #kinds: Uint8Array;
  readonly #words = new ByteWords();
  /** Four times the byte above all that mean something, among those of ASCII. */
  readonly #below: number;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  /** Whether no row had a quote. */
  #isPlain = true;
  /** Where in the block what means something stands, and how many of these are behind. */
  #marks: Int32Array = new Int32Array(0);
  #passed = 0;
  /** Lines that the row goes over that was cut last. */
  lines = 0;

  /**
   * @param starts where each cell is written to begin, behind its quote
   * @param ends and to end
   */
  constructor(delimiter: string, starts: Int32Array, ends: Int32Array) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#kinds = kindsOf([
      [this.#delimiter, ENDS_CELL],
      [NEWLINE, ENDS_LINE],
      [QUOTE, QUOTES],
    ]);
    this.#below = Math.imul(Math.max(this.#delimiter, QUOTE) + 1, 0x01010101);
    this.#starts = starts;
    this.#ends = ends;
  }

  /**
   * Cuts the row that begins at `from`, in bytes up to `end`, where a line ends; gives where the next
   * one does, −1 where it has more cells or fewer, quotes of another kind, or is no UTF-8, or OPEN.
   */
  cut(bytes: Uint8Array, from: number, end: number): number {
    if (this.#isPlain && blockScan.has(bytes)) {
      const next = this.#cutPlain(bytes, from);
      if (next !== QUOTED) return next;
      this.#isPlain = false;
    }
    return this.#cutAny(bytes, from, end);
  }

  /** The same of a row without quotes in a block that is looked through. */
  #cutPlain(bytes: Uint8Array, from: number): number {
    const delimiter = this.#delimiter;
    const marks = blockScan.marks(delimiter, QUOTE);
    const starts = this.#starts;
    const ends = this.#ends;
    const last = starts.length - 1;
    if (marks !== this.#marks) {
      this.#marks = marks;
      this.#passed = 0;
    }
    let passed = this.#passed;
    // Rows that were read as text are passed over.
    while (marks[passed] < from) passed++;
    let place = 0;
    starts[0] = from;
    this.lines = 1;
    for (;;) {
      const at = marks[passed++];
      const byte = bytes[at];
      if (byte === delimiter) {
        if (place === last) return -1;
        ends[place] = at;
        starts[++place] = at + 1;
      } else if (byte === NEWLINE) {
        if (place !== last) return -1;
        ends[place] = withoutReturns(bytes, at, starts[place]);
        this.#passed = passed;
        return at + 1;
      } else return QUOTED;
    }
  }

  #cutAny(bytes: Uint8Array, from: number, end: number): number {
    const kinds = this.#kinds;
    const words = this.#words.of(bytes);
    const lastWord = bytes.length - 4;
    // Said to be an integer, since engines otherwise reckon with fractions below.
    const below = this.#below | 0;
    const starts = this.#starts;
    const ends = this.#ends;
    const last = starts.length - 1;
    let place = 0;
    let at = from;
    starts[0] = from;
    this.lines = 1;
    for (;;) {
      // Most bytes mean nothing, and are passed over four at a time.
      while (at <= lastWord) {
        const word = words.getInt32(at, true);
        // The lowest bit is that of the first byte that may mean something.
        const marks = ((word - below) | word) & 0x80808080;
        if (marks !== 0) {
          at += (31 - Math.clz32(marks & -marks)) >> 3;
          break;
        }
        at += 4;
      }
      let kind = kinds[bytes[at]];
      while (kind === 0) kind = kinds[bytes[++at]];
      if (kind === ENDS_CELL) {
        if (place === last) return -1;
        ends[place] = at;
        starts[++place] = ++at;
      } else if (kind === ENDS_LINE) {
        if (place !== last) return -1;
        ends[place] = withoutReturns(bytes, at, starts[place]);
        return at + 1;
      } else if (kind === QUOTES) {
        if (at !== starts[place]) return -1;
        starts[place] = at + 1;
        at = this.#quoteEnd(bytes, at + 1, end);
        if (at < 0) return at;
        ends[place] = at++;
        const next = kinds[bytes[at]];
        if (next === ENDS_CELL) {
          if (place === last) return -1;
          starts[++place] = ++at;
        } else {
          // What the parser does of a \r inside is not for here.
          if (bytes[at - 2] === CARRIAGE_RETURN) return -1;
          while (bytes[at] === CARRIAGE_RETURN) at++;
          return place === last && bytes[at] === NEWLINE ? at + 1 : -1;
        }
      } else {
        at = kind === NO_BYTE ? -1 : characterEnd(bytes, at, kind);
        if (at < 0) return -1;
      }
    }
  }

  /** Where the quote stands that closes; −1 where something is no UTF-8, OPEN where none does. */
  #quoteEnd(bytes: Uint8Array, from: number, end: number): number {
    const isScanned = blockScan.has(bytes);
    let at = from;
    for (;;) {
      if (isScanned) at = blockScan.next(at, QUOTE, NEWLINE, 0);
      let kind = INSIDE[bytes[at]];
      while (kind === 0) kind = INSIDE[bytes[++at]];
      if (kind === QUOTES) {
        if (bytes[at + 1] !== QUOTE) return at;
        at += 2;
      } else if (kind === ENDS_LINE) {
        if (++at === end) return OPEN;
        this.lines++;
      } else {
        at = kind === NO_BYTE ? -1 : characterEnd(bytes, at, kind);
        if (at < 0) return -1;
      }
    }
  }
}

/** Where a line ends without the \r before its \n. */
function withoutReturns(bytes: Uint8Array, end: number, from: number): number {
  let at = end;
  while (at > from && bytes[at - 1] === CARRIAGE_RETURN) at--;
  return at;
}
