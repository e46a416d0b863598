/**
 * The bytes that stand in a page in UTF-16 as its text, two a character (.setup/bytes-as-text.ts).
 * The page has it as a script of its own too, so it names nothing outside itself.
 *
 * @param from the first character of a piece
 * @param to the one behind it; pieces may be cut anywhere
 */
export function bytesOfText(text: string, from: number, to: number): Uint8Array<ArrayBuffer> {
  const units = new Uint16Array(to - from);
  let place = 0;
  let isOdd = false;
  // What stands behind an escape (1) belongs to the escape’s piece.
  for (let i = text.charCodeAt(from - 1) === 1 ? from + 1 : from; i < to; i++) {
    let code = text.charCodeAt(i);
    if (code === 1) {
      code = text.charCodeAt(++i);
      // One byte is left over at the end.
      if (code >> 8 === 0x40) isOdd = true;
      code ^= 0x2000;
    }
    units[place++] = code;
  }
  return new Uint8Array(units.buffer, 0, place * 2 - (isOdd ? 1 : 0));
}
