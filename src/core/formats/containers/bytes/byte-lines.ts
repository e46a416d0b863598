import { blockScan } from './block-scan.ts';

/** A container that can read lines of UTF-8 as they stand in their bytes. */
export interface LineReader {
  /** Whether a line begins with the next byte, and rows may be read so. */
  readonly isAtLine: boolean;
  /** Whether text behind a line that can't be read so goes as far as that line only, or to the last. */
  readonly refusesOneLine: boolean;
  /** Whether the line where `readLines` stopped goes on behind the end that it was given. */
  readonly isOpen: boolean;
  /**
   * Reads lines from `from` on, to `end` at most, where a line ends; gives the place of the first
   * that it can't read so.
   */
  readLines(bytes: Uint8Array, from: number, end: number): number;
  push(text: string): void;
}

const NEWLINE = 0x0a;
/** A line longer than this is handed on as text before it ends. */
const LONGEST = 1 << 20;

/** Cuts bytes into whole lines for a reader; what that can't read as bytes it is given as text. */
export class ByteLines {
  readonly #reader: LineReader;
  readonly #decode: (bytes: Uint8Array) => string;
  /** What was pushed and not read, from the beginning on, before `#length`. */
  #buffer = new Uint8Array(1 << 17);
  #length = 0;

  /** @param decode makes text of the bytes of whole lines, valid or not */
  constructor(reader: LineReader, decode: (bytes: Uint8Array) => string) {
    this.#reader = reader;
    this.#decode = decode;
  }

  push(piece: Uint8Array): void {
    const open = this.#length;
    this.#append(piece);
    const last = piece.lastIndexOf(NEWLINE);
    if (last >= 0) {
      const end = open + last + 1;
      blockScan.open(this.#buffer, end);
      const read = this.#readTo(end);
      blockScan.close();
      this.#take(read);
    }
    if (this.#length > LONGEST) this.#pushText(0, wholeCharacters(this.#buffer, this.#length));
  }

  /** Hands on as text what is there of a line that does not end. */
  flush(): void {
    if (this.#length > 0) this.#pushText(0, this.#length);
  }

  #append(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#buffer.length) {
      const more = new Uint8Array(2 * length);
      more.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = more;
    }
    this.#buffer.set(piece, this.#length);
    this.#length = length;
  }

  /** Reads lines up to `end`, where one ends; gives where the first begins that goes on behind it. */
  #readTo(end: number): number {
    const reader = this.#reader;
    let from = 0;
    while (from < end) {
      if (reader.isAtLine) {
        from = reader.readLines(this.#buffer, from, end);
        if (reader.isOpen) return from;
      }
      if (from >= end) break;
      const next = reader.refusesOneLine ? this.#buffer.indexOf(NEWLINE, from) + 1 : end;
      reader.push(this.#decode(this.#buffer.subarray(from, next)));
      from = next;
    }
    return end;
  }

  #pushText(from: number, end: number): void {
    const text = this.#decode(this.#buffer.subarray(from, end));
    this.#take(end);
    this.#reader.push(text);
  }

  /** Forgets what stands before `at`. */
  #take(at: number): void {
    this.#buffer.copyWithin(0, at, this.#length);
    this.#length -= at;
  }
}

/** Where the last character begins, which may not be whole. */
function wholeCharacters(bytes: Uint8Array, length: number): number {
  let at = length - 1;
  while (at > length - 4 && (bytes[at] & 0xc0) === 0x80) at--;
  return at;
}
