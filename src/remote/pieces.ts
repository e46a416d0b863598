import { joinBytes } from '../core/formats/containers/join-bytes.ts';
import { bytesOf } from './blob-bytes.ts';

/** Bytes that come in pieces, put together. */

/** Bytes that show what a file is. */
const MIN_HEAD = 64;
/** Bytes that are put by together, of a file that is kept whole. */
const PART = 1 << 24;

/** Enough of the first bytes to see what they begin; fewer where there are no more. */
export async function firstOf(pieces: AsyncIterator<Uint8Array, unknown>): Promise<Uint8Array> {
  let first = new Uint8Array(0);
  while (first.length < MIN_HEAD) {
    const { done, value } = await pieces.next();
    if (done) break;
    first = joinBytes([first, value]);
  }
  return first;
}

export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return joinBytes(all);
}

/**
 * All that comes, in a Blob: of gigabytes none but the last piece stays in the memory of this tab.
 * @param told of the bytes of each piece
 */
export async function kept(
  first: Uint8Array,
  pieces: AsyncIterable<Uint8Array>,
  told: (bytes: number) => void,
): Promise<Blob> {
  const parts: Blob[] = [];
  let open = [first];
  let length = first.length;
  told(length);
  for await (const piece of pieces) {
    told(piece.length);
    open.push(piece);
    length += piece.length;
    if (length < PART) continue;
    parts.push(new Blob([joinBytes(open)]));
    open = [];
    length = 0;
  }
  return new Blob([...parts, joinBytes(open)]);
}

export async function partOf(whole: Blob, start: number, end: number): Promise<Uint8Array> {
  return new Uint8Array(await bytesOf(whole.slice(start, end)));
}
