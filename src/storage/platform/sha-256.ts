import { nextTask } from '../../next-task.ts';

/** Bytes that take the browser some milliseconds. */
const LARGE = 1 << 20;
/** What the library hashes without a pause: a millisecond of work, but ten until it is compiled. */
const PIECE = 1 << 18;

const cryptoHere = (): { readonly subtle?: SubtleCrypto } => crypto;

/**
 * SHA-256, 32 bytes. Pages that came over plain http are given no `crypto.subtle`; there a library
 * counts, a piece at a time, so that the page goes on.
 */
export async function sha256(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { subtle } = cryptoHere();
  if (subtle) {
    const hash = await subtle.digest('SHA-256', bytes);
    // Chromium hashes in the task that asks; what follows large data has one of its own.
    if (bytes.byteLength > LARGE) await nextTask();
    return new Uint8Array(hash);
  }
  return sha256OfAll([bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)]);
}

/**
 * SHA-256 of bytes one after the other, which never lie in memory together: `crypto.subtle` takes
 * nothing but a whole, so the library counts.
 */
export async function sha256OfAll(
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  const library = await import('@noble/hashes/sha2.js');
  const hash = library.sha256.create();
  let since = 0;
  let hasPaused = false;
  for await (const part of parts)
    for (let at = 0; at < part.length; at += PIECE) {
      const piece = part.subarray(at, at + PIECE);
      if (since + piece.length > PIECE) {
        await nextTask();
        hasPaused = true;
        since = 0;
      }
      hash.update(piece);
      since += piece.length;
    }
  // What follows large data has a task of its own.
  if (hasPaused) await nextTask();
  return hash.digest();
}
