import { sha256, sha256OfAll } from './sha-256.ts';

/**
 * Bytes that are still hashed as a whole: some tens of milliseconds in Chromium, which does it in the
 * task that asks. Of more there is never a copy, which for millions of judgments by question took
 * as much memory as the tab beside it.
 */
export const MAX_WHOLE = 1 << 24;

/** Bytes of a part at a time, where a copy of them has to be made. */
const PIECE = 1 << 20;

/** Numbers of a byte each that are hashed as if each had the eight of a Float64Array. */
export class Widened {
  readonly values: Uint8Array;

  constructor(values: Uint8Array) {
    this.values = values;
  }
}

export type HashedPart = string | Blob | ArrayBuffer | ArrayBufferView | Widened;

/** SHA-256 of texts and bytes, one after the other. Hexadecimal. */
export async function digest(given: readonly HashedPart[]): Promise<string> {
  const parts = given.map((part) => (typeof part === 'string' ? UTF_8.encode(part) : part));
  const size = parts.reduce((sum, part) => sum + sizeOf(part), 0);
  const bytes = await (size > MAX_WHOLE ? sha256OfAll(piecesOf(parts)) : wholeOf(parts));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const UTF_8 = new TextEncoder();

type Bytes = Exclude<HashedPart, string>;

function sizeOf(part: Bytes): number {
  if (part instanceof Widened) return part.values.length * Float64Array.BYTES_PER_ELEMENT;
  return part instanceof Blob ? part.size : part.byteLength;
}

async function wholeOf(parts: readonly Bytes[]): Promise<Uint8Array> {
  const wide = parts.map((part) =>
    part instanceof Widened ? Float64Array.from(part.values) : part,
  );
  // Views of buffers that are alone with this page, which the type of Blob can't know.
  return sha256(await new Blob(wide as BlobPart[]).arrayBuffer());
}

async function* piecesOf(parts: readonly Bytes[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Blob)
      for (let at = 0; at < part.size; at += PIECE)
        yield new Uint8Array(await part.slice(at, at + PIECE).arrayBuffer());
    else if (part instanceof Widened)
      for (let at = 0; at < part.values.length; at += PIECE / Float64Array.BYTES_PER_ELEMENT)
        yield bytesOf(
          Float64Array.from(part.values.subarray(at, at + PIECE / Float64Array.BYTES_PER_ELEMENT)),
        );
    else yield bytesOf(part);
  }
}

function bytesOf(part: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(part)
    ? new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
    : new Uint8Array(part);
}
