import { blockScan } from './block-scan.ts';
import { characterEnd, Lead, NO_BYTE, utf8Kinds } from './utf8.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const COMMA = 0x2c;
const COLON = 0x3a;

const CLOSES = 1;
const ESCAPES = 2;

/** What each byte is inside a string. */
const KINDS = utf8Kinds();
KINDS[QUOTE] = CLOSES;
KINDS[BACKSLASH] = ESCAPES;

/** How long an escape is by the byte behind its backslash; 0 where there is none. */
const ESCAPES_BY_BYTE = new Uint8Array(256);
for (const char of '"\\/bfnrt') ESCAPES_BY_BYTE[char.charCodeAt(0)] = 2;
ESCAPES_BY_BYTE[0x75] = 6;
const WORDS = ['true', 'false', 'null'].map((word) =>
  Uint8Array.from(word, (char) => char.charCodeAt(0)),
);

/** Values nested deeper are for the parser. */
const MAX_DEPTH = 32;

/**
 * Where the JSON value (RFC 8259) ends that begins at `at`, in bytes up to a line's end, which must
 * be there; −1 where there is none, or none that is valid UTF-8.
 */
export function valueEnd(bytes: Uint8Array, at: number, depth = 0): number {
  const byte = bytes[at];
  if (byte === QUOTE) return stringEnd(bytes, at);
  if (byte === 0x2d || isDigit(byte)) return numberEnd(bytes, at);
  if (byte === 0x5b) return arrayEnd(bytes, at, depth);
  if (byte === 0x7b) return objectEnd(bytes, at, depth);
  for (const word of WORDS) if (startsWith(bytes, at, word)) return at + word.length;
  return -1;
}

/** The same of a string, whose quote stands at `from`: what most of the bytes of a file are in. */
export function stringEnd(bytes: Uint8Array, from: number): number {
  const isScanned = blockScan.has(bytes);
  let at = from + 1;
  for (;;) {
    if (isScanned) at = blockScan.next(at, QUOTE, BACKSLASH, SPACE);
    let kind = KINDS[bytes[at]];
    while (kind === 0) kind = KINDS[bytes[++at]];
    if (kind === CLOSES) return at + 1;
    if (kind === ESCAPES) {
      const length = escapeLength(bytes, at);
      if (length === 0) return -1;
      at += length;
      continue;
    }
    if (kind === NO_BYTE) return -1;
    // Characters beyond ASCII stand together, most of them of three bytes.
    while (kind === Lead.three && isInside(bytes[at + 1]) && isInside(bytes[at + 2])) {
      const lead = bytes[at];
      if (lead === 0xe0 || lead === 0xed) break;
      at += 3;
      kind = KINDS[bytes[at]];
    }
    if (kind > NO_BYTE) {
      at = characterEnd(bytes, at, kind);
      if (at < 0) return -1;
    }
  }
}

function isInside(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Behind white space, of which a line's end is none here. */
export function spaceEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d) at++;
  return at;
}

/** Whether these bytes stand at `at`. */
export function startsWith(bytes: Uint8Array, at: number, what: Uint8Array): boolean {
  for (let n = 0; n < what.length; n++) if (bytes[at + n] !== what[n]) return false;
  return true;
}

/** 0 where it is no escape. */
function escapeLength(bytes: Uint8Array, at: number): number {
  const length = ESCAPES_BY_BYTE[bytes[at + 1]];
  if (length < 6) return length;
  for (let n = 2; n < 6; n++) if (!isHex(bytes[at + n])) return 0;
  return 6;
}

function numberEnd(bytes: Uint8Array, from: number): number {
  let at = bytes[from] === 0x2d ? from + 1 : from;
  if (bytes[at] === 0x30) at++;
  else {
    at = digitsEnd(bytes, at);
    if (at < 0) return -1;
  }
  if (bytes[at] === 0x2e) {
    at = digitsEnd(bytes, at + 1);
    if (at < 0) return -1;
  }
  if ((bytes[at] | 0x20) !== 0x65) return at;
  const isSigned = bytes[at + 1] === 0x2b || bytes[at + 1] === 0x2d;
  return digitsEnd(bytes, at + (isSigned ? 2 : 1));
}

/** Behind one digit or more; −1 where there is none. */
function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(bytes[at])) at++;
  return at === from ? -1 : at;
}

function arrayEnd(bytes: Uint8Array, from: number, depth: number): number {
  if (depth === MAX_DEPTH) return -1;
  let at = spaceEnd(bytes, from + 1);
  if (bytes[at] === 0x5d) return at + 1;
  for (;;) {
    at = valueEnd(bytes, at, depth + 1);
    if (at < 0) return -1;
    at = spaceEnd(bytes, at);
    if (bytes[at] === 0x5d) return at + 1;
    if (bytes[at] !== COMMA) return -1;
    at = spaceEnd(bytes, at + 1);
  }
}

function objectEnd(bytes: Uint8Array, from: number, depth: number): number {
  if (depth === MAX_DEPTH) return -1;
  let at = spaceEnd(bytes, from + 1);
  if (bytes[at] === 0x7d) return at + 1;
  for (;;) {
    at = memberStart(bytes, at);
    if (at < 0) return -1;
    at = valueEnd(bytes, at, depth + 1);
    if (at < 0) return -1;
    at = spaceEnd(bytes, at);
    if (bytes[at] === 0x7d) return at + 1;
    if (bytes[at] !== COMMA) return -1;
    at = spaceEnd(bytes, at + 1);
  }
}

/** Where the value of a member begins whose name begins at `from`; −1 where there is none. */
export function memberStart(bytes: Uint8Array, from: number): number {
  if (bytes[from] !== QUOTE) return -1;
  const end = stringEnd(bytes, from);
  if (end < 0) return -1;
  const at = spaceEnd(bytes, end);
  return bytes[at] === COLON ? spaceEnd(bytes, at + 1) : -1;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isHex(byte: number): boolean {
  const lower = byte | 0x20;
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66);
}
