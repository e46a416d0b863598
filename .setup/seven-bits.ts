/**
 * Bytes as text of a page, seven bits a character: an eighth more of them than bytes, where base64
 * takes a third more. What HTML changes or reads as a tag (NUL, CR and <) has its eighth bit set,
 * which reading ignores.
 */
export function asText(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil((bytes.length * 8) / 7));
  let held = 0;
  let bits = 0;
  let place = 0;
  const add = (code: number): void => {
    codes[place++] = code === 0 || code === 13 || code === 60 ? code | 128 : code;
  };
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0x7fff;
    bits += 8;
    while (bits >= 7) {
      bits -= 7;
      add((held >> bits) & 127);
    }
  }
  if (bits > 0) add((held << (7 - bits)) & 127);
  return Buffer.from(codes).toString('latin1');
}

/** The way back, as a script: `undo(text)` gives the bytes of a text, or of any eight characters of it. */
export const UNDO = `function undo(text) {
  const bytes = new Uint8Array((text.length * 7) >> 3);
  let held = 0;
  let bits = 0;
  let place = 0;
  for (let i = 0; i < text.length; i++) {
    held = ((held << 7) | (text.charCodeAt(i) & 127)) & 0x7fff;
    bits += 7;
    if (bits >= 8) {
      bits -= 8;
      bytes[place++] = held >> bits;
    }
  }
  return bytes;
}`;
