/**
 * Unpacks a block of Snappy (format_description.txt of google/snappy). Every length is held
 * against the bytes there are: hyparquet's own unpacker may step backwards on a damaged one.
 * @throws where the block is damaged or does not give `length` bytes
 */
export function unpackSnappy(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  let at = 0;
  let to = 0;
  // The length of the whole, which the page's header gives as well.
  while (at < packed.length && packed[at] >= 0x80) at++;
  at++;
  while (at < packed.length) {
    const tag = packed[at++];
    const kind = tag & 3;
    if (kind === 0) {
      let size = tag >> 2;
      // 60 … 63: the size less one follows in 1 … 4 bytes.
      const more = Math.max(0, size - 59);
      if (more > 0) size = littleEndian(packed, at, more);
      at += more;
      size++;
      if (at + size > packed.length || to + size > length) throw damage();
      out.set(packed.subarray(at, at + size), to);
      at += size;
      to += size;
      continue;
    }
    const size = kind === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const width = kind === 3 ? 4 : kind;
    const back = littleEndian(packed, at, width) + (kind === 1 ? (tag >> 5) << 8 : 0);
    at += width;
    if (back === 0 || back > to || to + size > length) throw damage();
    // Byte by byte: what is copied may reach into what it makes.
    for (let n = 0; n < size; n++, to++) out[to] = out[to - back];
  }
  if (to !== length) throw damage();
  return out;
}

function littleEndian(bytes: Uint8Array, at: number, width: number): number {
  if (at + width > bytes.length) throw damage();
  let value = 0;
  for (let n = width - 1; n >= 0; n--) value = value * 256 + bytes[at + n];
  return value;
}

function damage(): Error {
  return new Error('snappy block damaged');
}
