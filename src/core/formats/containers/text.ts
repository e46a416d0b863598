import type { LooksLike } from '../../failure.ts';

/** What this file uses of the TextDecoder that browsers, workers and Node all have. */
interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}
declare const TextDecoder: new (
  encoding?: string,
  options?: { readonly fatal?: boolean },
) => Decoder;

/**
 * A decoder of UTF-8 for pieces of a file, called with `stream: true` until the last. It drops
 * a byte order mark and puts U+FFFD for a damaged byte.
 */
export function utf8Decoder(): Decoder {
  return new TextDecoder('utf-8');
}

/** First bytes of file kinds that people drop by mistake, as Latin-1 text; `?` is any byte. */
const SIGNATURES: readonly (readonly [string, LooksLike])[] = [
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['RIFF????WEBP', 'WebP'],
  ['%PDF', 'PDF'],
  ['PK\x03\x04', 'ZIP'],
  ['\x1f\x8b', 'gzip'],
  ['\x28\xb5\x2f\xfd', 'Zstandard'],
  ['PAR1', 'Parquet'],
  ['SQLite format 3', 'SQLite'],
  ['\xff\xfe', 'UTF-16'],
  ['\xfe\xff', 'UTF-16'],
];

/** What the first bytes of a file show it to be, or null where it may be UTF-8 text. */
export function looksLike(head: Uint8Array): LooksLike | null {
  for (const [signature, kind] of SIGNATURES) {
    if (startsWith(head, signature)) return kind;
  }
  const zero = head.indexOf(0);
  if (zero >= 0) return isUtf16(head) ? 'UTF-16' : 'binary';
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  if (/^\s*<(!doctype html|html)/i.test(text)) return 'HTML';
  return decoded(head, 'utf-8') === null && isMostlyDamaged(text) ? encodingOf(head) : null;
}

function startsWith(head: Uint8Array, signature: string): boolean {
  if (head.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) {
    if (signature[i] !== '?' && head[i] !== signature.charCodeAt(i)) return false;
  }
  return true;
}

/** ASCII in UTF-16 has a zero in every second byte, on one side. */
function isUtf16(head: Uint8Array): boolean {
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]++;
  const [even, odd] = zeros;
  return Math.max(even, odd) > head.length / 4 && Math.min(even, odd) < head.length / 100;
}

/**
 * One damaged byte in good text costs only what it damages; text of another encoding has more
 * characters damaged than whole ones outside ASCII.
 */
function isMostlyDamaged(text: string): boolean {
  let damaged = 0;
  let whole = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) damaged++;
    else if (code > 0x7f) whole++;
  }
  return damaged > whole;
}

/**
 * The stricter encoding first: what is valid EUC-JP is often valid Shift_JIS too. Western text
 * can be valid in both by chance, but then has no kana.
 */
function encodingOf(head: Uint8Array): LooksLike {
  if (KANA.test(decoded(head, 'euc-jp') ?? '')) return 'EUC-JP';
  return KANA.test(decoded(head, 'shift_jis') ?? '') ? 'Shift_JIS' : 'another encoding';
}

const KANA = /[ぁ-ヿ]/;

/** Text of bytes that may end in the middle of a character; null where they are not valid. */
function decoded(head: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch {
    return null;
  }
}
