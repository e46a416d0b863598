/** Hashed without a pause where the browser doesn’t hash: some milliseconds of work. */
const PIECE = 1 << 20;

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
    if (bytes.byteLength > PIECE) await pause();
    return new Uint8Array(hash);
  }
  const library = await import('@noble/hashes/sha2.js');
  const all = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  const hash = library.sha256.create();
  for (let at = 0; at < all.length; at += PIECE) {
    if (at > 0) await pause();
    hash.update(all.subarray(at, at + PIECE));
  }
  return hash.digest();
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
