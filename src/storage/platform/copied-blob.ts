/** Bytes that are in memory at a time. */
const PIECE = 4 << 20;

/**
 * The bytes of a part of a file in a Blob of their own. WebKit’s database stores such a part as the
 * beginning of its file: right while the page is open, and something else from then on.
 */
export async function copiedBlob(part: Blob): Promise<Blob> {
  const pieces: Blob[] = [];
  for (let at = 0; at < part.size; at += PIECE)
    pieces.push(new Blob([await part.slice(at, at + PIECE).arrayBuffer()]));
  return new Blob(pieces, { type: part.type });
}
