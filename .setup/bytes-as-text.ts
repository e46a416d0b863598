import { isUnfit } from '../src/bytes-of-text.ts';

/**
 * Bytes as text of a page in UTF-16, two a character: an eighth less than seven bits a character of
 * UTF-8, and half as many characters for the page to read. A unit that may not stand there is moved by
 * 0x2000; of each that may have been moved a bit says whether it was, which makes 0.4% more of packed
 * bytes. `bytesOfText` is the way back.
 *
 * Two numbers stand first, then the bits, then the units: how many characters the bits take up, and 1
 * where half of the last unit is no byte. Numbers and bits, fifteen a character, begin at 0x4000.
 *
 * @throws where the bits are too many for that: some 15 MB
 */
export function asText(bytes: Uint8Array): string {
  const even = Buffer.alloc(bytes.length + (bytes.length % 2));
  even.set(bytes);
  const units = new Uint16Array(even.buffer, even.byteOffset, even.length / 2);
  const flags: number[] = [];
  let flag = 0;
  const stand = units.map((unit) => {
    const isMoved = isUnfit(unit);
    if (!isMoved && !isUnfit(unit ^ 0x2000)) return unit;
    flags[Math.floor(flag / 15)] |= Number(isMoved) << (flag % 15);
    flag++;
    return isMoved ? unit ^ 0x2000 : unit;
  });
  if (flags.length > 0x7fff) throw new Error('Too many bytes for one text.');
  const head = [flags.length, even.length - bytes.length, ...flags].map((bits) => bits + 0x4000);
  return [Uint16Array.from(head), stand]
    .map(({ buffer }) => Buffer.from(buffer).toString('utf16le'))
    .join('');
}

/** A page as a file: its mark at the beginning goes before what a server says of its encoding. */
export function inUtf16(html: string): Uint8Array {
  return Buffer.from(`\ufeff${html}`, 'utf16le');
}
