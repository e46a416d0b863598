import { MAX_ZERO_SHARE } from '../../../limits.ts';
import { TextDecoder } from '../../../platform.ts';
import type { Encoding, LooksLike } from '../../file/file-failure.ts';

/** First bytes of file kinds that people drop by mistake, as Latin-1 text; `?` is any byte. */
const SIGNATURES: readonly (readonly [string, LooksLike])[] = [
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['RIFF????WEBP', 'WebP'],
  ['%PDF', 'PDF'],
  ['PK\x03\x04', 'ZIP'],
  // One without files.
  ['PK\x05\x06', 'ZIP'],
  ['\x1f\x8b', 'gzip'],
  ['\x28\xb5\x2f\xfd', 'Zstandard'],
  ['PAR1', 'Parquet'],
  ['SQLite format 3', 'SQLite'],
  // The container of .xls and .doc up to Office 2003.
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'Excel'],
];

/** What the first bytes of a file show it to be, or null where it may be text. */
export function looksLike(head: Uint8Array): LooksLike | null {
  for (const [signature, kind] of SIGNATURES) {
    if (startsWith(head, signature)) return kind;
  }
  if (utf16Of(head) !== null) return null;
  if (head.includes(0) && !isTextWithZeros(head)) return 'binary';
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  return /^\s*<(!doctype html|html)/i.test(text) ? 'HTML' : null;
}

/**
 * The bytes of the file that a pointer of Git Large File Storage stands for (null: it does not say);
 * undefined where the text is none.
 */
export function lfsPointerIn(head: Uint8Array): number | null | undefined {
  if (!startsWith(head, 'version https://git-lfs.github.com/spec/')) return undefined;
  const size = /^size (\d{1,15})\s*$/m.exec(new TextDecoder('utf-8').decode(head))?.[1];
  return size === undefined ? null : Number(size);
}

function startsWith(head: Uint8Array, signature: string): boolean {
  if (head.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) {
    if (signature[i] !== '?' && head[i] !== signature.charCodeAt(i)) return false;
  }
  return true;
}

/** Few zeros in valid UTF-8 are characters of a text, however odd. */
function isTextWithZeros(head: Uint8Array): boolean {
  if (head.filter((byte) => byte === 0).length > MAX_ZERO_SHARE * head.length) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The encoding that a byte order mark names, and how many bytes it takes. */
export function byteOrderMark(head: Uint8Array): { encoding: Encoding | null; length: number } {
  if (startsWith(head, '\xef\xbb\xbf')) return { encoding: 'UTF-8', length: 3 };
  if (startsWith(head, '\xff\xfe')) return { encoding: 'UTF-16LE', length: 2 };
  if (startsWith(head, '\xfe\xff')) return { encoding: 'UTF-16BE', length: 2 };
  return { encoding: null, length: 0 };
}

/** UTF-16, by its byte order mark or by the zeros that ASCII has in it on one side; else null. */
export function utf16Of(head: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  const { encoding } = byteOrderMark(head);
  if (encoding === 'UTF-16LE' || encoding === 'UTF-16BE') return encoding;
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
  if (Math.max(even, odd) <= MAX_ZERO_SHARE * head.length) return null;
  if (Math.min(even, odd) > Math.max(even, odd) / 2) return null;
  return odd > even ? 'UTF-16LE' : 'UTF-16BE';
}
