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
    first = both(first, [value]);
  }
  return first;
}

export async function joined(
  first: Uint8Array,
  pieces: AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  const rest: Uint8Array[] = [];
  for await (const piece of pieces) rest.push(piece);
  return both(first, rest);
}

/** All that comes, in a Blob: of gigabytes none but the last piece stays in the memory of this tab. */
export async function kept(first: Uint8Array, pieces: AsyncIterable<Uint8Array>): Promise<Blob> {
  const parts: Blob[] = [];
  let open = [first];
  let length = first.length;
  for await (const piece of pieces) {
    open.push(piece);
    length += piece.length;
    if (length < PART) continue;
    parts.push(new Blob([both(new Uint8Array(0), open)]));
    open = [];
    length = 0;
  }
  return new Blob([...parts, both(new Uint8Array(0), open)]);
}

export async function partOf(whole: Blob, start: number, end: number): Promise<Uint8Array> {
  return new Uint8Array(await bytesOf(whole.slice(start, end)));
}

export function both(first: Uint8Array, rest: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(rest.reduce((sum, { length }) => sum + length, first.length));
  whole.set(first);
  let at = first.length;
  for (const piece of rest) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
