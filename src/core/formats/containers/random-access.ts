import type { ByteSource } from '../file/report.ts';
import { ArchiveError } from './archive/archive-error.ts';
import { joinBytes } from './join-bytes.ts';

/** Of a file inside an archive, or on a server, no more than this is held in memory. */
const MAX_HELD = 1 << 30;
/** Bytes read at once. */
const PIECE = 1 << 18;

/** Bytes of which any part can be had. */
export interface RandomAccess {
  readonly length: number;
  /** Bytes start … end − 1. */
  read(start: number, end: number): Promise<Uint8Array>;
  /** As of the source: told of bytes that were read and are needed no more. */
  giveBack?(bytes: Uint8Array): void;
}

/**
 * Parts of the source where it gives them; else all of it in memory.
 * @throws ArchiveError where that is too much
 */
export async function randomAccess(source: ByteSource): Promise<RandomAccess> {
  if (source.slice !== undefined) {
    const giveBack = source.giveBack?.bind(source);
    const read = source.slice.bind(source);
    return { length: source.bytes, read, ...(giveBack && { giveBack }) };
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source.chunks()) {
    pieces.push(piece);
    length += piece.length;
    if (length > MAX_HELD) throw new ArchiveError({ kind: 'unpacks-too-large', bytes: length });
  }
  const whole = joinBytes(pieces);
  return { length, read: (start, end) => Promise.resolve(whole.subarray(start, end)) };
}

/** Bytes start … end − 1, one piece after the other. */
export async function* piecesOf(
  file: RandomAccess,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += PIECE) yield await file.read(at, Math.min(at + PIECE, end));
}
