/** Numbers of a database, one after the other: big-endian, as its pages and records have them. */
export class Cursor {
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** @throws where the bytes end before */
  take(length: number): Uint8Array {
    const start = this.at;
    this.at += length;
    if (this.at > this.#bytes.length) throw new Error('a page or a row ends too early');
    return this.#bytes.subarray(start, this.at);
  }

  /** A whole number of 1 to 4 bytes. */
  uint(length: number): number {
    let value = 0;
    for (let n = 0; n < length; n++) value = value * 256 + this.#byte();
    return value;
  }

  /**
   * A variable-length integer of 1 to 9 bytes. Not exact beyond 2⁵³, and never negative: as a length
   * or a type, either is damage.
   */
  varint(): number {
    let value = 0;
    for (let n = 0; n < 8; n++) {
      const byte = this.#byte();
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    return value * 256 + this.#byte();
  }

  /** The same with all of its 64 bits, the first of which is the sign. */
  rowid(): bigint {
    const start = this.at;
    const value = this.varint();
    const length = this.at - start;
    if (length < 8) return BigInt(value);
    const bytes = this.#bytes.subarray(start, start + 8);
    const high = bytes.reduce((sum, byte) => (sum << 7n) | BigInt(byte & 0x7f), 0n);
    if (length === 8) return high;
    return BigInt.asIntN(64, (high << 8n) | BigInt(this.#bytes[start + 8]));
  }

  #byte(): number {
    if (this.at >= this.#bytes.length) throw new Error('a page or a row ends too early');
    return this.#bytes[this.at++];
  }
}
