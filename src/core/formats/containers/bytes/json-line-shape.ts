import { isObject } from '../json/json-object.ts';
import type { Row } from '../container.ts';
import { memberStart, spaceEnd, startsWith, valueEnd } from './json-scan.ts';
import { SeenValues } from './seen-values.ts';
import { textOf } from './text-of.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

/**
 * Lines that hold the same fields in the same order, with the same space between them: what is no
 * value is compared, values are passed over as long as nobody asks for them.
 */
export class JsonLineShape {
  readonly #fields: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  /** What stands before each value, and behind the last up to the end of the line. */
  readonly #between: readonly Uint8Array[];
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #seen: readonly SeenValues<unknown>[];
  /** What was asked of the line that was read last. */
  readonly #asked: boolean[];
  readonly #values: unknown[];
  #bytes: Uint8Array = new Uint8Array(0);
  #from = 0;
  #end = 0;
  /** The line that was read last; the next one takes its place. */
  readonly row: Row;

  private constructor(fields: readonly string[], between: readonly Uint8Array[]) {
    this.#fields = fields;
    this.#places = new Map(fields.map((field, place) => [field, place]));
    this.#between = between;
    this.#starts = new Int32Array(fields.length);
    this.#ends = new Int32Array(fields.length);
    this.#seen = fields.map(() => new SeenValues(jsonValue));
    this.#asked = fields.map(() => false);
    this.#values = fields.map(() => undefined);
    this.row = {
      get: (field) => {
        const place = this.#places.get(field);
        return place === undefined ? undefined : this.#valueAt(place);
      },
      fields: () => [...this.#fields],
      text: () => textOf(this.#bytes, this.#from, this.#end),
    };
  }

  /** The shape of a line that begins at `from`; null where it is none that can be read so. */
  static of(bytes: Uint8Array, from: number): JsonLineShape | null {
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
      : new JsonLineShape(fields, [...between, bytes.slice(last, end + 1)]);
  }

  /** Reads the line that begins at `from`; gives where the next one does, or −1 where it is of another shape. */
  read(bytes: Uint8Array, from: number): number {
    const between = this.#between;
    const fields = this.#starts.length;
    let at = from;
    for (let place = 0; place < fields; place++) {
      const before = between[place];
      if (!startsWith(bytes, at, before)) return -1;
      at += before.length;
      this.#starts[place] = at;
      at = valueEnd(bytes, at);
      if (at < 0) return -1;
      this.#ends[place] = at;
    }
    if (!startsWith(bytes, at, between[fields])) return -1;
    this.#asked.fill(false);
    this.#bytes = bytes;
    this.#from = from;
    this.#end = at + between[fields].length - 1;
    return this.#end + 1;
  }

  #valueAt(place: number): unknown {
    if (!this.#asked[place]) {
      this.#asked[place] = true;
      this.#values[place] = this.#seen[place].of(
        this.#bytes,
        this.#starts[place],
        this.#ends[place],
      );
    }
    return this.#values[place];
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
  for (let at = from; isText; at++) {
    if (bytes[at] === BACKSLASH) break;
    if (at === end) return textOf(bytes, from + 1, end - 1);
  }
  const value: unknown = JSON.parse(textOf(bytes, from, end));
  return value;
}
