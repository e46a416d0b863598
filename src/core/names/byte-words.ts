/** Bytes as they are read four at a time, wherever they lie: a loop over single ones takes three times as long. */
export class ByteWords {
  #bytes: Uint8Array = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);

  /** The words of these bytes, which mostly are the same as before. */
  of(bytes: Uint8Array): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }
}

/** Whether the bytes from `from` to `end` are those that begin at `start` in others. */
export function isSame(
  words: DataView,
  from: number,
  end: number,
  others: DataView,
  start: number,
): boolean {
  const shift = start - from;
  const last = end - 4;
  if (last < from) {
    for (let at = from; at < end; at++) {
      if (words.getUint8(at) !== others.getUint8(at + shift)) return false;
    }
    return true;
  }
  for (let at = from; at < last; at += 4) {
    if (words.getInt32(at, true) !== others.getInt32(at + shift, true)) return false;
  }
  // The last word may reach back over bytes that were compared.
  return words.getInt32(last, true) === others.getInt32(last + shift, true);
}

/** Of four bytes, the top bit of the first that is 0, and maybe of others above it (H. S. Warren, Hacker's Delight, 6-1). */
export function zeroIn(word: number): number {
  return (word - 0x01010101) & ~word & 0x80808080;
}
