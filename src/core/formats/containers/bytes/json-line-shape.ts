import { isObject } from '../json/json-object.ts';
import type { NameIndex } from '../../../table/name-index.ts';
import type { BlockTexts } from './block-texts.ts';
import { ByteRow } from './byte-row.ts';
import { memberStart, spaceEnd, startsWith, valueEnd } from './json-scan.ts';
import { textOf } from './text-of.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

/**
 * Lines that hold the same fields in the same order, with the same space between them: what is no
 * value is compared, values are passed over as long as nobody asks for them.
 */
export class JsonLineShape {
  /** What stands before each value, and behind the last up to the end of the line. */
  readonly #between: readonly Uint8Array[];
  /** The line that was read last; the next one takes its place. */
  readonly row: JsonByteRow;

  private constructor(
    fields: readonly string[],
    between: readonly Uint8Array[],
    texts: BlockTexts,
  ) {
    this.#between = between;
    this.row = new JsonByteRow(fields, texts);
  }

  /**
   * The shape of a line that begins at `from`; null where it is none that can be read so.
   * @param texts of the block in which lines of this shape are read
   */
  static of(bytes: Uint8Array, from: number, texts: BlockTexts): JsonLineShape | null {
    if (bytes[from] !== 0x7b) return null;
    const between: Uint8Array[] = [];
    let last = from;
    let at = spaceEnd(bytes, from + 1);
    for (;;) {
      const start = memberStart(bytes, at);
      if (start < 0) return null;
      between.push(bytes.slice(last, start));
      last = valueEnd(bytes, start);
      if (last < 0) return null;
      at = spaceEnd(bytes, last);
      if (bytes[at] !== 0x2c) break;
      at = spaceEnd(bytes, at + 1);
    }
    const end = bytes[at] === 0x7d ? spaceEnd(bytes, at + 1) : at;
    if (end === at || bytes[end] !== NEWLINE) return null;
    const fields = fieldsOf(textOf(bytes, from, end), between.length);
    return fields === null
      ? null
      : new JsonLineShape(fields, [...between, bytes.slice(last, end + 1)], texts);
  }

  /** Reads the line that begins at `from`; gives where the next one does, or −1 where it is of another shape. */
  read(bytes: Uint8Array, from: number): number {
    const between = this.#between;
    const { starts, ends } = this.row;
    const fields = starts.length;
    let at = from;
    for (let place = 0; place < fields; place++) {
      const before = between[place];
      if (!startsWith(bytes, at, before)) return -1;
      at += before.length;
      starts[place] = at;
      at = valueEnd(bytes, at);
      if (at < 0) return -1;
      ends[place] = at;
    }
    if (!startsWith(bytes, at, between[fields])) return -1;
    at += between[fields].length;
    this.row.turnToLine(bytes, from, at - 1);
    return at;
  }
}

class JsonByteRow extends ByteRow {
  #from = 0;
  #end = 0;

  constructor(fields: readonly string[], texts: BlockTexts) {
    const places = new Map(fields.map((field, place) => [field, place]));
    super(places, fields.length, {
      own: jsonValue,
      cut: (bytes, from, end) => {
        const isText = bytes[from] === QUOTE;
        return (isText ? texts.cut(from + 1, end - 1) : null) ?? jsonValue(bytes, from, end);
      },
    });
  }

  turnToLine(bytes: Uint8Array, from: number, end: number): void {
    this.turnTo(bytes);
    this.#from = from;
    this.#end = end;
  }

  text(): string {
    return textOf(this.bytes, this.#from, this.#end);
  }

  nameAt(place: number, names: NameIndex): number {
    const { bytes } = this;
    const [from, end] = [this.starts[place], this.ends[place]];
    if (bytes[from] === QUOTE) return names.ofPlain(bytes, from + 1, end - 1);
    return wholeNumber(bytes, from, end) < 0 ? -1 : names.ofPlain(bytes, from, end);
  }
}

/** The fields of a line as the parser has them; null where it has others, as of a name that comes twice. */
function fieldsOf(line: string, count: number): readonly string[] | null {
  const value: unknown = JSON.parse(line);
  const fields = isObject(value) ? Object.keys(value) : [];
  // Numbers go first among the keys of an object.
  const isInOrder = fields.every((field) => !/^\d/.test(field));
  return fields.length === count && isInOrder ? fields : null;
}

function jsonValue(bytes: Uint8Array, from: number, end: number): unknown {
  const isText = bytes[from] === QUOTE;
  if (!isText) {
    const whole = wholeNumber(bytes, from, end);
    if (whole >= 0) return whole;
  }
  for (let at = from; isText; at++) {
    if (bytes[at] === BACKSLASH) break;
    if (at === end) return textOf(bytes, from + 1, end - 1);
  }
  const value: unknown = JSON.parse(textOf(bytes, from, end));
  return value;
}

/** A number of so few digits is exact. */
const MOST_DIGITS = 15;

/** The number that the bytes are where they are digits alone; −1 of all else. */
function wholeNumber(bytes: Uint8Array, from: number, end: number): number {
  if (end - from > MOST_DIGITS) return -1;
  let number = 0;
  for (let at = from; at < end; at++) {
    const digit = bytes[at] - 0x30;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
