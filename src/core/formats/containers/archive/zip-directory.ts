import { TextDecoder } from '../../../platform.ts';
import type { RandomAccess } from '../random-access.ts';

/** What an archive says of one file in it. */
export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  /** Null where the archive was cut before it. */
  readonly crc: number | null;
  readonly packed: number;
  readonly bytes: number;
  /** Where its data begin, or else where the header before them does. */
  readonly start: number | null;
  readonly header: number;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Whether the archive is cut off before its directory. */
  readonly isCut: boolean;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const DESCRIPTOR = 0x08074b50;
const END = 0x06054b50;
const LOCATOR_64 = 0x07064b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
/** Number and size of this stand elsewhere (ZIP64). */
const ELSEWHERE = 0xffffffff;
/** Bytes of a directory that are read; a million files have about 60 MB. */
const MAX_DIRECTORY = 1 << 28;
const WINDOW = 1 << 20;

/**
 * The files of an archive, by the directory at its end (APPNOTE.TXT 6.3.10). One that was cut off
 * has none: then by the headers before each file.
 */
export async function readDirectory(file: RandomAccess): Promise<ZipDirectory> {
  const entries = await centralEntries(file);
  return entries === null
    ? { entries: await localEntries(file), isCut: true }
    : { entries, isCut: false };
}

async function centralEntries(file: RandomAccess): Promise<ZipEntry[] | null> {
  const from = Math.max(0, file.length - END_LENGTH - MAX_COMMENT);
  const end = viewOf(await file.read(from, file.length));
  let at = end.byteLength - END_LENGTH;
  while (at >= 0 && !isEnd(end, at)) at--;
  if (at < 0) return null;
  let size = end.getUint32(at + 12, true);
  let offset = end.getUint32(at + 16, true);
  let behind = from + at;
  if (at >= 20 && end.getUint32(at - 20, true) === LOCATOR_64) {
    const place = number64(end, at - 12);
    const end64 = viewOf(await file.read(place, Math.min(place + 56, file.length)));
    if (end64.byteLength < 56) return null;
    size = number64(end64, 40);
    offset = number64(end64, 48);
    behind = place;
  }
  // Whatever stands before the archive is not counted in its offsets.
  const shift = behind - size - offset;
  if (shift < 0 || size > MAX_DIRECTORY) return null;
  const directory = await file.read(behind - size, behind);
  return entriesIn(directory, shift);
}

function isEnd(view: DataView, at: number): boolean {
  if (view.getUint32(at, true) !== END) return false;
  return at + END_LENGTH + view.getUint16(at + 20, true) <= view.byteLength;
}

function entriesIn(bytes: Uint8Array, shift: number): ZipEntry[] | null {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + CENTRAL_LENGTH <= bytes.length && view.getUint32(at, true) === CENTRAL) {
    const nameEnd = at + CENTRAL_LENGTH + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > bytes.length) return null;
    const flags = view.getUint16(at + 8, true);
    const [size, packed, header] = largeNumbers(view, nameEnd, extraEnd, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    entries.push({
      name: nameOf(bytes.subarray(at + CENTRAL_LENGTH, nameEnd)),
      isEncrypted: flags % 2 === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      bytes: size,
      start: null,
      header: header + shift,
    });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return at === bytes.length ? entries : null;
}

/** Where the data of a file begin, behind its local header. */
export async function dataStart(file: RandomAccess, { header }: ZipEntry): Promise<number> {
  const view = viewOf(await file.read(header, Math.min(header + LOCAL_LENGTH, file.length)));
  if (view.byteLength < LOCAL_LENGTH || view.getUint32(0, true) !== LOCAL) {
    throw new Error('no file where the directory says');
  }
  return header + LOCAL_LENGTH + view.getUint16(26, true) + view.getUint16(28, true);
}

async function localEntries(file: RandomAccess): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + LOCAL_LENGTH <= file.length;) {
    const head = viewOf(await file.read(at, at + LOCAL_LENGTH));
    if (head.getUint32(0, true) !== LOCAL) break;
    const nameLength = head.getUint16(26, true);
    const start = at + LOCAL_LENGTH + nameLength + head.getUint16(28, true);
    if (start > file.length) break;
    const rest = await file.read(at + LOCAL_LENGTH, start);
    const [bytes, packed] = largeNumbers(viewOf(rest), nameLength, rest.length, [
      head.getUint32(22, true),
      head.getUint32(18, true),
    ]);
    const flags = head.getUint16(6, true);
    const hasDescriptor = (flags & 8) !== 0 && packed === 0;
    const stated = { crc: head.getUint32(14, true), packed, end: start + packed };
    const data = hasDescriptor ? await descriptorAfter(file, start) : stated;
    entries.push({
      name: nameOf(rest.subarray(0, nameLength)),
      isEncrypted: flags % 2 === 1,
      method: head.getUint16(8, true),
      crc: data.crc,
      packed: data.packed,
      bytes,
      start,
      header: at,
    });
    at = data.end;
  }
  return entries;
}

/** The descriptor behind data of unknown size: it is one where it gives the size that it ends. */
async function descriptorAfter(
  file: RandomAccess,
  start: number,
): Promise<{ crc: number | null; packed: number; end: number }> {
  for (let from = start; from < file.length; from += WINDOW) {
    const view = viewOf(await file.read(from, Math.min(from + WINDOW + 24, file.length)));
    for (let at = 0; at + 16 <= view.byteLength && at < WINDOW; at++) {
      if (view.getUint8(at) !== 0x50 || view.getUint32(at, true) !== DESCRIPTOR) continue;
      const packed = from + at - start;
      const is64 = at + 24 <= view.byteLength && number64(view, at + 8) === packed;
      if (!is64 && view.getUint32(at + 8, true) !== packed) continue;
      return { crc: view.getUint32(at + 4, true), packed, end: from + at + (is64 ? 24 : 16) };
    }
  }
  return { crc: null, packed: file.length - start, end: file.length };
}

/** Numbers that did not fit stand, in the same order, in the extra field of ZIP64. */
function largeNumbers(view: DataView, from: number, to: number, numbers: number[]): number[] {
  let at = from;
  while (at + 4 <= to && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return numbers.map((number) => {
    if (number !== ELSEWHERE || at + 8 > to) return number;
    at += 8;
    return number64(view, at - 8);
  });
}

function number64(view: DataView, at: number): number {
  return view.getUint32(at, true) + 2 ** 32 * view.getUint32(at + 4, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** UTF-8, or Shift_JIS where Japanese systems made the archive; few mark which. */
function nameOf(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  }
  return new TextDecoder('latin1').decode(bytes);
}
