import { TextDecoder } from '../../../platform.ts';
import type { Decoder } from '../../../platform.ts';
import type { Encoding } from '../../file/file-failure.ts';
import { japaneseShare } from './japanese.ts';

/**
 * Stands where bytes are none of their encoding. It is half of a pair, which no valid text
 * decodes to, so that a U+FFFD of the text's own stays what it is (after Python's PEP 383).
 */
export const DAMAGE = '\uDC00';
const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES = [0xef, 0xbf, 0xbd] as const;
const NEWLINE = 0x0a;

/** As a character, or as JSON.stringify writes it. */
const DAMAGE_IN_RECORD = /\uDC00|(?<!\\ud[89ab][0-9a-f]{2})\\udc00/u;
const LONE_SURROGATES = /[\uD800-\uDFFF]/gu;

/** Whether a record, as it stands in its file or written as JSON, has damaged bytes in it. */
export function hasDamage(record: string): boolean {
  return DAMAGE_IN_RECORD.test(record);
}

/** How one encoding is read piece by piece. */
export interface Codec {
  /** How many of the bytes, which begin with a whole character, are whole ones or lines. */
  wholeLength(bytes: Uint8Array): number;
  /** Text of whole characters, with a mark for each place that is damaged. */
  decode(bytes: Uint8Array): string;
}

const NOTHING = new Uint8Array(0);
let strict = strictDecoder();
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of bytes that are valid UTF-8 throughout, else null. */
export function validUtf8(bytes: Uint8Array): string | null {
  try {
    // As a stream, which Node decodes in two thirds of the time; what is open at its end is an error.
    return strict.decode(bytes, { stream: true }) + strict.decode(NOTHING);
  } catch {
    strict = strictDecoder();
    return null;
  }
}

function strictDecoder(): Decoder {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
}

const utf8: Codec = {
  wholeLength(bytes) {
    const last = bytes.length - 1;
    for (let at = last; at >= 0 && at > last - 3; at--) {
      const byte = bytes[at];
      if (byte < 0x80) break;
      if (byte < 0xc0) continue;
      const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      return at + length > bytes.length ? at : bytes.length;
    }
    return bytes.length;
  },
  decode: (bytes) => validUtf8(bytes) ?? marked(bytes),
};

/** Each U+FFFD that stands in the bytes themselves divides them, so that all others are damage. */
function marked(bytes: Uint8Array): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (!REPLACEMENT_BYTES.every((byte, n) => bytes[at + n] === byte)) continue;
    parts.push(lenient.decode(bytes.subarray(from, at)).replaceAll(REPLACEMENT, DAMAGE));
    from = at + REPLACEMENT_BYTES.length;
  }
  parts.push(lenient.decode(bytes.subarray(from)).replaceAll(REPLACEMENT, DAMAGE));
  return parts.join(REPLACEMENT);
}

function utf16(encoding: 'UTF-16LE' | 'UTF-16BE'): Codec {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const [high, low] = encoding === 'UTF-16LE' ? [1, 0] : [0, 1];
  return {
    wholeLength(bytes) {
      const even = bytes.length - (bytes.length % 2);
      const isPairOpen = even > 0 && (bytes[even - 2 + high] & 0xfc) === 0xd8;
      return isPairOpen ? even - 2 : even;
    },
    decode(bytes) {
      try {
        return decoder.decode(bytes);
      } catch {
        let text = bytes.length % 2 === 0 ? '' : DAMAGE;
        for (let at = bytes.length - (bytes.length % 2) - 2; at >= 0; at -= 2) {
          text = String.fromCharCode((bytes[at + high] << 8) | bytes[at + low]) + text;
        }
        return text.replace(LONE_SURROGATES, DAMAGE);
      }
    },
  };
}

/**
 * Neither Japanese encoding has a U+FFFD of its own. Much of UTF-8 is valid in them: a line that
 * is more Japanese as UTF-8 is no line of theirs, and is marked wherever it is not ASCII.
 */
function japanese(encoding: 'Shift_JIS' | 'EUC-JP', lengthOf: (lead: number) => number): Codec {
  const decoder = new TextDecoder(encoding);
  const decode = (bytes: Uint8Array): string =>
    decoder.decode(bytes).replaceAll(REPLACEMENT, DAMAGE);
  return {
    wholeLength(bytes) {
      const lines = bytes.lastIndexOf(NEWLINE) + 1;
      if (lines > 0) return lines;
      let at = 0;
      for (let length = 0; at < bytes.length; at += length) {
        length = lengthOf(bytes[at]);
        if (at + length > bytes.length) break;
      }
      return at;
    },
    decode(bytes) {
      if (japaneseShare(lenient.decode(bytes)) === 0) return decode(bytes);
      return linesOf(bytes)
        .map((line) => {
          const own = decode(line);
          const other = validUtf8(line);
          const isOther = other !== null && japaneseShare(other) > japaneseShare(own);
          return isOther ? other.replace(/[^\0-\x7f]/gu, DAMAGE) : own;
        })
        .join('');
    },
  };
}

/** Each with its end; neither encoding has the byte of \n inside a character. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, from);
    const next = end < 0 ? bytes.length : end + 1;
    lines.push(bytes.subarray(from, next));
    from = next;
  }
  return lines;
}

export function codecOf(encoding: Encoding): Codec {
  switch (encoding) {
    case 'UTF-8':
      return utf8;
    case 'UTF-16LE':
    case 'UTF-16BE':
      return utf16(encoding);
    case 'Shift_JIS':
      return japanese(encoding, (lead) =>
        (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc) ? 2 : 1,
      );
    case 'EUC-JP':
      return japanese(encoding, (lead) => (lead === 0x8f ? 3 : lead >= 0x8e ? 2 : 1));
  }
}
