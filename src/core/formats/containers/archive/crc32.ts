const POLYNOMIAL = 0xedb88320;
/** Bytes that are taken at once, each by a table of its own. */
const WIDTH = 8;
const WORD = 4;

/** table[256 n + b]: the remainder of byte b with n zeros behind it. */
const table = new Int32Array(256 * WIDTH);
for (let byte = 0; byte < 256; byte++) {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? POLYNOMIAL : 0);
  table[byte] = value;
}
for (let at = 256; at < table.length; at++) {
  table[at] = (table[at - 256] >>> 8) ^ table[table[at - 256] & 0xff];
}

/** The checksum of ZIP and gzip (RFC 1952), by slices of eight bytes (Kounavis and Berry 2005). */
export class Crc32 {
  #state = -1;

  /** As an unsigned number. */
  get value(): number {
    return ~this.#state >>> 0;
  }

  push(bytes: Uint8Array): void {
    // Words are read where memory has them, which is at every fourth byte.
    const ahead = -bytes.byteOffset & (WORD - 1);
    const steps = Math.max(0, Math.floor((bytes.length - ahead) / WIDTH));
    if (steps === 0) {
      this.#state = this.#bytes(this.#state, bytes, 0, bytes.length);
      return;
    }
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + ahead, 2 * steps);
    let crc = this.#bytes(this.#state, bytes, 0, ahead);
    for (let at = 0; at < words.length; at += 2) {
      // Little-endian, as every platform of browsers is.
      const low = crc ^ words[at];
      const high = words[at + 1];
      crc =
        table[1792 + (low & 0xff)] ^
        table[1536 + ((low >>> 8) & 0xff)] ^
        table[1280 + ((low >>> 16) & 0xff)] ^
        table[1024 + (low >>> 24)] ^
        table[768 + (high & 0xff)] ^
        table[512 + ((high >>> 8) & 0xff)] ^
        table[256 + ((high >>> 16) & 0xff)] ^
        table[high >>> 24];
    }
    this.#state = this.#bytes(crc, bytes, ahead + WIDTH * steps, bytes.length);
  }

  #bytes(from: number, bytes: Uint8Array, start: number, end: number): number {
    let crc = from;
    for (let at = start; at < end; at++) crc = (crc >>> 8) ^ table[(crc ^ bytes[at]) & 0xff];
    return crc;
  }
}
