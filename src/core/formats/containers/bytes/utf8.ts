/** What a byte is in UTF-8, beside what it means to a format. */
export const Lead = { two: 4, three: 5, four: 6 } as const;

/** No byte of a text: below a space, or one that no character begins with. */
export const NO_BYTE = 3;

/** One number for each byte: 0 for ASCII from the space on, else a lead or NO_BYTE. */
export function utf8Kinds(): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    if (byte < 0x80) return byte < 0x20 ? NO_BYTE : 0;
    if (byte < 0xc2 || byte > 0xf4) return NO_BYTE;
    return byte < 0xe0 ? Lead.two : byte < 0xf0 ? Lead.three : Lead.four;
  });
}

/**
 * The place behind the character that begins at `at` with a lead of that kind; −1 where it is not
 * valid (RFC 3629). Bytes that follow must be there, valid or not.
 */
export function characterEnd(bytes: Uint8Array, at: number, kind: number): number {
  const second = bytes[at + 1];
  if ((second & 0xc0) !== 0x80) return -1;
  if (kind === Lead.two) return at + 2;
  if ((bytes[at + 2] & 0xc0) !== 0x80) return -1;
  const lead = bytes[at];
  if (kind === Lead.three) {
    // Neither longer than needed nor half of a surrogate pair.
    if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return -1;
    return at + 3;
  }
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return -1;
  return (bytes[at + 3] & 0xc0) === 0x80 ? at + 4 : -1;
}

/** Whether all bytes are ASCII; four at a time where they lie so in memory. */
export function isAscii(bytes: Uint8Array): boolean {
  const words = bytes.byteOffset % 4 === 0 ? bytes.length >> 2 : 0;
  const fours = new Int32Array(bytes.buffer, words === 0 ? 0 : bytes.byteOffset, words);
  let seen = 0;
  for (let at = 0; at < words; at++) seen |= fours[at];
  if ((seen & 0x80808080) !== 0) return false;
  for (let at = words * 4; at < bytes.length; at++) if (bytes[at] > 0x7f) return false;
  return true;
}
