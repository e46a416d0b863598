/** The alphabet of RFC 4648, section 4. */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, SIGNS.indexOf(String.fromCharCode(code))),
);
/** Characters that are put together at a time: a text that grows sign by sign is slow. */
const PIECE = 0x2000;

/** How long that text is. */
export function base64Length(bytes: number): number {
  return 4 * Math.ceil(bytes / 3);
}

/** Bytes as text (RFC 4648), padded. */
export function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  const codes = new Uint8Array(PIECE);
  let filled = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const word = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let sign = 0; sign < 4; sign++) {
      const isPad = sign > left;
      codes[filled++] = isPad ? 61 : SIGNS.charCodeAt((word >> (18 - 6 * sign)) & 63);
    }
    if (filled === PIECE) {
      pieces.push(String.fromCharCode(...codes));
      filled = 0;
    }
  }
  pieces.push(String.fromCharCode(...codes.subarray(0, filled)));
  return pieces.join('');
}

/** The bytes of such a text; null where it is none. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const pads = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - pads);
  for (let at = 0, byte = 0; at < text.length; at += 4) {
    let word = 0;
    for (let sign = 0; sign < 4; sign++) word = (word << 6) | VALUES[text.charCodeAt(at + sign)];
    for (let shift = 16; shift >= 0 && byte < bytes.length; shift -= 8)
      bytes[byte++] = (word >> shift) & 255;
  }
  return bytes;
}
