import type { LooksLike } from '../../failure.ts';
import type { Encoding } from '../report.ts';

/** What this file uses of the TextDecoder that browsers, workers and Node all have. */
export interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}
declare const TextDecoder: new (
  encoding?: string,
  options?: { readonly fatal?: boolean },
) => Decoder;

/**
 * A decoder for pieces of a file, called with `stream: true` until the last. It drops a byte
 * order mark and puts U+FFFD for damaged bytes.
 */
export function decoderOf(encoding: Encoding): Decoder {
  return new TextDecoder(encoding);
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
];

/** What the first bytes of a file show it to be, or null where it may be text. */
export function looksLike(head: Uint8Array): LooksLike | null {
  for (const [signature, kind] of SIGNATURES) {
    if (startsWith(head, signature)) return kind;
  }
  if (utf16Of(head) !== null) return null;
  if (head.includes(0)) return 'binary';
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  return /^\s*<(!doctype html|html)/i.test(text) ? 'HTML' : null;
}

function startsWith(head: Uint8Array, signature: string): boolean {
  if (head.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) {
    if (signature[i] !== '?' && head[i] !== signature.charCodeAt(i)) return false;
  }
  return true;
}

/** UTF-16, by its byte order mark or by the zeros that ASCII has in it on one side; else null. */
export function utf16Of(head: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  if (startsWith(head, '\xff\xfe')) return 'UTF-16LE';
  if (startsWith(head, '\xfe\xff')) return 'UTF-16BE';
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i += 2) {
    const isOdd = head[i + 1] === 0;
    // No text has U+0000 in it, and binary data has little else.
    if (head[i] === 0 && isOdd) return null;
    if (head[i] === 0) even++;
    if (isOdd) odd++;
  }
  // Even Japanese text has ASCII punctuation in JSON and CSV; on the other side stand 一, 言 and
  // all else that ends in a zero.
  if (Math.max(even, odd) <= head.length / 20) return null;
  if (Math.min(even, odd) > Math.max(even, odd) / 2) return null;
  return odd > even ? 'UTF-16LE' : 'UTF-16BE';
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
 * The encoding of text that begins with a character beyond ASCII and may end in the middle of
 * one; null where it is none that is read. One damaged byte leaves UTF-8 what it is. Much is valid
 * in both Japanese encodings; the right one gives the larger share of characters that stand in
 * runs of Japanese, which neither the wrong one nor western text does.
 */
export function encodingOf(bytes: Uint8Array): Encoding | null {
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  if (!isMostlyDamaged(text)) return 'UTF-8';
  const eucJp = japaneseShare(decoded(bytes, 'euc-jp'));
  const shiftJis = japaneseShare(decoded(bytes, 'shift_jis'));
  if (Math.max(eucJp, shiftJis) < LEAST_JAPANESE) return null;
  return eucJp >= shiftJis ? 'EUC-JP' : 'Shift_JIS';
}

const LEAST_JAPANESE = 0.3;
const BEYOND_ASCII = /[^\0-\x7f]/g;
const RUN = /[、-〜ぁ-ヿ一-鿿！-～]{2,}/g;

/** Share of the characters beyond ASCII that stand in runs of Japanese; 0 for no text. */
function japaneseShare(text: string | null): number {
  if (text === null) return 0;
  const all = text.match(BEYOND_ASCII)?.length ?? 0;
  const inRuns = (text.match(RUN) ?? []).reduce((sum, run) => sum + run.length, 0);
  return all === 0 ? 0 : inRuns / all;
}

/** Text of bytes that may end in the middle of a character; null where they are not valid. */
function decoded(head: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch {
    return null;
  }
}
