import type { Counts } from '../../table/judgments.ts';

/** A link that was cut off or changed on its way, or made by something else. */
export class DamagedLink extends Error {}

/** How a column of amounts is written: nothing, whole numbers, halves, or 8 bytes each. */
const Kind = { zeros: 0, wholes: 1, halves: 2, exact: 3 } as const;

/** Bytes that are written one after the other: numbers as varints (LEB128), and columns of amounts. */
export class LinkWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  /** @param n whole, from 0 to 2⁵³ − 1 */
  number(n: number): void {
    let rest = n;
    while (rest >= 128) {
      this.#byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.#byte(rest);
  }

  /** Whole numbers by how far each is from the one before, which is near where they are sorted. */
  steps(numbers: Float64Array): void {
    for (let at = 0; at < numbers.length; at++) {
      const step = numbers[at] - (at === 0 ? 0 : numbers[at - 1]);
      this.number(step < 0 ? -2 * step - 1 : 2 * step);
    }
  }

  /** Amounts, to the bit. */
  column(values: Counts): void {
    const kind = kindOf(values);
    this.number(kind);
    if (kind === Kind.wholes) values.forEach((value) => this.number(value));
    else if (kind === Kind.halves) values.forEach((value) => this.number(2 * value));
    else if (kind === Kind.exact) {
      const view = new DataView(new ArrayBuffer(8 * values.length));
      values.forEach((value, at) => view.setFloat64(8 * at, value, true));
      this.bytes(new Uint8Array(view.buffer));
    }
  }

  bytes(bytes: Uint8Array): void {
    for (const byte of bytes) this.#byte(byte);
  }

  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #byte(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }
}

function kindOf(values: Counts): number {
  if (values.every((value) => Object.is(value, 0))) return Kind.zeros;
  const isWhole = (n: number): boolean => Number.isSafeInteger(n) && n >= 0 && !Object.is(n, -0);
  if (values.every(isWhole)) return Kind.wholes;
  return values.every((value) => isWhole(2 * value)) ? Kind.halves : Kind.exact;
}

/** The way back; every method throws DamagedLink where the bytes have no such thing. */
export class LinkReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  number(): number {
    let value = 0;
    for (let unit = 1; unit < 2 ** 53; unit *= 128) {
      const byte = this.#next();
      value += (byte % 128) * unit;
      if (byte < 128 && Number.isSafeInteger(value)) return value;
      if (byte < 128) break;
    }
    throw new DamagedLink();
  }

  /** How many of something there are, each of which takes a byte at the least. */
  count(): number {
    const count = this.number();
    if (count > this.left) throw new DamagedLink();
    return count;
  }

  steps(length: number): number[] {
    let before = 0;
    return Array.from({ length }, () => {
      const step = this.number();
      before += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
      if (!(before >= 0)) throw new DamagedLink();
      return before;
    });
  }

  /** Amounts; those that are none are damage. */
  column(length: number): Float64Array<ArrayBuffer> {
    const column = this.#columnOf(this.number(), length);
    if (!column.every((value) => value >= 0 && value < Infinity)) throw new DamagedLink();
    return column;
  }

  bytes(length: number): Uint8Array {
    if (length > this.left) throw new DamagedLink();
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #columnOf(kind: number, length: number): Float64Array<ArrayBuffer> {
    switch (kind) {
      case Kind.zeros:
        return new Float64Array(length);
      case Kind.wholes:
        return Float64Array.from({ length }, () => this.number());
      case Kind.halves:
        return Float64Array.from({ length }, () => this.number() / 2);
      case Kind.exact:
        return Float64Array.from({ length }, () => {
          const { buffer, byteOffset } = this.bytes(8);
          return new DataView(buffer, byteOffset, 8).getFloat64(0, true);
        });
      default:
        throw new DamagedLink();
    }
  }

  #next(): number {
    const [byte] = this.bytes(1);
    return byte;
  }
}
