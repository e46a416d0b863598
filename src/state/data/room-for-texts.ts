/** Left free for runs: a tenth of what the browser grants, but no more than this (bytes). */
const MAX_RESERVED = 100e6;

/**
 * Bytes that may be filled with texts; infinite where the browser does not say, which then says
 * so when it is full.
 */
export async function roomForTexts(): Promise<number> {
  try {
    const { quota, usage = 0 } = await navigator.storage.estimate();
    if (quota === undefined) return Infinity;
    return Math.max(0, quota - usage - Math.min(MAX_RESERVED, quota / 10));
  } catch {
    return Infinity;
  }
}
