const POLYNOMIAL = 0xedb88320;
/** Bytes that are taken at once, each by a table of its own. */
const WIDTH = 8;

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
    let crc = this.#state;
    let at = 0;
    for (const end = bytes.length - (WIDTH - 1); at < end; at += WIDTH) {
      const low =
        crc ^ (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24));
      crc =
        table[1792 + (low & 0xff)] ^
        table[1536 + ((low >>> 8) & 0xff)] ^
        table[1280 + ((low >>> 16) & 0xff)] ^
        table[1024 + (low >>> 24)] ^
        table[768 + bytes[at + 4]] ^
        table[512 + bytes[at + 5]] ^
        table[256 + bytes[at + 6]] ^
        table[bytes[at + 7]];
    }
    for (; at < bytes.length; at++) crc = (crc >>> 8) ^ table[(crc ^ bytes[at]) & 0xff];
    this.#state = crc;
  }
}
