import { ArchiveError } from './archive-error.ts';
import { Crc32 } from './crc32.ts';
import { damageOf, inSteps } from './inflate.ts';

/** A member ends with its checksum and length, of four bytes each. */
const TRAILER = 8;
/** Header, deflated nothing, trailer. */
const MIN_LENGTH = 10 + 2 + TRAILER;
/** A header holds a name, a comment, and up to 64 kB of whatever else. */
const MAX_HEADER = 1 << 17;

/**
 * The bytes inside a gzip file of one or more members, streamed; the library is loaded when the
 * first one comes.
 * @throws Error where the file ends too early, ArchiveError where it is damaged
 */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Gunzip } = await import('fflate');
  let pieces: Uint8Array[] = [];
  let crc = new Crc32();
  let length = 0;
  /** Bytes read so far; the last of them, in which the trailer of a member stands. */
  let read = 0;
  let tail = new Uint8Array(0);
  const stream = new Gunzip((piece) => {
    crc.push(piece);
    length += piece.length;
    pieces.push(piece);
  });
  /** Holds what a member gave against its trailer, which ends at this place. */
  const check = (end: number): void => {
    const at = end - TRAILER - (read - tail.length);
    if (at < 0) throw new Error('unexpected end');
    const expected = new DataView(tail.buffer, tail.byteOffset + at, 4).getUint32(0, true);
    if (expected !== crc.value) throw new ArchiveError({ kind: 'wrong-checksum' });
    crc = new Crc32();
    length = 0;
  };
  /** Whether the trailer of the member that gave this stands among the last bytes. */
  const isWhole = (): boolean => {
    const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
    for (let at = 0; at + TRAILER <= tail.length; at++) {
      const isLength = view.getUint32(at + 4, true) === length >>> 0;
      if (isLength && view.getUint32(at, true) === crc.value) return true;
    }
    return false;
  };
  const members = { areOver: false };
  stream.onmember = check;
  const push = (step: Uint8Array, isEnd: boolean): Uint8Array[] => {
    pieces = [];
    try {
      stream.push(step, isEnd);
    } catch (error) {
      // Whatever stands behind the last member is passed over, as gzip itself does.
      members.areOver = length > 0 && isWhole();
      if (!members.areOver) throw damageOf(error);
    }
    return pieces.filter((piece) => piece.length > 0);
  };
  for await (const step of inSteps(chunks)) {
    read += step.length;
    // With what was before it: the header of the next member may have come in pieces.
    tail = joined(tail.subarray(-MAX_HEADER), step);
    yield* push(step, false);
    if (members.areOver) return;
  }
  const rest = push(new Uint8Array(0), true);
  if (read >= MIN_LENGTH && !isWhole()) check(read);
  yield* rest;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
